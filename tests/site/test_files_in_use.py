"""Whoever may not publish changes no file that readers see; their other files are their own."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Collection

from bscp_site import groups
from pages.files_in_use import IN_USE
from pages.languages import ENGLISH
from pages.models import Picture, SiteDocument
from tests import factories
from tests.admin import make_user, signed_in
from tests.pictures import encoded, halves, in_text, make_picture, upload

LINK = '<p><a linktype="document" id="{}">The plan</a></p>'


class FilesInUseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_site()["homepage"]
        groups.set_up()
        cls.users = {name: make_user(name, f"{name}s") for name in ("Editor", "Publisher")}
        own = {"uploaded_by_user": cls.users["Editor"]}
        cls.picture = make_picture(9, 9, **own)
        cls.document = SiteDocument.objects.create(
            title="A plan", file=upload(b"text", "a.txt"), **own
        )
        cls.page = factories.make_content(
            home,
            body=[in_text(cls.picture), ("paragraph", LINK.format(cls.document.pk))],
        )

    def replace(self, name, kind):
        """The form of a file, sent with another one."""
        file = getattr(self, kind)
        new = {
            "picture": upload(encoded(halves(30, 30)), "b.jpg"),
            "document": upload(b"another", "b.txt"),
        }
        data = {"title": file.title, "collection": Collection.get_first_root_node().pk}
        data |= {"tags": "", "language": ENGLISH, "description": "", "file": new[kind]}
        address = {"picture": "wagtailimages:edit", "document": "wagtaildocs:edit"}[kind]
        return signed_in(self.users[name]).post(reverse(address, args=[file.pk]), data)

    def delete(self, name, kind, *, many=False):
        app, model = {
            "picture": ("wagtailimages", "picture"),
            "document": ("wagtaildocs", "sitedocument"),
        }[kind]
        pk = getattr(self, kind).pk
        address = reverse(f"{app}:delete", args=[pk])
        if many:
            together = reverse("wagtail_bulk_action", args=["pages", model, "delete"])
            address = f"{together}?id={pk}"
        return signed_in(self.users[name]).post(address)

    def file(self, kind):
        return type(getattr(self, kind)).objects.get(pk=getattr(self, kind).pk).file

    def test_an_editor_replaces_no_file_that_readers_see(self):
        for kind in ("picture", "document"):
            before = self.file(kind).name

            response = self.replace("Editor", kind)

            assert IN_USE in response.text, kind
            assert self.file(kind).name == before, kind

    def test_nor_deletes_it(self):
        for kind in ("picture", "document"):
            for many in (False, True):
                response = self.delete("Editor", kind, many=many)

                assert response.status_code == 403, (kind, many)
        assert Picture.objects.count() == SiteDocument.objects.count() == 1

    def test_somebody_who_publishes_replaces_and_deletes_it(self):
        for kind in ("picture", "document"):
            before = self.file(kind).name

            assert self.replace("Publisher", kind).status_code == 302, kind
            assert self.file(kind).name != before, kind
            self.delete("Publisher", kind)
        assert not Picture.objects.exists()
        assert not SiteDocument.objects.exists()

    def test_what_only_a_draft_shows_is_still_the_editors_own(self):
        self.page.unpublish()
        for kind in ("picture", "document"):
            assert self.replace("Editor", kind).status_code == 302, kind
            self.delete("Editor", kind)
        assert not Picture.objects.exists()
        assert not SiteDocument.objects.exists()

    def test_the_words_of_a_file_may_change_without_the_file(self):
        values = {"title": "Another title", "tags": "", "language": ENGLISH}
        values["collection"] = Collection.get_first_root_node().pk

        response = signed_in(self.users["Editor"]).post(
            reverse("wagtaildocs:edit", args=[self.document.pk]), values
        )

        assert response.status_code == 302
        assert SiteDocument.objects.get().title == "Another title"
