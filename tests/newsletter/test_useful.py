""" "Was this useful?": readers answer with a button, and only numbers are kept."""

from html.parser import HTMLParser
from unittest import mock

import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from bscp_site import groups
from newsletter.models import Usefulness
from newsletter.models.usefulness import Answer
from newsletter.useful_views import LIMIT
from newsletter.usefulness import count
from tests import factories
from tests.admin import make_user

OURS = {"sec-fetch-site": "same-origin"}
NOON = factories.NOON


class Form(HTMLParser):
    """The form below an article, as a program reads it."""

    def __init__(self, text):
        super().__init__()
        self.action, self.answers = None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form" and "useful" in attrs.get("action", ""):
            self.action = attrs["action"]
        if attrs.get("name") == "answer":
            self.answers.append(attrs["value"])


@time_machine.travel(NOON, tick=False)
class UsefulTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article, cls.issue = cls.pages["articlepage"], cls.pages["issuepage"]
        cls.address = reverse("newsletter:useful", args=[cls.article.pk])

    def answer(self, answer="yes", *, address=None, sender="192.0.2.1", headers=OURS, **fields):
        data = {"answer": answer} | fields
        return self.client.post(address or self.address, data, headers=headers, REMOTE_ADDR=sender)

    def counted(self):
        row = Usefulness.objects.filter(article=self.article).first()
        return (row.yes, row.no) if row else (0, 0)

    def test_the_form_below_an_article_is_answered_without_a_cookie(self):
        page = self.client.get(self.article.url)
        form = Form(page.text)

        answer = self.answer(form.answers[1], address=form.action)

        assert form.answers == Answer.values
        assert self.counted() == (0, 1)
        thanks = self.client.get(answer.url)
        assert "Thank you" in thanks.text
        assert not self.client.cookies

    def test_the_page_stays_the_same_whatever_is_answered(self):
        before = self.client.get(self.article.url)
        self.answer()
        after = self.client.get(self.article.url)

        assert before.content == after.content
        assert before["ETag"] == after["ETag"]

    def test_reading_counts_nothing(self):
        for address in (self.article.url, self.address, f"{self.address}thanks/"):
            assert self.client.get(address).status_code in {200, 302}
            assert self.client.head(address).status_code in {200, 302}

        assert self.client.get(self.address).url == self.article.url
        assert self.client.put(self.address).status_code == 405
        assert not Usefulness.objects.exists()

    def test_the_same_answer_from_the_same_place_within_ten_minutes_is_one(self):
        with time_machine.travel(NOON, tick=False) as clock:
            for _ in range(3):
                assert self.answer().status_code == 302
            assert self.counted() == (1, 0)

            self.answer("no")
            self.answer(sender="198.51.100.7")
            assert self.counted() == (2, 1)

            clock.shift(601)
            self.answer()
            assert self.counted() == (3, 1)

    def test_nothing_of_a_reader_is_kept(self):
        with mock.patch.object(caches["default"], "add", wraps=caches["default"].add) as add:
            self.answer(sender="192.0.2.77")

        assert add.called
        assert "192.0.2.77" not in str(add.call_args_list)
        fields = {field.name for field in Usefulness._meta.get_fields()}
        assert fields == {"id", "article", "yes", "no"}

    def test_there_is_a_limit_and_it_is_no_error(self):
        for _ in range(LIMIT.per_address + 5):
            with mock.patch("newsletter.useful_views.was_done", return_value=False):
                assert self.answer().status_code == 302

        assert self.counted() == (LIMIT.per_address, 0)

    def test_it_works_while_the_cache_is_away(self):
        with mock.patch.object(caches["default"], "add", side_effect=OSError):
            self.answer()

        assert self.counted() == (1, 0)

    def test_another_site_cannot_answer(self):
        for headers in ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://example.org"}):
            assert self.answer(headers=headers).status_code == 403

        assert not Usefulness.objects.exists()

    def test_rubbish_counts_nothing_and_is_no_error(self):
        for answer in (
            "",
            "maybe",
            ["no", "perhaps"],
            "YES",
            "\x00",
            "x" * 10_000,
            "share",
            "answers",
        ):
            assert self.answer(answer).status_code == 302
        assert self.answer(homepage="https://example.org").status_code == 302
        assert self.client.post(self.address, headers=OURS).status_code == 302

        assert self.counted() == (0, 0)

    def test_what_readers_cannot_open_has_no_answers(self):
        draft = factories.make_article(self.issue, title="Draft")
        draft.unpublish()
        hidden = factories.make_article(self.issue, title="Hidden")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        early = factories.make_issue(self.pages["newsletterindexpage"], number=77)
        below = factories.make_article(early, title="Below a draft")
        early.unpublish()

        for pk in (draft.pk, hidden.pk, below.pk, self.issue.pk, 0, 10**9, 10**30):
            address = f"/newsletter/useful/{pk}/"
            assert self.answer(address=address).status_code == 404
            assert self.client.get(address).status_code == 404
            assert self.client.get(f"{address}thanks/").status_code == 404
        assert not Usefulness.objects.exists()

    def test_the_thanks_are_for_one_reader_and_lead_to_the_feedback_form(self):
        thanks = self.client.get(f"{self.address}thanks/")
        way = f"/feedback/?page={self.article.url}"

        assert "no-store" in thanks["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in thanks.text
        assert f'href="{way}"' in thanks.text
        form = self.client.get(way, follow=True)
        assert f'value="{self.article.url}"' in form.text
        assert "child’s details" in form.text

    def test_a_draft_that_was_never_saved_is_shown_without_the_question(self):
        editor = factories.make_superuser()
        self.client.force_login(editor)
        new = type(self.article)(title="New", section="News", slug="new")
        self.issue.add_child(instance=new)
        unsaved = type(self.article)(title="New", section="News", path=new.path, depth=new.depth)

        response = unsaved.make_preview_request(self.client.get("/").wsgi_request)

        assert response.status_code == 200
        assert "Was this useful?" not in response.rendered_content

    def test_two_answers_at_once_are_two(self):
        stale = Usefulness.objects.create(article=self.article, yes=5)
        count(self.article, Answer.YES)
        count(self.article, Answer.YES)

        assert stale.yes == 5
        assert self.counted() == (7, 0)

    def test_no_version_of_the_page_brings_old_numbers_back(self):
        revision = self.article.save_revision()
        self.answer()
        revision.publish()

        assert self.counted() == (1, 0)

    def test_a_copy_of_an_article_begins_without_answers(self):
        self.answer()

        copy = self.article.copy(update_attrs={"slug": "copy", "title": "Copy"})

        assert not Usefulness.objects.filter(article_id=copy.pk).exists()

    def test_an_answer_asks_the_database_little(self):
        self.answer()
        with CaptureQueriesContext(connection) as queries:
            self.answer("no")

        assert len(queries) <= 10, [query["sql"][:90] for query in queries]


def add_address(issue):
    return reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", issue.pk])


class UsefulNumbersTests(TestCase):
    """What editors see of it."""

    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article = cls.pages["articlepage"]
        cls.other = factories.make_article(cls.pages["issuepage"], title="Another <b>article</b>")
        cls.undated = factories.make_article(cls.pages["issuepage"], title="Zebra")
        type(cls.article).objects.filter(pk=cls.undated.pk).update(issued_on=None)
        cls.report = reverse("useful_articles")

    def setUp(self):
        for page, yes, no in ((self.article, 7, 3), (self.other, 1, 2), (self.undated, 1, 0)):
            Usefulness.objects.create(article=page, yes=yes, no=no)
        self.client.force_login(factories.make_superuser())

    def titles(self, ordering=""):
        answer = self.client.get(self.report, {"ordering": ordering} if ordering else {})
        assert answer.status_code == 200
        return [row.article.title for row in answer.context["object_list"]]

    def form(self, page):
        return self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    def test_the_form_of_an_article_says_them(self):
        assert "7 readers said yes, 3 said no." in self.form(self.article)
        assert "1 reader said yes, 2 said no." in self.form(self.other)
        assert self.report in self.form(self.article)

    def test_without_an_answer_the_form_says_so_and_a_draft_has_no_numbers(self):
        Usefulness.objects.all().delete()
        draft = factories.make_article(self.pages["issuepage"], title="Draft")
        draft.unpublish()

        assert "No reader has answered yet" in self.form(self.article)
        assert "No reader has answered yet" not in self.form(draft)
        new = self.client.get(add_address(self.pages["issuepage"]))
        assert "No reader has answered yet" not in new.text

    def test_the_report_begins_with_the_most_answers_and_sorts_by_any_column(self):
        first, other, last = self.article.title, self.other.title, self.undated.title

        assert self.titles() == [first, other, last]
        assert self.titles("share") == [other, first, last]
        assert self.titles("-share") == [last, first, other]
        assert self.titles("no") == [last, other, first]
        assert "3 articles with answers" in self.client.get(self.report).text
        for column in ("article__title", "article__issued_on", "yes", "no", "answers", "share"):
            assert len(self.titles(column)) == len(self.titles(f"-{column}")) == 3
        assert self.titles("article__issued_on")[-1] == last
        assert self.titles("-article__issued_on")[-1] == last

    def test_rubbish_in_the_address_is_left_out(self):
        for ordering in ("pk", "article__owner__password", "-", "\x00", "--yes", "x" * 300):
            assert self.titles(ordering) == self.titles()
        assert self.client.get(self.report, {"p": "z", "export": "doc"}).status_code == 200

    def test_titles_are_words_and_no_markup(self):
        assert "<b>article</b>" not in self.client.get(self.report).text

    def test_it_comes_as_a_table_for_a_spreadsheet(self):
        answer = self.client.get(self.report, {"export": "csv"})

        lines = answer.getvalue().decode().splitlines()
        assert lines[0] == 'Article,Issue of,Yes,No,Answers,"Yes, of 100"'
        assert lines[1].endswith(",7,3,10,70")
        assert self.client.get(self.report, {"export": "xlsx"}).status_code == 200

    def test_the_number_of_queries_does_not_grow(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                self.titles()
            return len(captured)

        queries()
        few = queries()
        for number in range(20):
            page = factories.make_article(self.pages["issuepage"], title=f"Article {number}")
            Usefulness.objects.create(article=page, yes=number + 1)

        assert queries() == few

    def test_who_writes_nothing_of_the_newsletter_has_no_report(self):
        groups.set_up()
        for group, is_allowed in (("Editors", True), ("Events team", False)):
            self.client.force_login(make_user(group.split()[0], group))

            answer = self.client.get(self.report)

            assert (answer.status_code == 200) is is_allowed
            assert (self.report in self.client.get(reverse("wagtailadmin_home")).text) is is_allowed
