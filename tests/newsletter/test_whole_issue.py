"""The whole issue on one page holds every article that readers can open, each once."""

import re
from collections import Counter
from datetime import timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

from newsletter.models import IssuePage
from tests import factories
from tests.pictures import in_text, make_picture

NOON = factories.NOON
WHOLE = "/newsletter/2/whole/"


@time_machine.travel(NOON, tick=False)
class WholeIssueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue = cls.pages["issuepage"]
            cls.first = cls.pages["articlepage"]

    def article(self, **fields):
        return factories.make_article(self.issue, **fields)

    def compose(self, *contents):
        issue = IssuePage.objects.get(pk=self.issue.pk)
        home = self.pages["homepage"].pk
        issue.introduction = f'<p>More is <a linktype="page" id="{home}">there</a>.</p>'
        issue.contents = list(contents)
        issue.save_revision().publish()

    def read(self):
        response = self.client.get(WHOLE)
        assert response.status_code == 200
        return response.text

    def test_it_holds_the_text_of_every_article_in_the_order_of_reading(self):
        second = self.article(title="Second", body=[("paragraph", "<p>Its own words.</p>")])
        self.compose(
            *(
                ("article", {"article": each, "size": "brief", "teaser": ""})
                for each in (second, self.first)
            )
        )

        text = self.read()

        assert text.index("Its own words.") < text.index("Some text.")

    def test_an_article_that_stands_there_twice_has_its_text_once(self):
        entry = ("article", {"article": self.first, "size": "standard", "teaser": ""})
        self.compose(entry, entry)

        text = self.read()

        assert text.count("Some text.") == 1
        assert text.count(f'href="#article-{self.first.pk}"') == 2  # contents, second place

    def test_what_readers_cannot_open_is_left_out(self):
        hidden = self.article(title="Hidden", body=[("paragraph", "<p>Secret.</p>")])
        hidden.unpublish()

        assert "Secret." not in self.read()

    def test_the_whole_of_an_issue_that_readers_cannot_open_is_not_there(self):
        restriction = PageViewRestriction.objects.create(page=self.issue, restriction_type="login")
        assert self.client.get(WHOLE).status_code == 404
        restriction.delete()
        self.issue.unpublish()

        for address in (WHOLE, "/newsletter/99/whole/", "/newsletter/-/whole/"):
            assert self.client.get(address).status_code == 404, address

    def test_search_engines_are_sent_to_the_issue(self):
        text = self.read()

        assert '<meta name="robots" content="noindex">' in text
        assert re.search(r'<link rel="canonical" href="[^"]+/newsletter/2/">', text)

    def test_the_issue_leads_there_and_back(self):
        assert f'href="{WHOLE}"' in self.client.get(self.issue.url).text
        assert f'href="{self.issue.url}"' in self.read()

    def test_headings_lie_below_those_of_the_articles_and_no_place_is_named_twice(self):
        body = [
            ("heading", {"text": "What changes", "level": "2"}),
            ("heading", {"text": "Sooner", "level": "3"}),
            ("callout", {"heading": "Note", "text": "<p>Words.</p>", "kind": "neutral"}),
        ]
        articles = [self.article(title=title, body=body) for title in ("One", "Two")]
        self.compose(
            ("heading", {"text": "What changes"}),
            *(("article", {"article": each, "size": "lead", "teaser": ""}) for each in articles),
        )

        text = self.read()

        main = text[text.index("<main") : text.index("</main>")]
        levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
        assert levels == [1, 2, *[3, 4, 5, 4] * 2]
        names = Counter(re.findall(r'\sid="([^"]+)"', text))
        assert [name for name, times in names.items() if times > 1] == []
        assert f'id="article-{articles[1].pk}-part-what-changes"' in text

    def test_words_of_the_glossary_are_explained_once_and_their_button_finds_them(self):
        term = [("paragraph", "<p>We met the MASH.</p>")]
        factories.make_term(term="MASH")
        for title in ("One", "Two"):
            self.article(title=title, body=term)

        text = self.read()

        (name,) = re.findall(r'popovertarget="([^"]*mash[^"]*)"', text)
        assert f'id="{name}"' in text

    def test_no_article_can_hide_it(self):
        assert "whole" in IssuePage.reserved_slugs

    def test_a_draft_is_previewed_as_a_page_and_whole(self):
        draft = factories.make_issue(self.pages["newsletterindexpage"], 3)
        factories.make_article(draft, title="To come", body=[("paragraph", "<p>Soon.</p>")])
        draft.unpublish()
        draft = IssuePage.objects.get(pk=draft.pk)

        assert "To come" in draft.make_preview_request(preview_mode="").text
        assert "Soon." in draft.make_preview_request(preview_mode="whole").text
        assert "To come" not in self.client.get("/newsletter/").text

    def test_a_new_issue_that_has_no_address_yet_is_previewed_too(self):
        new = IssuePage(title="To begin with", number=4)

        for mode in ("", "whole"):
            assert "To begin with" in new.make_preview_request(preview_mode=mode).text

    def test_it_says_once_that_it_describes_the_position_of_its_day(self):
        self.article(title="One", shows_position_notice=True)
        assert self.read().count("The position when published") == 1

        IssuePage.objects.filter(pk=self.issue.pk).update(shows_position_notice=True)

        assert self.read().count("The position when published") == 1

    def test_a_lead_shows_its_picture_on_the_page_of_the_issue_and_others_do_not(self):
        picture = [in_text(make_picture(9, 9), alt="Two fields")]
        article = self.article(title="Seen", picture=picture)

        for size, times in (("lead", 1), ("standard", 0), ("brief", 0)):
            self.compose(("article", {"article": article, "size": size, "teaser": ""}))

            assert self.client.get(self.issue.url).text.count("Two fields") == times, size

    def test_it_is_read_and_never_written_to(self):
        assert self.client.post(WHOLE).status_code == 405
        assert self.client.head(WHOLE).status_code == 200

    def test_a_picture_keeps_in_each_place_the_words_of_that_place(self):
        picture = make_picture(9, 9)
        for words in ("Before", "After"):
            self.article(title=words, body=[in_text(picture, alt=words)])

        text = self.read()

        assert "Before" in text.split('<figure class="picture"')[1]
        assert "After" in text.split('<figure class="picture"')[2]

    def test_more_of_everything_costs_no_more_queries_and_twelve_are_enough(self):
        factories.make_term(term="MASH")
        for address in (WHOLE, self.issue.url):
            few, many = self.queries_of(1, address), self.queries_of(6, address)

            assert len(few) == len(many) <= 12, "\n".join(
                re.sub("SELECT .*? FROM", "SELECT FROM", q["sql"])[:250] for q in many
            )

    def queries_of(self, number, address):
        self.compose(*self.contents(f"{address} {number}", number))
        self.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return queries.captured_queries

    def contents(self, name, number):
        yield "dates", {"weeks": 20, "series": []}
        for step in range(number):
            title = f"{name} {step}"
            day = NOON + timedelta(days=step + 1)
            event = factories.make_event(self.pages["eventseriespage"], day, slug=slugify(title))
            page = factories.make_content(self.pages["homepage"], title=title)
            link = f'<p><a linktype="page" id="{page.pk}">There</a></p>'
            picture = in_text(make_picture(9, 9, title=title), alt=title)
            file = factories.make_document(f"{step}.pdf")
            download = f'<p>MASH <a linktype="document" id="{file.pk}">{title}</a></p>'
            body = [("paragraph", link + download), ("link", {"page": page}), picture]
            article = self.article(title=title, picture=[picture], body=body)
            yield "heading", {"text": title}
            yield "article", {"article": article, "size": "lead", "teaser": ""}
            yield "page", {"page": event, "teaser": ""}
            yield "notice", {"heading": "Note", "text": link, "kind": "neutral"}
            yield in_text(make_picture(9, 9, title=title), alt=title)
