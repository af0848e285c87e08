"""What makes no sense is refused in the admin, and what is our own fault is not hidden by that."""

from unittest import mock

from django.test import TestCase
from django.urls import reverse

from bscp_site import groups
from bscp_site.admin_rubbish import our_packages
from pages.models import ContentPage
from tests import factories
from tests.admin import address, form_of, make_user, signed_in

SENTENCE = "Part of the address or of the form was missing or made no sense."


class AdminRubbishTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_site()["homepage"]
        groups.set_up()
        cls.page = factories.make_content(cls.home)
        cls.editor = make_user("Editor", "Editors")

    def setUp(self):
        self.admin = signed_in(self.editor)
        self.admin.raise_request_exception = False

    def together(self, action, query):
        return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}"

    def test_numbers_that_are_none_are_refused_with_a_sentence(self):
        for query, status in {
            "id=abc": 400,
            "id=": 400,
            "id=all&childOf=x": 400,
            "id=all&childOf=999999": 404,
        }.items():
            for action in ("delete", "publish"):
                response = self.admin.get(self.together(action, query))

                assert (response.status_code, SENTENCE in response.text) == (status, True), query

    def test_a_number_that_is_too_large_is_no_server_error(self):
        """SQLite refuses to count so far; PostgreSQL looks and finds nothing."""
        response = self.admin.get(self.together("delete", f"id={'9' * 23}"))

        assert response.status_code in {400, 404}

    def test_an_address_to_go_on_to_that_is_none_is_refused(self):
        response = self.admin.post(address(self.page), {"next": "x", "action-publish": "on"})

        assert response.status_code == 400

    def test_forms_without_their_fields_are_refused_and_change_nothing(self):
        new = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", self.home.pk])
        before = ContentPage.objects.values().get(pk=self.page.pk)
        for place in (address(self.page), new):
            for data in ({}, {"action-publish": "on"}, {"comments-TOTAL_FORMS": "many"}):
                response = self.admin.post(place, data)

                assert response.status_code == 400, (place, data)
                assert SENTENCE in response.text
        assert ContentPage.objects.values().get(pk=self.page.pk) == before

    def test_it_is_written_down_with_its_places_and_without_what_was_sent(self):
        with self.assertLogs("bscp_site.admin_rubbish", "WARNING") as log:
            self.admin.get(self.together("delete", "id=somebody"))

        [record] = log.records
        assert "somebody" not in record.getMessage()
        assert record.exc_info

    def test_a_fault_that_came_through_our_own_code_stays_one(self):
        with mock.patch("pages.models.base.is_reserved", side_effect=ValueError):
            response = self.admin.post(address(self.page), form_of(self.admin, self.page))

        assert response.status_code == 500
        assert our_packages() == {"bscp_site", "pages", "newsletter", "events"}

    def test_a_fault_of_a_screen_that_was_sent_nothing_stays_one(self):
        with mock.patch("wagtail.admin.views.home.HomeView.get_context_data", side_effect=KeyError):
            response = self.admin.get(reverse("wagtailadmin_home"))

        assert response.status_code == 500

    def test_outside_the_admin_nothing_is_turned_into_a_refusal(self):
        self.client.raise_request_exception = False
        with mock.patch("wagtail.models.Page.serve", side_effect=KeyError):
            response = self.client.get(f"{self.page.url}?id=abc")

        assert response.status_code == 500
