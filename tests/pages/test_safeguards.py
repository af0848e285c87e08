"""What the admin refuses, with a sentence."""

from django.test import TestCase
from django.urls import reverse

from events.models import EventPage
from pages.models import PersonPage
from tests import factories


class SafeguardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.person = cls.pages["personpage"]

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def bulk(self, action, page):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return self.client.post(f"{address}?id={page.pk}", follow=True)

    def test_a_section_with_a_holder_of_a_role_is_not_deleted(self):
        for page in (self.person, self.person.get_parent()):
            response = self.client.post(
                reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True
            )

            assert "is entered under Roles as" in response.text
            assert PersonPage.objects.filter(pk=self.person.pk).exists()

    def test_nor_together_with_others(self):
        response = self.bulk("delete", self.person.get_parent())

        assert "is entered under Roles as" in response.text
        assert PersonPage.objects.filter(pk=self.person.pk).exists()

    def test_a_draft_without_times_is_not_published_together_with_others(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.pages["eventseriespage"].add_child(instance=draft)
        draft.save_revision(clean=False)

        response = self.bulk("publish", draft)

        assert "is not ready to be published" in response.text
        assert "starts" in response.text
        assert not EventPage.objects.get(pk=draft.pk).live

    def test_a_finished_draft_is(self):
        page = self.pages["contentpage"]
        page.unpublish()

        self.bulk("publish", page)

        page.refresh_from_db()
        assert page.live
