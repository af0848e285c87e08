"""What the admin refuses, with a sentence."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

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

    def test_nor_with_everything_below_it(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.pages["eventseriespage"].add_child(instance=draft)
        draft.save_revision(clean=False)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

        response = self.client.post(
            f"{address}?id={self.pages['eventseriespage'].pk}",
            {"include_descendants": "on"},
            follow=True,
        )

        assert "is not ready to be published" in response.text

    def test_an_address_of_the_site_itself_is_refused_wherever_it_is_asked_for(self):
        home, content = self.pages["homepage"], self.pages["contentpage"]
        section = factories.make_section(home, title="Section")
        inner = factories.make_content(section, title="Admin", slug="admin")

        add = self.client.post(
            reverse("wagtailadmin_pages:add", args=["pages", "contentpage", home.pk]),
            nested_form_data(
                {
                    "title": "Search",
                    "slug": "search",
                    "summary": "",
                    "body": streamfield([]),
                    "review_records": inline_formset([]),
                    "comments": inline_formset([]),
                    "action-publish": "1",
                }
            ),
        )
        copy = self.client.post(
            reverse("wagtailadmin_pages:copy", args=[content.pk]),
            {"new_title": "S", "new_slug": "search", "new_parent_page": home.pk},
            follow=True,
        )
        move = self.client.post(
            reverse("wagtailadmin_pages:move_confirm", args=[inner.pk, home.pk]), follow=True
        )

        assert "The site itself uses this address" in add.text
        assert "The site itself uses the address" in copy.text
        assert "The site itself uses the address" in move.text
        assert not Page.objects.filter(url_path__in=["/front/search/", "/front/admin/"]).exists()

    def test_a_copy_below_a_page_that_is_not_there_is_asked_for_again(self):
        page = self.pages["contentpage"]
        values = {"new_title": "Copy", "new_slug": "copy"}
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])

        for number in ("999999", "x", "", "9" * 30, "-1", None):
            parent = {} if number is None else {"new_parent_page": number}
            response = self.client.post(address, values | parent)

            assert response.status_code == 200, number
            assert response.text.count("There is no such page.") == 1, number
            assert 'value="Copy"' in response.text
        assert not Page.objects.filter(slug="copy").exists()

    def copied_as_a_draft_only(self, page):
        values = {"new_title": "C", "new_slug": "c", "new_parent_page": page.get_parent().pk}
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])

        for goes_live in ("publish_copies", "alias"):
            response = self.client.post(address, values | {goes_live: "on"}, follow=True)
            assert "cannot be published as it is" in response.text
        self.client.post(address, values)

        return Page.objects.get(slug="c").live is False

    def test_an_issue_is_copied_as_a_draft_only(self):
        assert self.copied_as_a_draft_only(self.pages["issuepage"])

    def test_a_translation_is_copied_as_a_draft_only(self):
        polish = factories.make_translation(self.pages["helppage"], "pl")

        assert self.copied_as_a_draft_only(polish)

    def test_a_finished_draft_is(self):
        page = self.pages["contentpage"]
        page.unpublish()

        self.bulk("publish", page)

        page.refresh_from_db()
        assert page.live
