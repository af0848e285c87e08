"""Old addresses lead on: after a change of the site's own, and from the site before it."""

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page, Site

from pages import old_addresses
from tests import factories
from tests.admin import signed_in
from tests.members import make_member
from tests.pictures import upload

IMPORT = reverse("wagtailredirects:start_import")


class OwnAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.about = factories.make_section(cls.home, title="About", slug="about")
        cls.work = factories.make_section(cls.home, title="Ways", slug="ways")
        cls.page = factories.make_content(cls.about, title="Structure", slug="structure")
        cls.below = factories.make_content(cls.page, title="Board", slug="board")

    def leads(self, old: str, new: str):
        response = self.client.get(old)
        assert (response.status_code, response.get("Location")) == (301, new)

    def rename(self, page, slug: str):
        page.slug = slug
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    def test_a_new_slug_leaves_a_redirect_for_the_page_and_what_is_below_it(self):
        self.rename(self.page, "how-we-are-made")

        self.leads("/about/structure/", "/about/how-we-are-made/")
        self.leads("/about/structure/board/", "/about/how-we-are-made/board/")

    def test_so_does_a_move(self):
        self.page.move(self.work, pos="last-child")

        self.leads("/about/structure/", "/ways/structure/")
        self.leads("/about/structure/board/", "/ways/structure/board/")

    def test_two_moves_lead_in_one_step(self):
        self.page.move(self.work, pos="last-child")
        self.rename(Page.objects.get(pk=self.page.pk).specific, "made")

        self.leads("/about/structure/", "/ways/made/")
        self.leads("/ways/structure/board/", "/ways/made/board/")

    def test_a_page_that_moves_back_is_shown_and_leads_nowhere(self):
        self.page.move(self.work, pos="last-child")
        page = Page.objects.get(pk=self.page.pk)
        page.move(Page.objects.get(pk=self.about.pk), pos="last-child")

        assert self.client.get("/about/structure/").status_code == 200
        self.leads("/ways/structure/", "/about/structure/")


class QueryAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.page = factories.make_content(cls.home, title="Privacy")
        Redirect.objects.create(old_path="/?p=123", redirect_page=cls.page)

    def test_readers_are_led_on(self):
        for address in ("/?p=123", "//testserver/?p=123"):
            response = self.client.get(address)

            assert (response.status_code, response["Location"]) == (301, "/privacy/")

    def test_any_other_query_shows_the_page(self):
        for query in (
            "p=12",
            "p=1234",
            "p=123&x=1",
            "P=123",
            "p=",
            "p=%00",
            "p=💥",
            "?",
            "p=123%20",
        ):
            assert self.client.get(f"/?{query}").status_code == 200, query

    def test_a_page_without_a_query_asks_nothing_more(self):
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/")

        assert not [q for q in queries if "wagtailredirects" in q["sql"]]

    def test_one_that_leads_to_itself_shows_the_page(self):
        Redirect.objects.create(old_path="/?p=9", redirect_link="http://testserver/?p=9")

        assert self.client.get("/?p=9").status_code == 200

    def test_a_message_sent_to_such_an_address_is_not_led_on(self):
        assert self.client.post("/?p=123").status_code != 301


class ImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.about = factories.make_section(cls.home, title="About", slug="about")
        cls.people = factories.make_content(cls.about, title="People", slug="people")
        cls.draft = factories.make_content(cls.about, title="Draft", slug="draft")
        cls.draft.unpublish()
        cls.editor = make_member("redirecter", "wagtailredirects.add_redirect")

    def rows(self, text: str):
        return old_addresses.plan(text)

    def fault(self, old: str, new: str = "/about/") -> str:
        (row,) = self.rows(f'"{old}","{new}"')
        return row.fault

    def send(self, data: bytes, client=None):
        client = client or signed_in(self.editor)
        return client, client.post(IMPORT, {"table": upload(data, "old.csv")})

    def test_a_table_is_shown_first_and_kept_when_confirmed(self):
        text = (
            "Old,New\n"
            "https://old.example.org/?p=123,/about/people/\n"
            "/vision-purpose/,/about/\n"
            "\n"
            "/gone,/nowhere/\n"
            "/manual,https://procedures.example.org/\n"
        )

        client, shown = self.send(text.encode())

        assert not Redirect.objects.exists()
        assert [row.number for row in shown.context["refused"]] == [5]
        assert "No page of this site stands at /nowhere/." in shown.text

        kept = client.post(IMPORT, {"shown": shown.context["shown"]}, follow=True)

        assert "3 redirects kept." in kept.text
        for old, new in (
            ("/?p=123", "/about/people/"),
            ("/vision-purpose/", "/about/"),
            ("/manual", "https://procedures.example.org/"),
        ):
            response = self.client.get(old, follow=False)
            assert (response.status_code, response["Location"]) == (301, new)
        assert ModelLogEntry.objects.filter(user=self.editor).count() == 3

    def test_a_second_time_changes_nothing(self):
        text = "/old,/about/\n/?p=1,/about/people/"
        assert old_addresses.keep(self.rows(text), self.editor) == 2

        assert all(row.is_known for row in self.rows(text))
        assert old_addresses.keep(self.rows(text), self.editor) == 0
        assert Redirect.objects.count() == 2

    def test_one_that_led_elsewhere_is_said_and_changed(self):
        site = Site.objects.get()
        Redirect.objects.create(
            old_path="/old", site=site, redirect_page=self.people, automatically_created=True
        )

        rows = self.rows("/old/,/about/")
        assert rows[0].instead_of == "/about/people/"
        old_addresses.keep(rows, self.editor)

        assert Redirect.objects.get().redirect_page_id == self.about.pk

    def test_bad_rows_say_why(self):
        assert "missing" in self.fault("", "/about/")
        assert "does not say where" in self.fault("/old", "")
        assert "must begin with /" in self.fault("old/page", "/about/")
        assert "must begin with /" in self.fault("/old", "about/")
        assert "must be a web address" in self.fault("javascript:alert(1)//", "/about/")
        assert self.fault("/old", "javascript:alert(1)")
        assert "no web address" in self.fault("/old", "ftp://files.example.org/")
        assert "no web address" in self.fault("/old", "//user@/")
        assert "no address" in self.fault("http://[::1", "/about/")
        assert "no address has" in self.fault("/o\x01ld", "/about/")
        assert "255 signs" in self.fault("/" + "x" * 300, "/about/")
        assert "255 signs" in self.fault("/old", "https://example.org/" + "x" * 300)
        assert "below /admin/" in self.fault("/admin/pages/", "/about/")
        assert "home page itself" in self.fault("https://old.example.org/", "/about/")
        assert "has a page at this address" in self.fault("/about/people", "/about/")
        assert "has a page at this address" in self.fault("/search/", "/about/")
        assert "No page of this site" in self.fault("/old", "/about/draft/")

    def test_the_same_address_twice_is_refused(self):
        rows = self.rows("/old,/about/\nhttps://www.old.org/old/,/about/people/")

        assert not rows[0].fault
        assert rows[1].fault == "Row 1 says already where this address leads."

    def test_circles_are_refused(self):
        assert "circle" in self.fault("/old", "/old/")
        assert "circle" in self.fault("/?p=1", "http://testserver/?p=1")
        rows = self.rows("/a,/b\n/b,/c\n/c,/a\n/d,/a\n/e,/about/")
        assert ["circle" in row.fault for row in rows] == [True] * 4 + [False]

    def test_circles_with_what_is_kept_already_are_refused(self):
        Redirect.objects.create(old_path="/?p=2", redirect_link="http://testserver/?p=1")

        assert "circle" in self.fault("/?p=1", "/?p=2")

    def test_a_chain_leads_to_its_end_in_one_step(self):
        rows = self.rows("/a,/b\n/b,/about/people/")
        old_addresses.keep(rows, self.editor)

        assert self.client.get("/a")["Location"] == "/about/people/"

    def test_addresses_of_the_site_itself_and_parts_of_pages(self):
        rows = self.rows("/find,/search/\n/board,/about/people/#board\n/old-uk,/about/?x=1")

        assert not [row.fault for row in rows if row.fault]
        old_addresses.keep(rows, self.editor)
        assert self.client.get("/board")["Location"] == "http://testserver/about/people/#board"

    def test_other_signs_between_columns_and_other_spreadsheets(self):
        for text in ("/old;/about/", "/old\t/about/", "\ufeff/old,/about/"):
            shown = self.send(text.encode())[1]
            assert len(shown.context["rows"]) == 1, text
        assert self.send("/caf\xe9,/about/".encode("cp1252"))[1].context["rows"][0].old == "/café"

    def test_what_is_no_table_is_refused_with_a_sentence(self):
        for data in (b"PK\x03\x04\0\0", b"/a,/about/\n" * 6000, b"x" * 1_100_000, b""):
            response = self.send(data)[1]

            assert response.status_code == 200
            assert response.context["form"].errors["table"], data[:20]
        assert not Redirect.objects.exists()

    def test_markup_in_a_table_is_shown_as_text(self):
        shown = self.send(b"/<script>alert(1)</script>,/about/\n/\xf0\x9f\x92\xa5,/about/")[1]

        assert "<script>alert(1)" not in shown.text

    def test_what_was_not_shown_is_not_kept(self):
        client = signed_in(self.editor)

        response = client.post(IMPORT, {"shown": "/old,/about/"}, follow=True)

        assert "Choose the file once more" in response.text
        assert not Redirect.objects.exists()

    def test_it_takes_somebody_who_may_add_redirects(self):
        assert signed_in(make_member("other")).get(IMPORT).status_code == 403
        assert self.send(b"/old,/about/", signed_in(make_member("x")))[1].status_code == 403
        assert signed_in(self.editor).get(IMPORT).status_code == 200

    def test_the_number_of_questions_does_not_grow_with_rows(self):
        def cost(count):
            with CaptureQueriesContext(connection) as queries:
                self.rows("\n".join(f"/old-{n},/about/people/" for n in range(count)))
            return len(queries)

        assert cost(2) == cost(200)


