"""Editors are told which articles of an issue its contents do not name, and add them at once."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from newsletter.models import IssuePage
from tests import factories


class LeftOutArticlesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.issue = IssuePage.objects.get(pk=cls.pages["issuepage"].pk)
        cls.first = cls.pages["articlepage"]
        cls.left_out = factories.make_article(cls.issue, title="Left out")
        cls.editor = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.editor)
        self.issue = IssuePage.objects.get(pk=self.issue.pk)

    def name_first(self):
        entry = {"article": self.first, "size": "lead", "teaser": ""}
        self.issue.contents = [("article", entry)]
        self.issue.save_revision(user=self.editor).publish()

    def form(self):
        return self.client.get(reverse("wagtailadmin_pages:edit", args=[self.issue.pk])).text

    def address(self, article=None):
        key = (article or self.left_out).pk
        return reverse("add_article_to_issue", args=[self.issue.pk, key])

    def test_nothing_is_said_while_the_issue_shows_all_its_articles(self):
        assert self.address() not in self.form()

    def test_the_form_names_what_is_left_out(self):
        self.name_first()

        assert self.address() in self.form()
        assert self.address(self.first) not in self.form()

    def test_one_press_adds_it_to_the_draft_alone_and_twice_adds_it_once(self):
        self.name_first()

        self.client.post(self.address())
        self.client.post(self.address())

        issue = IssuePage.objects.get(pk=self.issue.pk)
        assert issue.article_ids == [self.first.pk]
        draft = issue.get_latest_revision_as_object()
        assert draft.article_ids == [self.first.pk, self.left_out.pk]

    def test_reading_adds_nothing(self):
        assert self.client.get(self.address()).status_code == 405

    def test_an_article_of_another_issue_cannot_be_added(self):
        other = factories.make_article(factories.make_issue(self.pages["newsletterindexpage"], 9))

        assert self.client.post(self.address(other)).status_code == 404

    def test_nobody_adds_who_may_not_edit(self):
        self.name_first()
        self.client.force_login(get_user_model().objects.create_user("reader"))

        self.client.post(self.address())

        draft = IssuePage.objects.get(pk=self.issue.pk).get_latest_revision_as_object()
        assert draft.article_ids == [self.first.pk]
