"""What is still to confirm: listed for the team, never shown to readers."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from pages.models import LaunchCheck, PageReview
from tests import factories
from tests.pictures import make_picture


# As rows of their own: on the page or the settings they would wait there for the next save.
def make_check(settings, **fields) -> LaunchCheck:
    return LaunchCheck.objects.create(settings=settings, **fields)


def make_note(page, note, **fields) -> PageReview:
    return PageReview.objects.create(page=page, note=note, **fields)


class ToCheckTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.settings = factories.make_settings(is_launched=False, to_check="Ask for the mark.")
        make_check(cls.settings, what="Confirm the numbers.", page=cls.home)
        make_check(cls.settings, what="Read in May.", confirmed_on=date(2026, 5, 4))
        cls.about = factories.make_section(cls.home, title="How we work")
        index = factories.make_body_index(cls.about)
        cls.team = factories.make_body(index, title="Business team")
        cls.page = factories.make_content(cls.home, title="Privacy")
        make_note(cls.about, "Confirm the partners.", owner=cls.team)
        make_note(cls.page, "Name the controller.")
        make_note(cls.home, "")

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def make_editor(self, *, pages):
        """Somebody who may edit below one page and may not touch the settings."""
        group = Group.objects.create(name="Some")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group, page=pages, permission=Permission.objects.get(codename="change_page")
        )
        editor = get_user_model().objects.create_user("some")
        editor.groups.add(group)
        return editor

    def test_every_open_check_and_note_is_listed_in_order_with_its_owner(self):
        text = self.client.get(reverse("to_check")).text

        notes = [
            *("Confirm the numbers.", "Ask for the mark."),
            *("Confirm the partners.", "Name the controller."),
        ]
        places = [text.index(note) for note in notes]
        assert places == sorted(places)
        assert "Business team" in text
        assert "Read in May." not in text

    def test_a_picture_is_listed_when_its_consent_ends(self):
        today = timezone.localdate()
        ended = make_picture(title="Portrait", consent_until=today - timedelta(days=1))
        make_picture(
            title="Group at work",
            description="People at a table.",
            consent_until=today + timedelta(days=90),
        )

        text = self.client.get(reverse("to_check")).text

        assert "Picture: Portrait" in text
        assert reverse("wagtailimages:edit", args=[ended.pk]) in text
        assert "Group at work" not in text

    def test_a_picture_without_words_is_listed_unless_a_name_stands_beside_it(self):
        silent = make_picture(title="The map")
        make_picture(title="The hall", description="A hall with forty chairs.")
        people = factories.make_people_index(self.about)
        factories.make_person(people, portrait=make_picture(title="Portrait"))

        text = self.client.get(reverse("to_check")).text

        assert "Picture: The map" in text
        assert "It has no description" in text
        assert reverse("wagtailimages:edit", args=[silent.pk]) in text
        assert "The hall" not in text
        assert "Picture: Portrait" not in text

    def test_each_leads_to_where_it_is_mended(self):
        text = self.client.get(reverse("to_check")).text

        assert reverse("wagtailadmin_pages:edit", args=[self.page.pk]) in text
        settings = ["pages", "sitesettings", self.settings.site_id]
        assert reverse("wagtailsettings:edit", args=settings) in text

    def test_the_reports_menu_leads_there(self):
        text = self.client.get(reverse("wagtailadmin_home")).text

        assert reverse("to_check") in text

    def test_it_can_be_taken_away_as_a_table(self):
        response = self.client.get(reverse("to_check"), {"export": "csv"})

        rows = b"".join(response.streaming_content).decode().splitlines()
        assert rows[0] == "Where,To check,Looked after by"
        assert "How we work,Confirm the partners.,Business team" in rows
        assert self.client.get(reverse("to_check"), {"export": "xlsx"}).status_code == 200

    def test_an_editor_sees_what_that_editor_may_change(self):
        self.client.force_login(self.make_editor(pages=self.about))

        text = self.client.get(reverse("to_check")).text

        assert "Confirm the partners." in text
        assert "Name the controller." not in text
        assert "Confirm the numbers." not in text

    def test_readers_see_none_of_it(self):
        self.client.logout()

        assert self.client.get(reverse("to_check")).status_code == 302
        notes = ("Confirm the", "Name the controller", "Ask for the mark", "Read in May")
        for address in (self.home.url, self.about.url, self.page.url, "/search/?q=confirm"):
            text = self.client.get(address).text
            assert not any(note in text for note in notes)

    def test_nothing_to_check_is_said_in_words(self):
        PageReview.objects.all().delete()
        LaunchCheck.objects.all().delete()
        self.settings.to_check = ""
        self.settings.save()

        assert "There are no things to check" in self.client.get(reverse("to_check")).text
