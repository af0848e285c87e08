"""What others count on stays up, and what a colleague wrote is not deleted by just anybody."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page

from bscp_site import groups
from tests import factories
from tests.admin import make_user, signed_in

WHY = "cannot be taken down, because calendars, mail and other sites rely on its address"


class TakingDownTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        site = factories.make_site()
        groups.set_up()
        cls.editor, cls.publisher = make_user("Ed", "Editors"), make_user("Pub", "Publishers")
        cls.section = factories.make_section(site["homepage"], title="A section of ours")
        cls.planted = factories.make_content(cls.section, title="Ours", address_is_fixed=True)

    def ask(self, user, action, page, *, many=False, **data):
        address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
        if many:
            together = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            address = f"{together}?id={page.pk}"
        return signed_in(user).post(address, data, follow=True)

    def is_up(self):
        return Page.objects.live().filter(pk=self.planted.pk).exists()

    def draft_of(self, user):
        draft = factories.make_content(self.section, title=f"A draft of {user}", owner=user)
        draft.unpublish()
        return draft

    def test_a_page_with_a_locked_address_stays_up_and_the_answer_says_why(self):
        for action in ("unpublish", "delete"):
            for many in (False, True):
                response = self.ask(self.publisher, action, self.planted, many=many)

                assert WHY in response.text, (action, many)
                assert self.is_up(), (action, many)

    def test_it_stays_up_when_all_of_its_section_would_go(self):
        for many in (False, True):
            everything = {"include_descendants": "on"}
            for action, data in (("unpublish", everything), ("delete", {})):
                response = self.ask(self.publisher, action, self.section, many=many, **data)

                assert WHY in response.text, (action, many)
                assert self.is_up(), (action, many)

    def test_the_section_alone_may_go(self):
        self.ask(self.publisher, "unpublish", self.section)

        assert not Page.objects.live().filter(pk=self.section.pk).exists()

    def test_an_administrator_may_take_it_down(self):
        self.ask(factories.make_superuser(), "unpublish", self.planted)

        assert not self.is_up()

    def test_an_editor_deletes_a_draft_of_their_own(self):
        draft = self.draft_of(self.editor)

        self.ask(self.editor, "delete", draft)

        assert not Page.objects.filter(pk=draft.pk).exists()

    def test_but_no_colleagues_draft_alone_or_together_with_others(self):
        draft = self.draft_of(self.publisher)
        for many in (False, True):
            response = self.ask(self.editor, "delete", draft, many=many)

            assert response.status_code == 403, many
        assert Page.objects.filter(pk=draft.pk).exists()
