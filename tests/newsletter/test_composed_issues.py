"""An issue shows what its editor arranged, and nothing that readers cannot open."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from newsletter import composition, dates
from newsletter.models import IssuePage
from tests import factories

NOON = factories.NOON


@time_machine.travel(NOON, tick=False)
class ComposedIssueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue = cls.pages["issuepage"]
            cls.first = cls.pages["articlepage"]
            cls.second = factories.make_article(cls.issue, title="Second")

    def compose(self, *contents):
        self.issue = IssuePage.objects.get(pk=self.issue.pk)
        self.issue.contents = list(contents)
        self.issue.save_revision().publish()
        self.issue = IssuePage.objects.get(pk=self.issue.pk)

    def article(self, page, **values):
        return "article", {"article": page, "size": "standard", "teaser": ""} | values

    def read(self, page=None):
        response = self.client.get((page or self.issue).url)
        assert response.status_code == 200
        return response

    def entries(self):
        found = composition.sections(self.issue, NOON)
        return [entry for section in found for entry in section.entries]

    def test_an_issue_without_contents_shows_its_articles_in_their_own_order(self):
        (section,) = self.read().context["sections"]

        assert [entry.article for entry in section.entries] == [self.first, self.second]
        assert [entry.size for entry in section.entries] == ["lead", "standard"]

    def test_the_preview_of_an_issue_that_is_only_begun_says_no_more_than_is_known(self):
        begun = IssuePage(title="Begun", slug="begun", live=False)
        self.pages["newsletterindexpage"].add_child(instance=begun)

        article = factories.make_article(begun, title="Of it")

        for page in (begun, article):
            preview = page.make_preview_request()
            assert preview.status_code == 200
            assert "None" not in preview.text
            assert 'datetime=""' not in preview.text

    def test_two_sections_with_headings_are_worth_a_list_and_one_is_not(self):
        first = ("heading", {"text": "First"})
        second = ("heading", {"text": "Second"})
        for contents, has_list in (
            ((first, self.article(self.first), second, self.article(self.second)), True),
            ((self.article(self.first), second, self.article(self.second)), False),
        ):
            self.compose(*contents)

            assert ("In this issue" in self.read().text) is has_list

    def test_a_notice_alone_hides_no_article(self):
        self.compose(("notice", {"heading": "Moved", "text": "<p>We moved.</p>", "kind": "change"}))

        text = self.read().text

        assert "We moved." in text
        assert self.first.title in text
        assert "Second" in text

    def test_the_order_of_the_contents_is_that_of_the_page_and_of_the_neighbours(self):
        self.compose(self.article(self.second), self.article(self.first))

        assert self.read().context["articles"] == [self.second, self.first]
        assert self.read(self.second).context["next_article"] == self.first
        assert self.read(self.first).context["previous_article"] == self.second

    def test_an_article_has_its_own_teaser_or_its_summary_and_a_brief_one_neither(self):
        third = factories.make_article(self.issue, title="Third", summary="Never seen.")
        self.compose(
            self.article(self.first, size="lead", teaser="Only here."),
            self.article(self.second),
            self.article(third, size="brief"),
        )

        text = self.read().text

        assert "Only here." in text
        assert "What it says." in text
        assert "Third" in text
        assert "Never seen." not in text

    def test_headings_make_sections_to_which_the_contents_lead(self):
        self.compose(
            ("heading", {"text": "From the Forum"}),
            self.article(self.first),
            ("heading", {"text": "From the Forum"}),
            self.article(self.second),
            ("heading", {"text": "Nothing below"}),
        )

        sections = self.read().context["sections"]

        assert [section.heading for section in sections] == ["From the Forum"] * 2
        assert len({section.anchor for section in sections}) == 2
        assert "Nothing below" not in self.read().text

    def test_what_readers_cannot_open_is_never_shown(self):
        hidden = factories.make_article(self.issue, title="Secret article")
        private = factories.make_content(self.pages["homepage"], title="Secret page")
        self.compose(
            self.article(hidden),
            self.article(self.first),
            ("page", {"page": private, "teaser": "Secret words"}),
        )
        hidden.unpublish()
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        assert "Secret" not in self.read().text

    def test_a_page_brings_its_summary(self):
        page = factories.make_content(self.pages["homepage"], title="New", summary="What is new.")
        self.compose(("page", {"page": page, "teaser": ""}))

        text = self.read().text

        assert f'<a href="{page.url}">New</a>' in text
        assert "What is new." in text

    def test_dates_are_those_after_the_day_of_publication_also_years_later(self):
        event = self.pages["eventpage"]
        factories.make_event(self.pages["eventseriespage"], NOON + timedelta(weeks=9))
        self.compose(("dates", {"weeks": 8, "series": []}))

        with time_machine.travel(NOON + timedelta(days=800), tick=False):
            (entry,) = [e for e in self.read().context["sections"][0].entries if e.kind == "dates"]

        assert [date.url for date in entry.dates] == [event.url]
        assert entry.drawn_at == NOON
        assert entry.dates[0].status.words == "This date has passed"

    def test_dates_can_be_those_of_some_series_alone(self):
        other = factories.make_series(self.pages["eventindexpage"], title="Other")
        wanted = factories.make_event(other, NOON + timedelta(days=3), title="Wanted")
        self.compose(("dates", {"weeks": 8, "series": [other]}))

        assert [date.url for date in self.entries()[0].dates] == [wanted.url]

    def test_a_date_that_is_taken_back_is_shown_no_more(self):
        self.compose(("dates", {"weeks": 8, "series": []}))
        self.pages["eventpage"].unpublish()

        assert self.entries()[0].dates == []

    def test_publishing_again_keeps_the_dates_unless_they_are_asked_for_otherwise(self):
        self.compose(("dates", {"weeks": 8, "series": []}))
        with time_machine.travel(NOON + timedelta(days=60), tick=False):
            self.issue.save_revision().publish()
            self.issue.refresh_from_db()
            (kept,) = self.issue.drawn_dates.values()
            assert [date["title"] for date in kept["dates"]] == [self.pages["eventpage"].title]

            self.issue.contents[0].value["weeks"] = 9
            self.issue.save_revision().publish()

        self.issue.refresh_from_db()
        (drawn,) = self.issue.drawn_dates.values()
        assert drawn["dates"] == []

    def test_freezing_draws_anew_and_an_old_version_brings_nothing_older_back(self):
        self.compose(("dates", {"weeks": 8, "series": []}))
        first = self.issue.latest_revision
        later = NOON + timedelta(days=60)

        data = dates.freeze(self.issue, later)
        first.publish()

        assert [one["drawn_at"] for one in data.values()] == [later.isoformat()]
        assert IssuePage.objects.get(pk=self.issue.pk).drawn_dates == data

    def test_links_of_a_notice_lead_on_and_words_of_a_quotation_stand(self):
        link = f'<p><a linktype="page" id="{self.pages["homepage"].pk}">Home</a></p>'
        self.compose(
            ("notice", {"heading": "Note", "text": link, "kind": "neutral"}),
            ("quotation", {"text": "Everybody’s business.", "credit": "A saying"}),
        )

        text = self.read().text

        assert '<a href="/">Home</a>' in text
        assert "Everybody’s business." in text

    def test_a_draft_is_previewed_with_the_dates_of_today(self):
        self.issue.contents = [("dates", {"weeks": 8, "series": []})]

        text = self.issue.make_preview_request().text

        assert self.pages["eventpage"].url in text
        assert "says so here" not in text

    def test_a_copy_draws_its_own_dates(self):
        self.compose(("dates", {"weeks": 8, "series": []}))

        copy = self.issue.copy(update_attrs={"slug": "copy"}, keep_live=False)

        assert copy.drawn_dates is None

    def test_more_of_everything_costs_no_more_queries_and_twelve_are_enough(self):
        few, many = self.queries_of_contents(1), self.queries_of_contents(8)

        assert len(few) == len(many) <= 12, [query["sql"][:200] for query in many]

    def queries_of_contents(self, number):
        home, contents = self.pages["homepage"], [("dates", {"weeks": 20, "series": []})]
        for step in range(number):
            title = f"{number} {step}"
            page = factories.make_content(home, title=title)
            link = f'<p><a linktype="page" id="{page.pk}">There</a></p>'
            day = NOON + timedelta(days=step + 1)
            factories.make_event(self.pages["eventseriespage"], day, slug=f"{number}-{step}")
            article = factories.make_article(
                self.issue, title=title, body=[("link", {"page": page})]
            )
            contents += [
                ("heading", {"text": title}),
                self.article(article),
                ("page", {"page": page, "teaser": ""}),
                ("notice", {"heading": "Note", "text": link, "kind": "neutral"}),
            ]
        self.compose(*contents)
        self.read()
        with CaptureQueriesContext(connection) as queries:
            self.read()
        return queries.captured_queries
