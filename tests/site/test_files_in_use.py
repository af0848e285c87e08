"""Whoever may not publish changes no file that readers see; their other files are their own."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page

from bscp_site import groups
from pages.files_in_use import IN_USE
from pages.models import Picture, SiteDocument
from tests import factories
from tests.admin import make_user, signed_in
from tests.pictures import encoded, halves, in_text, make_picture, upload

LINK = '<p><a linktype="document" id="{}">The plan</a></p>'


class FilesInUseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        site = factories.make_site()
        cls.home = site["homepage"]
        site["practicereviewpage"].delete()  # its file is none of those that are tried here
        SiteDocument.objects.all().delete()
        groups.set_up()
        cls.users = {name: make_user(name, f"{name}s") for name in ("Editor", "Publisher")}
        cls.private = Collection.get_first_root_node().add_child(name="Of a board")
        cls.private.view_restrictions.create(restriction_type="login")

    def setUp(self):
        own = {"uploaded_by_user": self.users["Editor"]}
        self.picture = make_picture(9, 9, **own)
        self.document = SiteDocument.objects.create(
            title="A plan", file=upload(b"text", "a.txt"), **own
        )
        self.body = [in_text(self.picture), ("paragraph", LINK.format(self.document.pk))]
        self.page = factories.make_content(self.home, body=self.body)

    def change(self, name, kind, **changes):
        """The form of a file as it stands, with some of it changed."""
        client = signed_in(self.users[name])
        address = {"picture": "wagtailimages:edit", "document": "wagtaildocs:edit"}[kind]
        address = reverse(address, args=[getattr(self, kind).pk])
        form = next(each for each in client.get(address).context if "form" in each)["form"]
        shown = {field.html_name: field.value() for field in form if field.name != "file"}
        shown["tags"] = ""
        filled = {name: value for name, value in shown.items() if value is not None}
        return client.post(address, filled | changes)

    def replace(self, name, kind):
        new = {
            "picture": upload(encoded(halves(30, 30)), "b.jpg"),
            "document": upload(b"another", "b.txt"),
        }
        return self.change(name, kind, file=new[kind])

    def put_together_with_others(self, name, kind):
        model = {"picture": "picture", "document": "sitedocument"}[kind]
        address = reverse("wagtail_bulk_action", args=["pages", model, "add_to_collection"])
        home = reverse("wagtailadmin_home")
        return signed_in(self.users[name]).post(
            f"{address}?id={getattr(self, kind).pk}&next={home}",
            {"collection": self.private.pk},
            follow=True,
        )

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

    def row(self, kind):
        """All that is stored of it, except what Wagtail notes down when it first looks."""
        row = type(getattr(self, kind)).objects.values().get(pk=getattr(self, kind).pk)
        return {name: row[name] for name in row if name not in ("file_hash", "file_size")}

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

    def test_nor_is_anything_changed_that_readers_notice(self):
        noticed = {
            "picture": {
                "description": "Other words",
                "credit": "Somebody else",
                "collection": self.private.pk,
                "focal_point_x": 3,
            },
            "document": {
                "title": "Another title",
                "language": "ur",
                "page_count": 7,
                "collection": self.private.pk,
            },
        }
        for kind, changes in noticed.items():
            before = self.row(kind)
            for field, value in changes.items():
                response = self.change("Editor", kind, **{field: value})

                assert response.status_code == 200, (kind, field)
                assert response.text.count(IN_USE) == 1, (kind, field)
                assert self.row(kind) == before, (kind, field)

    def test_nor_is_it_taken_to_another_collection_together_with_others(self):
        for kind in ("picture", "document"):
            before = self.row(kind)

            response = self.put_together_with_others("Editor", kind)

            assert IN_USE in response.text, kind
            assert self.row(kind) == before, kind

    def test_what_readers_never_meet_is_still_the_editors_own(self):
        changes = {"picture": {"title": "For us", "consent_note": "On file", "tags": "hall"}}
        changes["document"] = {"tags": "hall"}
        for kind, fields in changes.items():
            assert self.change("Editor", kind, **fields).status_code == 302, kind

        assert Picture.objects.get().title == "For us"
        assert Picture.objects.get().consent_note == "On file"
        assert [tag.name for tag in SiteDocument.objects.get().tags.all()] == ["hall"]

    def test_somebody_who_publishes_changes_all_of_it(self):
        self.change("Publisher", "picture", description="Other words")
        self.change("Publisher", "document", title="Another title")
        for kind in ("picture", "document"):
            self.put_together_with_others("Publisher", kind)

        assert Picture.objects.get().description == "Other words"
        assert SiteDocument.objects.get().title == "Another title"
        assert Picture.objects.get().collection == self.private
        assert SiteDocument.objects.get().collection == self.private

    def test_what_is_approved_and_waits_for_its_time_stays_too(self):
        """Whether or not an older version of the page is public meanwhile."""
        self.page.body = self.page.body[:0]
        self.page.save_revision().publish()
        for kind in ("picture", "document"):
            assert self.change("Editor", kind, title="While it is free").status_code == 302, kind
        self.page.body = self.body
        self.page.go_live_at = timezone.now() + timedelta(days=2)
        self.page.save_revision().publish()
        for is_live in (True, False):
            Page.objects.filter(pk=self.page.pk).update(live=is_live)
            for kind in ("picture", "document"):
                before = self.row(kind)

                assert IN_USE in self.replace("Editor", kind).text, (kind, is_live)
                assert self.delete("Editor", kind).status_code == 403, (kind, is_live)
                assert self.row(kind) == before, (kind, is_live)
