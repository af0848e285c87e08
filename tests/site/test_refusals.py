"""What the admin answers to somebody who may not: 403, with a sentence, in its place."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from bscp_site import groups
from tests import factories
from tests.admin import make_user, save, signed_in

SENTENCE = "Your account may not do this"


class RefusalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = factories.make_content(factories.make_home())
        groups.set_up()
        cls.editor = make_user("Editor", "Editors")

    def setUp(self):
        self.admin = signed_in(self.editor)

    def test_it_is_said_where_it_was_tried_with_the_groups_of_the_person(self):
        response = self.admin.get(reverse("wagtailusers_users:index"))

        assert response.status_code == 403
        assert SENTENCE in response.text
        assert "<strong>Editors</strong>" in response.text
        assert "Sorry, you do not have permission" not in response.text

    def test_it_is_not_said_again_on_the_next_page(self):
        self.admin.get(reverse("wagtailusers_users:index"))

        dashboard = self.admin.get(reverse("wagtailadmin_home"))

        assert not list(dashboard.context["messages"])

    def test_a_script_hears_it_too(self):
        response = self.admin.get(
            reverse("wagtailusers_users:index"), headers={"x-requested-with": "XMLHttpRequest"}
        )

        assert response.status_code == 403

    def test_nobody_keeps_the_answer(self):
        response = self.admin.get(reverse("wagtailusers_users:index"))

        assert "no-store" in response["Cache-Control"]

    def test_what_else_was_to_be_said_on_the_dashboard_is_still_said(self):
        save(self.admin, self.page, summary="Changed")  # leaves a message for the next page

        response = self.admin.get(reverse("wagtailadmin_home"))

        assert "has been updated" in response.text

    def test_somebody_whom_the_admin_is_closed_to_is_not_sent_round_in_circles(self):
        stranger = signed_in(get_user_model().objects.create_user("stranger"))

        response = stranger.get(reverse("wagtailadmin_home"), follow=True)

        assert response.status_code == 403
        assert len(response.redirect_chain) == 0

    def test_a_stranger_is_asked_to_sign_in(self):
        response = self.client.get(reverse("wagtailadmin_home"))

        assert response.status_code == 302
        assert "login" in response.url
