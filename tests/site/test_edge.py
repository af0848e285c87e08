"""What hostile, hurried and unlucky requests are answered with."""

from unittest import mock

from django.db import OperationalError, connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from pages import error_pages
from tests import factories

RUBBISH = [
    "/?page=words",
    "/?q=%00",
    "/search/?q=%00%1f",
    "/search/?q=%27",
    "/search/?q=%22",
    "/search/?q=%22%27%25_%5C%28%29%26%7C%21%3A%2A",
    "/search/?q=forum&page=words",
    "/search/?q=forum&page=-1",
    "/search/?q=" + "x" * 5000,
    "/search/?q=%ED%A0%80",
    "/search/?q=%FF%FE",
    "/events/?series=%00&when=%27&format=%C3%28",
    "/newsletter/?page=999999999999999999999999",
    "/%00",
    "/events/%00/calendar.ics",
    "/events/forum%0d%0aSet-Cookie:x/calendar.ics",
    "/%FF%FE/",
    "/..%2f..%2fetc/passwd",
    "/media/../settings.py",
    "/media/documents/secret.pdf",
    "/events/nothing/calendar.ics",
    "/?" + "&".join(f"a{n}=1" for n in range(1500)),
    "/" + "deep/" * 400,
]


class EdgeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()

    def setUp(self):
        self.client.raise_request_exception = False
        error_pages.write(factories.make_settings())

    def test_rubbish_is_never_a_server_error(self):
        for address in RUBBISH:
            with self.subTest(address[:60]):
                assert self.client.get(address).status_code in {200, 404}

    def test_an_unknown_address_gets_the_sites_own_page(self):
        response = self.client.get("/nothing-here/")

        assert response.status_code == 404
        assert "Anytown Safeguarding Children Partnership" in response.text
        assert "tel:999" in response.text
        assert "/newsletter/" in response.text  # the menu

    def test_reading_writes_nothing(self):
        for page in self.pages.values():
            for method in (self.client.get, self.client.head):
                with CaptureQueriesContext(connection) as queries:
                    method(page.url)

                asked = (query["sql"].lstrip("(") for query in queries)  # a union has brackets
                assert all(sql.startswith("SELECT") for sql in asked)

    def test_without_a_database_readers_still_find_the_numbers(self):
        with (
            self.assertLogs("bscp_site.middleware", "ERROR") as self.log,
            mock.patch("wagtail.models.Site.find_for_request", side_effect=OperationalError),
        ):
            response = self.client.get("/")

        assert "The database does not answer." in self.log.output[0]
        assert response.status_code == 503
        assert response["Retry-After"]
        assert "01632 960 001" in response.text
        assert "Anytown" in response.text

    def test_a_fault_of_ours_shows_the_numbers_too(self):
        with mock.patch("pages.models.HomePage.get_context", side_effect=ZeroDivisionError):
            response = self.client.get("/")

        assert response.status_code == 500
        assert "01632 960 001" in response.text

    def test_the_finished_pages_read_well_before_they_were_ever_written(self):
        for name in error_pages.NAMES:
            page = error_pages._render(name, None)

            assert "<h1" in page
            assert "None" not in page

    def test_a_post_to_a_page_is_refused_with_our_page(self):
        client = Client(enforce_csrf_checks=True)

        response = client.post("/")

        assert response.status_code == 403
        assert "01632 960 001" in response.text

    def test_a_host_that_is_not_ours_is_refused_with_our_page(self):
        response = self.client.get("/", headers={"host": "evil.example"})

        assert response.status_code == 400
        assert "Anytown" in response.text
