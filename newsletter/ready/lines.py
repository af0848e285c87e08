"""What is told: sentences about a page, each with the place where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page

PANELS = {"subject": "by_email", "preheader": "by_email"}  # fields that stand in a common panel


def fragment_of(panel: str) -> str:
    """Where a panel stands: it bears the name of its field, or its heading in snake case."""
    return f"#panel-child-content-{panel}-section"


@dataclass(frozen=True)
class Line:
    """One thing to mend; without a field the whole page is meant."""

    words: str
    field: str = ""
    block: str = ""  # the key of a block of the field's stream

    @property
    def fragment(self) -> str:
        """Where it stands in the form of its page, as the form of Wagtail names its parts."""
        if self.block:
            return f"#block-{self.block}-section"
        return fragment_of(PANELS.get(self.field, self.field)) if self.field else ""


@dataclass(frozen=True)
class Part:
    """What is to be mended in the form of one page."""

    page: Page
    lines: Sequence[Line]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Each sentence with the address where it is mended."""
        form = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [(line.words, form + line.fragment) for line in self.lines]


@dataclass(frozen=True)
class Findings:
    """What is to be mended in an issue: the issue first, then its articles in their order."""

    issue: Page
    parts: Sequence[Part]
    article_count: int
    untried: int  # links to other sites that nobody has tried yet

    @property
    def count(self) -> int:
        return sum(len(part.lines) for part in self.parts)
