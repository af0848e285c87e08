"""Addresses on which others count stay as they are; everything else may be renamed."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.models import ContentPage
from tests import factories


class LockedAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.section = factories.make_section(cls.home)
        cls.planted = factories.make_content(cls.home, title="Contact", address_is_fixed=True)
        cls.free = factories.make_content(cls.home, title="News from us")

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def rename(self, page, **values):
        form = {
            "title": "Another title",
            "slug": "another-address",
            "body": streamfield([("paragraph", rich_text("<p>Text</p>"))]),
            "review_records": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "on",
        }
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, nested_form_data(form | values), follow=True)

    def test_the_title_of_a_planted_page_changes_and_its_address_stays(self):
        response = self.rename(self.planted)

        page = ContentPage.objects.get(pk=self.planted.pk)
        assert response.status_code == 200
        assert page.title == "Another title"
        assert page.slug == "contact"

    def test_the_form_says_why(self):
        form = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.planted.pk]))

        assert "rely on this address" in form.text

    def test_any_other_page_may_be_renamed(self):
        self.rename(self.free)

        assert ContentPage.objects.get(pk=self.free.pk).slug == "another-address"

    def test_a_planted_page_is_not_moved(self):
        place = [self.planted.pk, self.section.pk]
        alone = self.client.post(
            reverse("wagtailadmin_pages:move_confirm", args=place), follow=True
        )
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        together = self.client.post(
            f"{address}?id={self.planted.pk}", {"chooser": self.section.pk}, follow=True
        )

        assert "cannot be moved" in alone.text
        assert "cannot be moved" in together.text
        assert Page.objects.get(pk=self.planted.pk).url == "/contact/"

    def test_any_other_page_is(self):
        self.client.post(
            reverse("wagtailadmin_pages:move_confirm", args=[self.free.pk, self.section.pk])
        )

        assert Page.objects.get(pk=self.free.pk).url == "/about/news-from-us/"

    def test_nobody_counts_on_the_address_of_a_copy(self):
        copy = self.planted.copy(update_attrs={"slug": "contact-2"})

        assert copy.address_is_fixed is False
