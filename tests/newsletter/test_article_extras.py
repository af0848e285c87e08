"""What stands around an article: picture, agency, what to read on, how to pass it on."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from newsletter.archive import subjects_of
from pages.models import Picture, Theme
from tests import factories
from tests.pictures import in_text

NOON = factories.NOON


@time_machine.travel(NOON, tick=False)
class ArticleExtrasTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue = cls.pages["issuepage"]

    def read(self, article):
        return self.client.get(article.url).text

    def article(self, **fields):
        return factories.make_article(self.issue, title="Extra", **fields)

    def test_a_picture_stands_above_the_text_with_its_words_and_its_credit(self):
        picture = Picture.objects.create(
            title="P", file=get_test_image_file("p.png"), credit="Kim Photographer"
        )
        picture.contextual_alt_text, picture.decorative = "A hall full of people", False

        text = self.read(self.article(picture=[("picture", {"image": picture, "caption": ""})]))

        assert text.index("A hall full of people") < text.index("Some text.")
        assert "Photograph: Kim Photographer" in text

    def test_it_leads_to_all_articles_about_its_themes_and_priorities(self):
        theme = Theme.objects.create(name="Neglect", slug="neglect")
        open_one, private = (
            factories.make_priority(self.pages["planpage"], title=title)
            for title in ("Childhood neglect", "Not for all")
        )
        factories.make_private(private)
        article = self.article(themes=[theme], priorities=[open_one, private])
        few = self.queries(article)

        text = self.read(article)

        assert '<a href="/newsletter/?theme=neglect">Neglect</a>' in text
        assert '<a href="/newsletter/?priority=childhood-neglect">Childhood neglect</a>' in text
        assert "Not for all" not in text
        assert few == self.queries(factories.make_article(self.issue, title="About nothing"))

    def queries(self, article):
        self.read(article)
        with CaptureQueriesContext(connection) as queries:
            self.read(article)
        return len(queries)

    def test_what_its_text_links_to_and_what_is_to_read_on_are_one_look_up(self):
        other = factories.make_content(self.pages["homepage"], title="Elsewhere")
        link = f'<p><a linktype="page" id="{other.pk}">There</a></p>'
        related = [("page", other)]

        both = self.article(body=[("paragraph", link)], related=related)
        one = factories.make_article(self.issue, title="One", related=related)

        assert 'href="/elsewhere/">There</a>' in self.read(both)
        assert self.queries(both) == self.queries(one)

    def test_a_draft_says_what_is_ticked_and_not_saved_yet(self):
        theme = Theme.objects.create(name="Neglect", slug="neglect")
        article = self.article(themes=[theme])
        article.themes = [Theme.objects.create(name="Exploitation", slug="exploitation")]

        names = [subject.label for subject in subjects_of(article, is_draft=True)]

        assert names == ["Exploitation"]

    def test_the_agency_is_that_of_the_day(self):
        agency = factories.make_organisation(name="Old Trust")
        article = self.article(agency=agency)
        agency.name = "New Trust"
        agency.former_names.create(name="Old Trust")
        agency.save()

        article.save_revision().publish()

        assert "Old Trust" in self.read(article)
        assert "New Trust" not in self.read(article)

    def test_an_agency_that_an_editor_changes_or_takes_out_is_gone(self):
        article = self.article(agency=factories.make_organisation(name="First Trust"))
        for agency in (factories.make_organisation(name="Second Trust"), None):
            article.refresh_from_db()
            article.agency = agency
            article.save_revision().publish()

            assert "First Trust" not in self.read(article)
        assert "Second Trust" not in self.read(article)

    def test_an_agency_whose_record_is_gone_keeps_its_name(self):
        agency = factories.make_organisation(name="Gone Trust")
        article = self.article(agency=agency)

        agency.delete()
        article.refresh_from_db()
        article.save_revision().publish()

        assert "Gone Trust" in self.read(article)

    def test_related_pages_and_dates_lead_on_and_closed_ones_do_not(self):
        event = self.pages["eventpage"]
        hidden = factories.make_content(self.pages["homepage"], title="Hidden page")
        article = self.article(related=[("page", event), ("page", hidden)])
        hidden.unpublish()

        text = self.read(article)

        assert event.url in text
        assert "Hidden page" not in text

    def test_a_letter_to_a_colleague_holds_title_and_address(self):
        article = self.article()

        text = self.read(article)

        assert (
            f"mailto:?subject=Extra&amp;body=http%3A%2F%2Ftestserver{article.url}".replace(
                article.url, article.url.replace("/", "%2F")
            )
            in text
        )

    def test_what_needs_a_script_is_hidden_without_one(self):
        text = self.read(self.article())

        assert '<button type="button" data-listen="Stop" hidden>' in text
        assert '<button type="button" data-print hidden>' in text

    def test_minutes_are_counted_when_it_is_saved(self):
        article = self.article(body=[("paragraph", "<p>" + "word " * 660 + "</p>")])

        assert article.minutes == 3
        with self.assertNumQueries(1):
            assert self.issue.articles().get(pk=article.pk).minutes == 3

    def test_twelve_queries_are_enough_for_everything_at_once(self):
        home = self.pages["homepage"]
        pages = [factories.make_content(home, title=f"Page {n}") for n in range(6)]
        dates = [
            factories.make_event(self.pages["eventseriespage"], NOON + timedelta(days=n + 1))
            for n in range(2)
        ]
        above, within = (
            Picture.objects.create(title=name, file=get_test_image_file(f"{name}.png"))
            for name in ("above", "within")
        )
        article = self.article(
            agency=factories.make_organisation(name="A Trust"),
            author=self.pages["bodypage"],
            about_person=self.pages["personpage"],
            picture=[in_text(above, "Words")],
            body=[in_text(within, "Words"), *(("link", {"page": page}) for page in pages)],
            related=[("page", page) for page in (*pages, *dates)],
        )
        self.read(article)

        with CaptureQueriesContext(connection) as queries:
            self.read(article)

        assert len(queries) <= 12, "\n".join(q["sql"].partition(" FROM ")[2][:130] for q in queries)
