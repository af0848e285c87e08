"""A library of any size, made quickly: without the history that an editor would leave behind."""

import random
from collections.abc import Iterable, Sequence
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, ReferenceIndex

from bscp_site.kit.dates import Precision
from pages.choices import TextState
from pages.models import DocumentText, PriorityPage, PublicationPage, SiteDocument, Theme
from tests import factories
from tests.many_pages import plant

THEMES, PRIORITIES = 12, 8
WORDS = [f"{first}{last}" for first in ("lo", "mer", "tas", "vin", "ox") for last in range(400)]


class LargeLibrary:
    """Publications of several kinds, each with two themes and a priority, over many years."""

    def __init__(self, kinds: Sequence[str], subjects: Sequence[str], years, dice: random.Random):
        self.subjects, self.years, self.dice, self.size = subjects, list(years), dice, 0
        home = factories.make_home()
        factories.make_settings()
        library = factories.make_library(home)
        self.kinds = [factories.make_publication_kind(library, title=title) for title in kinds]
        plan = factories.make_plan(factories.make_plans(factories.make_section(home)))
        self.priorities = [
            factories.make_priority(plan, title=f"Priority {number}", body=[])
            for number in range(PRIORITIES)
        ]
        self.themes = [
            Theme.objects.create(name=f"Theme {number}", slug=f"theme-{number}")
            for number in range(THEMES)
        ]

    def grow_to(self, size: int, *, documents: int = 0) -> None:
        made = [self._new(number) for number in range(self.size, size)]
        for place, kind in enumerate(self.kinds):
            plant(kind, made[place :: len(self.kinds)])
        self._connect(made)
        self.size = size
        self._give_documents(documents, made)
        call_command("update_index", verbosity=0)
        if connection.vendor == "postgresql":
            connection.cursor().execute("VACUUM ANALYZE")

    def _new(self, number: int) -> PublicationPage:
        title = self._title(number)
        words = " ".join(self.dice.choices(WORDS, k=300))
        return PublicationPage(
            title=title,
            slug=slugify(title),
            summary="What this is about and whom it is for, in a sentence or two.",
            published_on=date(self.dice.choice(self.years), self.dice.randint(1, 12), 1),
            published_precision=Precision.MONTH,
            body=[("paragraph", f"<p>Written for all who work with children. {words}</p>")],
        )

    def _give_documents(self, count: int, holders: Sequence[PublicationPage]) -> None:
        """Files with words: every other one is named by a page, the rest are found alone."""
        SiteDocument.objects.all().delete()
        papers = SiteDocument.objects.bulk_create(
            SiteDocument(
                title=f"Paper {number}",
                file=f"documents/{number}.pdf",
                file_size=9000,
                is_found_alone=number % 2 == 0,
            )
            for number in range(count)
        )
        DocumentText.objects.bulk_create(
            DocumentText(
                document=paper, state=TextState.READ, text=self._words(), asked_at=timezone.now()
            )
            for paper in papers
        )
        types = ContentType.objects.get_for_models(Page, PublicationPage, SiteDocument)
        ReferenceIndex.objects.bulk_create(
            ReferenceIndex(
                content_type=types[PublicationPage],
                base_content_type=types[Page],
                object_id=str(holder.pk),
                to_content_type=types[SiteDocument],
                to_object_id=str(paper.pk),
                model_path="body.item.document",
                content_path="body.item.document",
                content_path_hash=ReferenceIndex._get_content_path_hash("body.item.document"),
            )
            for paper, holder in zip(papers[1::2], holders, strict=False)
        )

    def _words(self) -> str:
        """Ten pages of text; of three files one is about the word that some pages have too."""
        subject = self.dice.choice(["exploitation", "attendance", "housing"])
        return " ".join(
            ["For all who work with children:", subject, *self.dice.choices(WORDS, k=5000)]
        )

    def _title(self, number: int) -> str:
        return f"{self.dice.choice(self.subjects).capitalize()}, paper {number}"

    def _connect(self, made: Iterable[PublicationPage]) -> None:
        themes, priorities = PublicationPage.themes.through, PublicationPage.priorities.through
        themes.objects.bulk_create(
            themes(publicationpage_id=page.pk, theme_id=theme.pk)
            for page in made
            for theme in self.dice.sample(self.themes, 2)
        )
        column = PriorityPage._meta.model_name + "_id"
        priorities.objects.bulk_create(
            priorities(publicationpage_id=page.pk, **{column: self.dice.choice(self.priorities).pk})
            for page in made
        )
