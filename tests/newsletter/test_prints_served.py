"""Readers get the PDF of an issue as it was made, and nothing in it that is closed to them."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from newsletter.models import ArticlePage, IssuePage
from tests.newsletter.printing import NOON, PDF, PrintTestCase


class ServedTests(PrintTestCase):
    def setUp(self):
        self.publish(self.issue)

    def test_it_says_what_it_is_and_is_not_sent_twice(self):
        first = self.client.get(PDF)
        again = self.client.get(PDF, headers={"If-None-Match": first["ETag"]})

        assert first["Content-Type"] == "application/pdf"
        assert first["Content-Disposition"] == 'inline; filename="2.pdf"'
        assert "http://testserver/newsletter/2/" in first["Link"]
        assert "max-age=0" in first["Cache-Control"]
        assert again.status_code == 304

    def test_a_reading_writes_nothing_and_asks_little(self):
        with CaptureQueriesContext(connection) as found:
            self.client.get(PDF)
            self.client.head(PDF)

        assert len(found) <= 12
        assert all(query["sql"].startswith("SELECT") for query in found.captured_queries)
        assert self.client.post(PDF).status_code == 405

    def test_there_is_none_before_it_is_made_or_where_no_issue_is(self):
        for address in ("/newsletter/1/issue.pdf", "/newsletter/nonsense/issue.pdf"):
            assert self.client.get(address).status_code == 404

    def test_a_file_that_is_lost_is_not_there(self):
        default_storage.delete(self.row().file.name)

        assert self.client.get(PDF).status_code == 404

    def test_nothing_is_served_in_which_something_is_closed_even_before_it_is_printed_anew(self):
        PageViewRestriction.objects.create(page=self.article, restriction_type="login")

        assert self.client.get(PDF).status_code == 404
        assert PDF not in self.read().text

    def test_without_what_is_closed_it_is_there_again(self):
        with self.captureOnCommitCallbacks(execute=True):
            PageViewRestriction.objects.create(page=self.article, restriction_type="login")

        assert self.article.title not in self.text()

    def test_without_what_is_deleted_it_is_there_again(self):
        with self.captureOnCommitCallbacks(execute=True):
            ArticlePage.objects.get(pk=self.article.pk).delete()

        assert self.article.title not in self.text()

    def test_a_private_issue_and_one_below_a_private_page_have_none(self):
        for page in (self.issue, self.pages["newsletterindexpage"]):
            restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
            assert self.client.get(PDF).status_code == 404
            restriction.delete()
        assert self.client.get(PDF).status_code == 200

    def test_an_issue_whose_time_is_over_has_none(self):
        IssuePage.objects.filter(pk=self.issue.pk).update(expire_at=NOON - timedelta(minutes=1))

        assert self.client.get(PDF).status_code == 404

    def test_the_page_of_the_issue_asks_no_more_than_it_may(self):
        self.read()
        with CaptureQueriesContext(connection) as found:
            self.read()

        assert len(found) <= 12
