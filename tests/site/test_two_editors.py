"""Two people work on one page at the same time: neither loses anything."""

from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html

from bscp_site import groups
from pages.models import GlossaryTerm, SiteSettings
from tests import factories
from tests.admin import SETTINGS_STREAMS, address, form_of, make_user, save, signed_in


class TwoEditorsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = factories.make_site()["contentpage"]
        groups.set_up()
        cls.people = [make_user(name, "Publishers") for name in ("Ann", "Ben")]

    def setUp(self):
        self.ann, self.ben = map(signed_in, self.people)
        self.forms = [form_of(client, self.page) for client in (self.ann, self.ben)]

    def save(self, client, form, summary, press=""):
        return save(client, self.page, press=press, form=form, summary=summary)

    def versions(self):
        found = self.page.revisions.order_by("-created_at", "-pk")
        return [revision.as_object().summary for revision in found]

    def test_both_versions_are_in_the_history(self):
        self.save(self.ann, self.forms[0], "From Ann")
        self.save(self.ben, self.forms[1], "From Ben")

        assert self.versions()[:2] == ["From Ben", "From Ann"]

    def test_the_second_is_told_and_can_compare(self):
        for press in ("", "publish"):
            with self.subTest(press):
                forms = [form_of(client, self.page) for client in (self.ann, self.ben)]
                self.save(self.ann, forms[0], f"From Ann {press}", press)

                response = self.save(self.ben, forms[1], f"From Ben {press}", press)

                said = [str(message) for message in get_messages(response.wsgi_request)]
                assert "Ann saved this page while you had it open." in said[0]
                theirs = self.page.revisions.order_by("-pk")[1]
                compare = reverse(
                    "wagtailadmin_pages:revisions_compare",
                    args=[self.page.pk, theirs.pk, "latest"],
                )
                assert compare in said[0]
                shown = self.ben.get(compare).text
                assert "Ann" in shown
                assert "Ben" in shown

    def test_whoever_is_alone_is_told_nothing(self):
        for words in ("Once", "Twice"):
            response = save(self.ann, self.page, summary=words)

            said = [str(message) for message in get_messages(response.wsgi_request)]
            assert not any("while you had it open" in words for words in said)

    def test_an_autosave_never_stands_over_the_version_of_another(self):
        self.save(self.ann, self.forms[0], "From Ann")

        response = self.ben.post(
            address(self.page),
            self.forms[1] | {"summary": "From Ben"},
            headers={"accept": "application/json"},
        )

        assert response.status_code == 400
        assert response.json()["error_code"] == "invalid_revision"
        assert self.versions()[0] == "From Ann"


def filled(html: str) -> dict:
    """The form that remembers what it was opened with."""
    begin = html.rindex("<form", 0, html.index('name="last_seen"'))
    return querydict_from_html(html[begin:]).dict()


class RowsWithoutVersionsTests(TestCase):
    """Roles, organisations, words and settings hold one state: it is never lost unawares."""

    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        cls.settings = factories.make_settings(who_to_call=[])
        cls.term = factories.make_term("CASS", meaning="As it was.")
        groups.set_up()
        cls.people = [make_user(name, "Publishers") for name in ("Ann", "Ben")]

    def setUp(self):
        self.ann, self.ben = map(signed_in, self.people)

    def open(self, client, place):
        return filled(client.get(place).text)

    def meaning(self):
        return GlossaryTerm.objects.get().meaning

    def words(self):
        return reverse("wagtailsnippets_pages_glossaryterm:edit", args=[self.term.pk])

    def test_the_second_is_told_and_nothing_is_saved(self):
        for_ann, for_ben = (self.open(client, self.words()) for client in (self.ann, self.ben))
        self.ann.post(self.words(), for_ann | {"meaning": "From Ann."})

        response = self.ben.post(self.words(), for_ben | {"meaning": "From Ben."})

        assert response.status_code == 200
        assert "Ann saved this while you had it open" in response.text
        assert "From Ben." in response.text
        assert self.meaning() == "From Ann."

    def test_whoever_has_been_told_may_save(self):
        for_ann, for_ben = (self.open(client, self.words()) for client in (self.ann, self.ben))
        self.ann.post(self.words(), for_ann | {"meaning": "From Ann."})
        told = self.ben.post(self.words(), for_ben | {"meaning": "From Ben."})

        again = filled(told.text)
        response = self.ben.post(self.words(), again)

        assert response.status_code == 302
        assert self.meaning() == "From Ben."

    def test_whoever_is_alone_is_asked_nothing(self):
        for words in ("Once.", "Twice."):
            form = self.open(self.ann, self.words()) | {"meaning": words}

            assert self.ann.post(self.words(), form).status_code == 302
            assert self.meaning() == words

    def test_the_same_holds_for_the_numbers_to_call(self):
        place = reverse(
            "wagtailsettings:edit", args=["pages", "sitesettings", self.settings.site_id]
        )
        streams = nested_form_data(SETTINGS_STREAMS)
        for_ann, for_ben = (self.open(client, place) | streams for client in (self.ann, self.ben))
        self.ann.post(place, for_ann | {"phone": "01632 960 111"})

        response = self.ben.post(place, for_ben | {"phone": "01632 960 222"})

        assert "Ann saved this while you had it open" in response.text
        assert SiteSettings.objects.get().phone == "01632 960 111"
