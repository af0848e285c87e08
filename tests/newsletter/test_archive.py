"""What readers have had of the newsletter stays at its address, or leads on from it."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from bscp_site import groups
from newsletter.corrections import CorrectionBlock
from newsletter.withdrawal import ADVICE
from tests import factories
from tests.admin import make_user, signed_in


class ArchiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        groups.set_up()
        cls.article, cls.issue = cls.pages["articlepage"], cls.pages["issuepage"]
        cls.publisher = make_user("Pub", "Publishers")
        cls.approver = make_user("App", "Approvers")

    def ask(self, user, action, page, *, many=False, **data):
        address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
        if many:
            together = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            address = f"{together}?id={page.pk}"
        return signed_in(user).post(address, data, follow=True)

    def is_up(self):
        return Page.objects.live().filter(pk__in=[self.article.pk, self.issue.pk]).count() == 2

    def renamed(self, page, slug):
        page = Page.objects.get(pk=page.pk).specific
        page.slug = slug
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()
        return Page.objects.get(pk=page.pk)

    def test_who_may_not_approve_takes_nothing_away_one_or_many(self):
        for page in (self.article, self.issue):
            for action in ("unpublish", "delete"):
                for many in (False, True):
                    answer = self.ask(self.publisher, action, page, many=many)

                    assert answer.status_code == 403, (page, action, many)
                    assert ADVICE in answer.text
        assert self.is_up()

    def test_nor_with_what_stands_above_it(self):
        for action in ("unpublish", "delete"):
            for many in (False, True):
                data = {"include_descendants": "on"}
                self.ask(self.publisher, action, self.pages["homepage"], many=many, **data)
        assert self.is_up()

    def test_nor_hides_it(self):
        for page in (self.article, self.issue):
            answer = self.ask(self.publisher, "set_privacy", page, restriction_type="login")

            assert answer.status_code == 403
            assert not page.view_restrictions.exists()

    def test_nor_hides_the_newsletter_itself(self):
        newsletter = self.pages["newsletterindexpage"]

        answer = self.ask(self.publisher, "set_privacy", newsletter, restriction_type="login")

        assert answer.status_code == 403
        assert not newsletter.view_restrictions.exists()

    def test_nor_moves_it_where_readers_find_nothing(self):
        draft = factories.make_issue(self.pages["newsletterindexpage"], 9, title="Draft")
        draft.unpublish()
        private = factories.make_issue(self.pages["newsletterindexpage"], 10, title="Private")
        private.view_restrictions.create(restriction_type="login")

        for hidden in (draft, private):
            address = reverse("wagtailadmin_pages:move_confirm", args=[self.article.pk, hidden.pk])
            together = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
            client = signed_in(self.publisher)
            client.post(address)
            client.post(f"{together}?id={self.article.pk}", {"chooser": hidden.pk})

            assert Page.objects.get(pk=self.article.pk).get_parent().pk == self.issue.pk

    def test_a_publisher_moves_it_to_another_issue_that_readers_have(self):
        other = factories.make_issue(self.pages["newsletterindexpage"], 9)
        address = reverse("wagtailadmin_pages:move_confirm", args=[self.article.pk, other.pk])

        signed_in(self.publisher).post(address)

        assert Page.objects.get(pk=self.article.pk).get_parent().pk == other.pk

    def test_no_other_page_takes_an_address_that_still_leads_on(self):
        old = self.issue.slug
        renamed = self.renamed(self.issue, "winter")
        other = factories.make_issue(self.pages["newsletterindexpage"], 9, title="Another")

        answer = self.saved(other, slug=old)

        assert f"This was the address of “{renamed.title}”" in answer.text
        assert Page.objects.get(pk=other.pk).get_latest_revision_as_object().slug == other.slug
        self.saved(renamed, slug=old)
        assert Page.objects.get(pk=renamed.pk).get_latest_revision_as_object().slug == old

    def test_no_copy_and_no_page_from_elsewhere_takes_it_either(self):
        old = self.article.slug
        renamed = self.renamed(self.article, "better-words")
        other = factories.make_issue(self.pages["newsletterindexpage"], 9)
        same = factories.make_article(other, title="Same word", slug=old)
        copy = {"new_title": "C", "new_slug": old, "new_parent_page": self.issue.pk}
        move = reverse("wagtailadmin_pages:move_confirm", args=[same.pk, self.issue.pk])

        for answer in (
            self.ask(self.approver, "copy", renamed, **copy),
            signed_in(self.approver).post(move, follow=True),
        ):
            assert "old links still lead there" in answer.text
        assert not self.issue.get_children().filter(slug=old).exists()

    def test_an_article_is_not_shown_at_a_second_address(self):
        other = factories.make_issue(self.pages["newsletterindexpage"], 9)
        copy = {"new_title": "C", "new_slug": "c", "new_parent_page": other.pk, "alias": "on"}

        answer = self.ask(self.approver, "copy", self.article, **copy)

        assert "has one address" in answer.text
        assert not Page.objects.filter(slug="c").exists()

    def test_a_slip_of_the_keyboard_is_told_beside_its_field(self):
        for changes, words in (
            ({"number": "0"}, "Issues are numbered from 1."),
            ({"issued_on": "0202-06-01"}, "Give the year in full, such as 2026."),
            ({"number": "7" * 20}, "Ensure this value is less than or equal to"),
        ):
            assert words in self.saved(self.issue, **changes).text

    def test_a_correction_is_not_of_a_day_to_come(self):
        block = CorrectionBlock()
        tomorrow = timezone.localdate() + timedelta(days=1)

        with pytest.raises(StructBlockValidationError) as told:
            block.clean(block.to_python({"corrected_on": tomorrow, "words": "It is in June."}))

        assert told.value.block_errors["corrected_on"].message == "This day is still to come."

    def saved(self, issue, **changes):
        client = signed_in(self.approver)
        opened = client.get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
        form = querydict_from_html(opened.text, form_id="page-edit-form").dict()
        streams = nested_form_data(
            {name: streamfield([]) for name in ("contents", "corrections")}
            | {"introduction": rich_text("")}
        )
        address = reverse("wagtailadmin_pages:edit", args=[issue.pk])
        return client.post(address, form | streams | changes)

    def test_an_approver_may(self):
        self.ask(self.approver, "unpublish", self.article)

        assert not Page.objects.get(pk=self.article.pk).live

    def test_drafts_come_and_go(self):
        draft = factories.make_article(self.issue, title="Draft", owner=self.publisher)
        draft.unpublish()

        self.ask(self.publisher, "delete", draft)

        assert not Page.objects.filter(pk=draft.pk).exists()

    def test_old_addresses_lead_on_after_two_new_ones_and_the_feed_knows_it_is_the_same(self):
        old_issue, old_article = self.issue.url, self.article.url
        before = {item["id"] for item in self.client.get("/newsletter/feed.json").json()["items"]}
        self.renamed(self.issue, "winter")
        self.renamed(self.article, "better-words")
        issue = self.renamed(self.issue, "winter-2026")

        assert self.client.get(old_issue, follow=True).request["PATH_INFO"] == issue.url
        whole = self.client.get(f"{old_issue}whole/", follow=True)
        assert whole.request["PATH_INFO"] == f"{issue.url}whole/"
        assert self.client.get(f"{old_issue}issue.pdf").url == f"{issue.url}issue.pdf"
        article = Page.objects.get(pk=self.article.pk)
        assert self.client.get(old_article, follow=True).request["PATH_INFO"] == article.url
        after = {item["id"] for item in self.client.get("/newsletter/feed.json").json()["items"]}
        assert after == before
