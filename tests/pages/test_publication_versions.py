"""A publication is replaced at its address, and what it was before stays in reach."""

from datetime import date

import time_machine
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from pages.models import PublicationPage, PublicationVersion, SiteDocument
from pages.versions import VersionError, begin_new_version
from tests import factories
from tests.members import make_member


def make_document(title):
    file = ContentFile(b"%PDF-1.7", name="a.pdf")
    return SiteDocument.objects.create(title=title, file=file)


@time_machine.travel(factories.NOON, tick=False)
class VersionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        kind = factories.make_publication_kind(factories.make_library(home))
        cls.old_file, cls.easy = make_document("Neglect, 2022"), make_document("Neglect, easy")
        cls.page = factories.make_publication(
            kind,
            edition="First",
            body=[("paragraph", "<p>What we said in 2022.</p>")],
            files=[
                ("document", {"document": cls.easy, "title": "", "version": "easy_read"}),
                ("document", {"document": cls.old_file, "title": "", "version": ""}),
            ],
        )
        cls.superuser = factories.make_superuser()
        cls.editor = make_member("writer", pages={home: ["add", "change"]})

    def begin(self, **values):
        values = {
            "replaced_on": date(2027, 1, 12),
            "change_note": "Names a new duty.",
            "user": self.superuser,
        } | values
        begin_new_version(self.now(), **values)

    def now(self):
        return PublicationPage.objects.get(pk=self.page.pk)

    def publish_new(self, **fields):
        draft = self.now().get_latest_revision_as_object()
        values = {"body": [("paragraph", "<p>What we say now.</p>")], "edition": "Second"} | fields
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save_revision().publish()

    def replace(self, **fields):
        self.begin()
        self.publish_new(**fields)

    def main(self, query=""):
        text = self.client.get(self.page.url + query).text
        return text[text.index("<main") : text.index("</main>")]

    def test_readers_see_the_old_version_until_the_new_one_is_published(self):
        before = self.client.get(self.page.url).content

        self.begin()

        assert self.client.get(self.page.url).content == before

    def test_the_new_version_stands_at_the_same_address_with_the_earlier_one_below(self):
        self.replace(files=[("document", {"document": make_document("Neglect, 2027")})])

        main = self.main()

        assert "What we say now." in main
        assert "What we said in 2022." not in main
        assert "Neglect, 2027" in main
        earlier = main[main.index("Earlier versions") :]
        assert '<time datetime="2022-09">September 2022</time>' in earlier
        assert '<time datetime="2027-01-12">12 January 2027</time>' in earlier
        assert f'<a href="{self.page.url}?version=1">Edition First</a>' in earlier
        assert "Names a new duty." in earlier
        assert self.old_file.url in earlier
        assert self.easy.url in earlier

    def test_an_earlier_version_can_be_read_and_cited_and_is_marked(self):
        self.replace()

        response = self.client.get(f"{self.page.url}?version=1")

        assert "This is an earlier version" in response.text
        assert "What we said in 2022." in response.text
        assert "What we say now." not in response.text
        assert f'<a href="{self.page.url}">Read the present version</a>' in response.text
        assert "<dd>First</dd>" in response.text
        assert "(Edition First)" in response.text[: response.text.index("</title>")]
        assert '<meta name="robots" content="noindex">' in response.text
        assert f'<link rel="canonical" href="http://testserver{self.page.url}">' in response.text

    def test_a_version_that_there_is_not_is_not_found(self):
        self.replace()

        for version in ("2", "0", "x", "%00", "1 OR 1=1", "9" * 400, "%F0%9F%98%80"):
            assert self.client.get(f"{self.page.url}?version={version}").status_code == 404

    def test_a_version_keeps_its_number_when_more_follow(self):
        self.replace()
        self.begin(replaced_on=date(2028, 2, 1))
        self.publish_new(edition="Third", body=[("paragraph", "<p>The third.</p>")])

        assert "What we said in 2022." in self.main("?version=1")
        assert "What we say now." in self.main("?version=2")
        main = self.main()
        assert main.index("Edition Second") < main.index("Edition First")

    def test_files_of_readers_with_other_needs_stand_after_the_publication_and_say_so(self):
        main = self.main()

        assert main.index(self.old_file.url) < main.index("Easy read</span>")
        assert main.index("Easy read</span>") < main.index(self.easy.url)

    def test_more_versions_ask_the_database_no_more_often(self):
        self.replace(files=[("document", {"document": make_document("Second")})])
        before = self.queries()
        for year in (2028, 2029, 2030):
            self.begin(replaced_on=date(year, 1, 1))
            self.publish_new(files=[("document", {"document": make_document(f"Of {year}")})])

        assert self.queries() == before <= 12

    def queries(self):
        self.client.get(self.page.url)
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.page.url)
        return len(asked)

    def test_what_readers_see_is_kept_and_not_somebodys_draft(self):
        draft = self.now()
        draft.body = [("paragraph", "<p>Half finished.</p>")]
        draft.save_revision()

        self.begin()

        (version,) = self.now().get_latest_revision_as_object().earlier_versions.all()
        assert "What we said in 2022." in str(version.body)

    def test_a_draft_may_lack_the_day_of_a_version(self):
        draft = self.now()
        for edition in ("Lost", "Found"):
            draft.earlier_versions.add(PublicationVersion(edition=edition))
        draft.save_revision(clean=False)

        text = draft.get_latest_revision_as_object().make_preview_request().render().text

        assert "Edition Lost" in text
        assert "None" not in text

    def test_a_copy_is_another_publication_without_a_past(self):
        self.replace()

        copy = self.now().copy(update_attrs={"slug": "copy"})

        assert not copy.earlier_versions.exists()

    def test_a_version_is_begun_once(self):
        self.begin()

        with self.assertRaisesMessage(VersionError, "has been begun already"):
            self.begin()

    def test_what_nobody_has_seen_has_no_version_to_keep(self):
        self.now().unpublish()

        with self.assertRaisesMessage(VersionError, "do not see this publication yet"):
            self.begin()

    def address(self):
        return reverse("new_version", args=[self.page.pk])

    def post(self, **values):
        return self.client.post(self.address(), {"replaced_on": "2027-01-12"} | values)

    def test_an_editor_begins_a_version_in_the_admin(self):
        self.client.force_login(self.editor)
        form = reverse("wagtailadmin_pages:edit", args=[self.page.pk])

        assert self.address() in self.client.get(form).text
        assert "Begin the new version" in self.client.get(self.address()).text
        response = self.post(change_note="New 😀 duty \u202e.")

        assert response.url == form
        text = self.client.get(form).text
        assert "Earlier versions" in text
        (version,) = self.now().get_latest_revision_as_object().earlier_versions.all()
        assert version.change_note == "New 😀 duty \u202e."
        assert PublicationVersion.objects.count() == 0  # readers see nothing of it yet

    def test_its_text_goes_through_the_form_that_publishes_the_new_version(self):
        self.client.force_login(self.superuser)
        self.post(change_note="Names a new duty.")
        streams = {
            "body": streamfield([("paragraph", rich_text("<p>What we say now.</p>"))]),
            "files": streamfield([]),
        }
        before = streams | {
            "body": streamfield([("paragraph", rich_text("<p>What we said in 2022.</p>"))])
        }
        address = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        form = querydict_from_html(self.client.get(address).text, form_id="page-edit-form").dict()
        form |= nested_form_data(streams | {"earlier_versions-0": before})

        response = self.client.post(address, form | {"action-publish": "on"})

        assert response.status_code == 302
        assert "What we say now." in self.main()
        assert "Names a new duty." in self.main()
        assert "What we said in 2022." in self.main("?version=1")

    def test_twice_in_a_row_says_that_it_has_been_begun(self):
        self.client.force_login(self.superuser)
        self.post()

        response = self.post()

        assert "has been begun already" in str([*get_messages(response.wsgi_request)][-1])
        assert self.now().get_latest_revision_as_object().earlier_versions.count() == 1

    def test_what_is_entered_wrongly_is_said_beside_the_field(self):
        self.client.force_login(self.superuser)

        assert (
            "was published after that: September 2022" in self.post(replaced_on="2020-01-01").text
        )
        for values in (
            {"replaced_on": "soon"},
            {"replaced_on": ""},
            {"change_note": "a\0b"},
            {"change_note": "x" * 1_000_000},
        ):
            assert self.post(**values).status_code == 200
        assert self.now().get_latest_revision_as_object().earlier_versions.count() == 0

    def test_who_may_not_edit_the_page_may_not_replace_it(self):
        self.client.force_login(make_member("visitor"))

        assert self.post().status_code in {302, 403}
        assert self.now().get_latest_revision_as_object().earlier_versions.count() == 0

    def test_a_locked_page_is_left_alone(self):
        PublicationPage.objects.filter(pk=self.page.pk).update(
            locked=True, locked_by=self.superuser
        )
        self.client.force_login(self.editor)

        self.post()

        assert self.now().get_latest_revision_as_object().earlier_versions.count() == 0

    def test_a_page_of_another_type_has_no_such_address(self):
        self.client.force_login(self.superuser)

        assert self.client.get(reverse("new_version", args=[1])).status_code == 404
        assert self.client.get(reverse("new_version", args=[10**30])).status_code == 404
