"""A translation is published when somebody has found it right, and flagged when English changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from pages.models import HelpPage
from tests import factories

CHANGED = "The English page changed on"


def draft_of(page):
    return HelpPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def change(page, words, *, at):
    """Publish other words, as an editor does."""
    with time_machine.travel(at, tick=False):
        draft = draft_of(page)
        draft.body = [("paragraph", f"<p>{words}</p>")]
        draft.save_revision().publish()


class TranslationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.english = factories.make_help(cls.home)
        cls.urdu = factories.make_translation(cls.english, "ur")
        cls.waiting = HelpPage(
            title="Pomoc",
            slug="pl",
            language="pl",
            translation_of=cls.english,
            translated_on=date(2026, 11, 23),
            body=[("paragraph", "<p>Zadzwoń.</p>")],
            live=False,
        )
        cls.english.add_child(instance=cls.waiting)
        cls.waiting.save_revision()

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def edit(self, page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def send(self, page, press="", **changes):
        """The form of the page as it is shown, with these changes."""
        shown = self.client.get(self.edit(page)).text
        form = querydict_from_html(shown, form_id="page-edit-form").dict() | changes
        form |= nested_form_data(
            {"body": streamfield([("paragraph", rich_text("<p>Zadzwoń.</p>"))])}
        )
        if press:
            form[f"action-{press}"] = "on"
        return self.client.post(self.edit(page), form)

    def is_live(self):
        return HelpPage.objects.get(pk=self.waiting.pk).live

    def test_a_draft_is_saved_without_a_name(self):
        assert self.send(self.waiting).status_code == 302

    def test_publishing_asks_beside_the_field_who_checked_it(self):
        for nobody in ("", "   "):
            answer = self.send(self.waiting, press="publish", checked_by=nobody)

            assert answer.status_code == 200
            assert "checked_by" in answer.context["form"].errors
            assert "Name the person who read this translation" in answer.text
        assert not self.is_live()

    def test_a_translation_needs_its_day(self):
        answer = self.send(self.waiting, press="publish", checked_by="Kim", translated_on="")

        assert set(answer.context["form"].errors) == {"translated_on"}

    def test_with_a_name_it_is_published(self):
        assert self.send(self.waiting, press="publish", checked_by="Kim Reader").status_code == 302
        assert self.is_live()

    def test_it_cannot_be_published_with_others_at_once(self):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

        answer = self.client.post(f"{address}?id={self.waiting.pk}", follow=True)

        assert "is not ready to be published" in answer.text
        assert "translation checked by" in answer.text
        assert not self.is_live()

    def test_it_cannot_be_scheduled(self):
        soon = timezone.localtime() + timedelta(days=1)

        answer = self.send(
            self.waiting, press="publish", go_live_at=soon.strftime("%d/%m/%Y %H:%M")
        )

        assert "checked_by" in answer.context["form"].errors
        with time_machine.travel(soon + timedelta(days=1)):
            call_command("publish_scheduled", verbosity=0)
        assert not self.is_live()

    def test_no_other_way_publishes_it(self):
        with pytest.raises(ValidationError):
            self.waiting.latest_revision.publish()
        assert not self.is_live()

    def test_an_english_page_needs_nobody(self):
        assert self.english.missing() == {}

    def test_until_then_its_address_leads_to_the_english_page(self):
        response = self.client.get("/worried-about-a-child/pl/")

        assert (response.status_code, response.url) == (302, self.english.url)
        assert not response.cookies

    def test_without_an_open_english_page_it_leads_nowhere(self):
        self.english.unpublish()

        assert self.client.get("/worried-about-a-child/pl/").status_code == 404

    def test_what_waits_is_listed_for_the_team(self):
        for address in (reverse("to_check"), reverse("wagtailadmin_home")):
            text = self.client.get(address).text

            assert "Name the person who read this translation" in text
            assert self.edit(self.waiting) in text

    def test_editors_are_told_when_the_english_words_change(self):
        for address in (self.edit(self.urdu), reverse("to_check")):
            assert CHANGED not in self.client.get(address).text

        change(self.english, "Call at once.", at=datetime(2026, 12, 3, 12, tzinfo=UTC))

        for address in (self.edit(self.urdu), reverse("to_check"), reverse("wagtailadmin_home")):
            assert f"{CHANGED} 3 December 2026" in self.client.get(address).text
        assert CHANGED not in self.client.get(self.edit(self.english)).text
        assert CHANGED not in self.client.get(self.urdu.url).text

    def test_a_new_day_of_translation_settles_it(self):
        change(self.english, "Call at once.", at=datetime(2026, 12, 3, 12, tzinfo=UTC))
        draft = draft_of(self.urdu)
        draft.translated_on = date(2026, 12, 4)
        draft.save_revision()

        assert CHANGED not in self.client.get(self.edit(self.urdu)).text

    def test_on_the_same_day_the_later_one_knows_the_earlier_one(self):
        morning = datetime(2026, 12, 3, 9, tzinfo=UTC)
        with time_machine.travel(morning, tick=False):
            draft = draft_of(self.urdu)
            draft.translated_on = morning.date()
            draft.save_revision().publish()
        assert draft_of(self.urdu).english_changed_on is None

        change(self.english, "Call at once.", at=morning + timedelta(hours=1))
        assert draft_of(self.urdu).english_changed_on == morning.date()

        with time_machine.travel(morning + timedelta(hours=2), tick=False):
            draft_of(self.urdu).save_revision().publish()
        assert draft_of(self.urdu).english_changed_on is None

    def test_the_day_is_londons(self):
        summer = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in London

        change(self.english, "Call.", at=summer)

        assert draft_of(self.urdu).english_changed_on in {None, date(2027, 7, 1)}
        change(self.english, "Call now.", at=summer)
        assert draft_of(self.urdu).english_changed_on == date(2027, 7, 1)

    def test_publishing_the_same_words_again_changes_nothing(self):
        draft_of(self.english).save_revision().publish()

        assert HelpPage.objects.get(pk=self.english.pk).text_changed_at is None

    def test_a_draft_of_other_words_changes_nothing_yet(self):
        draft = draft_of(self.english)
        draft.title = "Worried?"
        draft.save_revision()

        assert HelpPage.objects.get(pk=self.english.pk).text_changed_at is None

    def test_words_brought_back_from_an_old_version_count_as_a_change(self):
        first = self.english.latest_revision
        change(self.english, "Call at once.", at=datetime(2026, 12, 3, 12, tzinfo=UTC))
        with time_machine.travel(datetime(2026, 12, 5, 12, tzinfo=UTC), tick=False):
            first.publish()

        assert draft_of(self.urdu).english_changed_on == date(2026, 12, 5)

    def test_names_of_any_kind_are_kept_as_text(self):
        for name in ("<script>alert(1)</script>", "\u202eevil", "Zoë 🙂", "a" * 120):
            self.send(self.waiting, checked_by=name)

            assert draft_of(self.waiting).checked_by == name
        answer = self.send(self.waiting, checked_by="a" * 121)
        assert "checked_by" in answer.context["form"].errors

    # --- words that change after the check ----------------------------------------------------

    def check_and_publish(self):
        assert self.send(self.waiting, press="publish", checked_by="Kim Reader").status_code == 302

    def test_other_words_ask_for_another_check_and_readers_keep_the_ones_before(self):
        self.check_and_publish()

        answer = self.send(self.waiting, press="publish", title="Inne słowa")

        assert "Have them read again" in str(answer.context["form"].errors["checked_by"])
        page = HelpPage.objects.get(pk=self.waiting.pk)
        assert (page.live, page.title) == (True, "Pomoc")

    def test_a_draft_of_other_words_is_kept_and_listed_until_it_is_checked(self):
        self.check_and_publish()

        assert self.send(self.waiting, title="Inne słowa").status_code == 302

        assert "that Kim Reader has checked" in self.client.get(reverse("to_check")).text
        assert self.send(self.waiting, press="publish", checked_again="on").status_code == 302
        assert HelpPage.objects.get(pk=self.waiting.pk).title == "Inne słowa"
        assert "Have them read again" not in self.client.get(reverse("to_check")).text

    def test_another_name_is_another_check(self):
        self.check_and_publish()

        answer = self.send(self.waiting, press="publish", title="Inne słowa", checked_by="Ola")

        assert answer.status_code == 302

    def test_the_same_words_ask_nobody(self):
        self.check_and_publish()

        assert self.send(self.waiting, press="publish", checked_by="Kim Reader").status_code == 302

    def test_what_was_checked_before_this_was_noted_counts_for_its_words(self):
        same = self.send(self.urdu, title="دوسرے الفاظ", press="publish")

        assert "checked_by" in same.context["form"].errors

    def test_words_published_through_the_form_flag_the_translations(self):
        self.send(self.english, press="publish", title="Are you worried?")

        assert CHANGED in self.client.get(self.edit(self.urdu)).text