@override_settings(SITE_URL="https://site.example", SECURE_SSL_REDIRECT=False)
class FormTests(TestCase):
    """Wagtail's own form, by hand."""

    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.about = factories.make_section(cls.home, title="About", slug="about")
        cls.draft = factories.make_content(cls.about, title="Draft", slug="draft")
        cls.draft.unpublish()
        cls.first = Redirect.objects.create(old_path="/b", redirect_link="https://site.example/a")

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def send(self, old, *, page="", link="", redirect=None):
        add, edit = "wagtailredirects:add", "wagtailredirects:edit"
        address = reverse(edit, args=[redirect.pk]) if redirect else reverse(add)
        data = {"old_path": old, "redirect_page": page, "redirect_link": link, "is_permanent": "on"}
        return self.client.post(address, data)

    def refused(self, answer, field: str) -> str:
        assert answer.status_code == 200
        return " ".join(answer.context["form"].errors[field])

    def test_one_that_leads_on_is_kept(self):
        assert self.send("/old/", page=self.about.pk).status_code == 302
        assert self.send("/older", link="https://procedures.example.org/").status_code == 302

        assert self.client.get("/old/")["Location"] == "/about/"

    def test_one_that_leads_to_itself_is_refused_beside_where_it_leads(self):
        for old, link in (
            ("/x", "https://site.example/x/"),
            ("/?p=1", "https://site.example/?p=1"),
        ):
            assert "circle" in self.refused(self.send(old, link=link), "redirect_link")

    def test_a_circle_through_another_one_is_refused(self):
        assert "circle" in self.refused(
            self.send("/a", link="https://site.example/b"), "redirect_link"
        )

    def test_so_is_one_that_a_change_would_close(self):
        second = Redirect.objects.create(old_path="/a", redirect_page=self.about)

        answer = self.send("/a", link="https://site.example/b", redirect=second)

        assert "circle" in self.refused(answer, "redirect_link")

    def test_one_stored_already_may_be_put_right(self):
        answer = self.send("/b", page=self.about.pk, redirect=self.first)

        assert answer.status_code == 302
        assert self.client.get("/b")["Location"] == "/about/"

    def test_an_address_where_a_page_stands_is_refused(self):
        answer = self.send("/about", link="https://example.org/")

        assert "has a page at this address" in self.refused(answer, "old_path")

    def test_a_page_that_readers_cannot_open_is_refused(self):
        answer = self.send("/old", page=self.draft.pk)

        assert "No page of this site" in self.refused(answer, "redirect_page")

    def test_rubbish_is_refused_in_words(self):
        for old in ("", "/a\0b", "http://[::1", "/" + "x" * 300, "/admin/x"):
            answer = self.send(old, link="https://example.org/")

            assert answer.status_code == 200, old
            assert answer.context["form"].errors, old
