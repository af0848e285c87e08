"""What every kind of answer allows a browser to do, whoever in the site has made it."""

from unittest import mock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from bscp_site import policies
from pages import error_pages
from pages.models import SiteDocument
from tests import factories
from tests.signing import make_person

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
HTTPS = {"wsgi.url_scheme": "https", "SERVER_PORT": "443"}
STYLES = "/static/css/base.css"


def directives(response) -> dict[str, str]:
    parts = response["Content-Security-Policy"].split("; ")
    return {name: values for name, _, values in (part.partition(" ") for part in parts)}


def document(name: str, data: bytes) -> SiteDocument:
    made = SiteDocument(title=name)
    made.file.save(name, ContentFile(data))
    return made


class HeaderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.settings = factories.make_settings(
            colour_band="#123456",
            mark=SimpleUploadedFile("mark.svg", DRAWING, content_type="image/svg+xml"),
        )
        cls.words = document("words.txt", b"Read me.")
        cls.pdf = document("plan.pdf", b"%PDF-1.4 nothing more")
        Redirect.objects.create(old_path="/old", redirect_link="/about/")
        call_command("collectstatic", interactive=False, verbosity=0)  # WhiteNoise reads it

    def setUp(self):
        error_pages.write(self.settings)
        self.client = Client(raise_request_exception=False, **HTTPS)
        self.editor = Client(raise_request_exception=False, **HTTPS)
        self.editor.force_login(factories.make_superuser())

    def answers(self):
        """One answer of each kind, with the status that shows it to be that kind."""
        get, post = self.client.get, self.client.post
        event, series = self.pages["eventpage"], self.pages["eventseriespage"]
        yield from (
            ("page", 200, get("/")),
            ("page, head only", 200, self.client.head("/")),
            ("not modified", 304, get("/", headers={"If-None-Match": get("/")["ETag"]})),
            ("search", 200, get("/search/?q=forum")),
            ("form", 200, get("/contact/message/", follow=True)),
            ("on to the form", 302, get("/contact/message/")),
            ("thanks", 404, get("/contact/message/sent/K7QM-3XPD/")),
            ("foreign form", 403, post("/contact/message/")),
            ("static file", 200, get(STYLES)),
            ("picture", 200, get(self.settings.mark.url)),
            ("missing picture", 404, get("/media/images/none.png")),
            ("document", 200, get(self.words.url)),
            ("pdf", 200, get(self.pdf.url)),
            ("colours", 200, get(self.settings.theme_address)),
            ("atom feed", 200, get("/newsletter/feed.atom")),
            ("json feed", 200, get("/newsletter/feed.json")),
            ("calendar", 200, get("/events/calendar.ics")),
            ("calendar of a series", 200, get(f"{series.url}calendar.ics")),
            ("one date", 200, get(f"{event.url}event.ics")),
            ("robots", 200, get("/robots.txt")),
            ("sitemap", 200, get("/sitemap.xml")),
            ("security", 200, get("/.well-known/security.txt")),
            ("alive", 200, get("/healthz")),
            ("redirect", 301, get("/old/")),
            ("missing slash", 301, get("/about")),
            ("unknown", 404, get("/nothing/")),
            ("rubbish", 404, get("/%00")),
            ("wrong method", 405, post("/search/")),
            ("wrong host", 400, get("/", headers={"host": "evil.example"})),
            ("sign-in", 302, get("/admin/")),
            ("admin", 200, self.editor.get("/admin/")),
            ("admin, unknown", 404, self.editor.get("/admin/nothing/")),
            ("page for an editor", 200, self.editor.get("/")),
        )
        yield "sign-in page", 200, get("/admin/", follow=True)
        with mock.patch("pages.models.HomePage.get_context", side_effect=ZeroDivisionError):
            yield "our fault", 500, get("/")
        with (
            mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError),
            self.assertLogs("bscp_site.middleware", "ERROR"),
        ):
            yield "no database", 503, get("/")
        with mock.patch("bscp_site.health.MigrationExecutor", side_effect=OperationalError):
            yield "not ready", 503, get("/readyz")
        closed = Client(enforce_csrf_checks=True, **HTTPS)
        yield "foreign post to the admin", 403, closed.post("/admin/login/")
        yield "foreign post to a page", 403, closed.post("/")
        with override_settings(SECURE_SSL_REDIRECT=True):
            yield "plain http", 301, Client().get("/")
            host = {"host": "evil.example"}
            yield "plain http, wrong host", 400, Client().get("/", headers=host)

    @override_settings(SECURE_HSTS_SECONDS=31_536_000)
    def test_no_answer_goes_out_without_its_policies(self):
        for name, status, response in self.answers():
            with self.subTest(name):
                assert response.status_code == status
                assert response["X-Content-Type-Options"] == "nosniff"
                assert response["Referrer-Policy"] == "same-origin"
                assert response["Cross-Origin-Opener-Policy"] == "same-origin"
                assert response["Permissions-Policy"] == policies.PERMISSIONS
                assert response["X-Frame-Options"] == "DENY"
                found = directives(response)
                assert found["default-src"] == "'none'"
                assert found["frame-ancestors"] == "'none'"
                assert "Set-Cookie" not in response or "admin" in response.request["PATH_INFO"]
                if response.request.get("wsgi.url_scheme") == "https":
                    assert "max-age=31536000" in response["Strict-Transport-Security"]

    def test_readers_get_nothing_inline_and_nothing_from_elsewhere(self):
        for name, _status, response in self.answers():
            if name.startswith("admin") or name == "sign-in":  # Wagtail's own
                continue
            with self.subTest(name):
                policy = response["Content-Security-Policy"]
                is_drawing = name == "picture"  # drawn with styles of its own, in a sandbox
                assert ("unsafe-inline" in policy) == is_drawing
                assert "http" not in policy
                assert "*" not in policy
                assert "data:" not in policy

    def test_pages_of_signing_in_are_as_strict_as_those_for_readers(self):
        closed = Client(enforce_csrf_checks=True, **HTTPS)
        person = Client(**HTTPS)
        person.force_login(make_person())
        reset = [
            self.client.post("/admin/password_reset/", {"email": "a@example.org"}) for _ in range(4)
        ]
        answers = [
            self.client.get("/admin/login/"),
            self.client.post("/admin/login/", {"login": "x", "password": "y"}),
            self.client.get("/admin/password_reset/"),
            self.client.get("/admin/password_reset/MQ-none/"),
            person.get("/admin/password/"),
            person.get("/admin/confirm/"),
            person.get("/admin/logout/"),
            person.get("/admin/two-steps/"),
            person.get("/admin/two-steps/totp/activate/"),
            person.get("/admin/two-steps/webauthn/"),
            person.get("/admin/two-steps/webauthn/add/"),
            closed.post("/admin/login/"),  # refused on the way
            reset[-1],  # too often
        ]

        assert [answer.status_code for answer in answers] == [200] * 11 + [403, 429]
        readers = self.client.get("/")["Content-Security-Policy"]
        for answer in answers:
            with self.subTest(answer.request["PATH_INFO"]):
                assert answer["Content-Security-Policy"] == readers

    def test_a_page_may_use_its_own_styles_scripts_fonts_and_forms(self):
        found = directives(self.client.get("/"))

        for name in ("script", "style", "img", "font", "connect"):
            assert found[f"{name}-src"] == "'self'"
        assert found["form-action"] == "'self'"
        assert found["base-uri"] == "'none'"
        assert found["object-src"] == "'none'"

    def test_the_admin_may_hold_scripts_of_its_own_and_nothing_from_elsewhere(self):
        found = directives(self.editor.get("/admin/"))

        assert found["script-src"] == "'self' 'unsafe-inline'"
        assert found["img-src"] == "'self' data: blob:"
        assert found["object-src"] == "'none'"
        assert found["form-action"] == "'self'"

    def test_a_preview_may_stand_in_a_frame_of_the_admin_alone(self):
        page = self.pages["contentpage"]
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        form = {
            "title": "Seen before",
            "slug": page.slug,
            "body": streamfield([("paragraph", rich_text("<p>Text</p>"))]),
            "review_records": inline_formset([]),
            "comments": inline_formset([]),
        }
        assert self.editor.post(address, nested_form_data(form)).json()["is_valid"]

        response = self.editor.get(address)

        assert "<h1>Seen before</h1>" in response.text
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        found = directives(response)
        assert found["frame-ancestors"] == "'self'"
        assert found["script-src"] == "'self'"  # as strict as for readers

    def test_a_file_runs_nothing_wherever_it_is_opened(self):
        words, pdf, mark = map(
            self.client.get, (self.words.url, self.pdf.url, self.settings.mark.url)
        )

        assert words["Content-Disposition"].startswith("attachment")
        assert directives(words) == {
            "default-src": "'none'",
            "frame-ancestors": "'none'",
            "sandbox": "",
        }
        assert pdf["Content-Disposition"].startswith("inline")
        assert directives(pdf) == {"default-src": "'none'", "frame-ancestors": "'none'"}
        assert "sandbox" in directives(mark)

    def test_pictures_in_another_store_are_let_in_by_its_name(self):
        with override_settings(MEDIA_URL="https://files.example.org/partnership/"):
            found = directives(self.client.get("/"))

        assert found["img-src"] == "'self' https://files.example.org"
        assert found["script-src"] == "'self'"

    def test_nobody_is_asked_for_camera_microphone_or_place(self):
        permissions = self.client.get("/")["Permissions-Policy"]

        for name in ("camera", "microphone", "geolocation"):
            assert f"{name}=()" in permissions
        assert "publickey-credentials-get=(self)" in permissions

    def test_plain_http_promises_no_https(self):
        response = Client().get("/")

        assert not settings.HTTPS
        assert "Strict-Transport-Security" not in response
