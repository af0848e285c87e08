"""What the site writes down, and above all what it does not."""

import io
import json
import logging
import logging.config
import re
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.db import DataError, IntegrityError, OperationalError
from django.test import TestCase, override_settings
from gunicorn.http import errors
from gunicorn.workers.base import Worker

from bscp_site import logs

RUN_OF_CHARACTERS = "Zk3v9QmT4xW8bLr2Yc6N"


@pytest.fixture
def written():
    """Write one record through the real configuration; answers with its line."""

    def write(level, message, *arguments, form="json", name="tests", **options):
        formatter = {"json": logs.Json, "lines": logs.Lines}[form]()
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(formatter)
        handler.addFilter(logs.NameRequest())
        logger = logging.Logger(name)
        logger.addHandler(handler)
        logger.log(level, message, *arguments, **options)
        return stream.getvalue()

    return write


def test_a_line_is_one_json_object(written):
    line = written(logging.WARNING, "Two\nlines of %s", "text")

    entry = json.loads(line)
    assert line.count("\n") == 1
    assert entry["message"] == "Two\nlines of text"
    assert entry["level"] == "WARNING"
    assert re.fullmatch(r"20..-..-..T..:..:..\.\d{3}\+00:00", entry["time"])


def test_a_line_carries_the_id_of_its_request(written):
    token = logs.request_id.set("one-request")
    try:
        entry = json.loads(written(logging.INFO, "hello"))
    finally:
        logs.request_id.reset(token)

    assert entry["request_id"] == "one-request"


@pytest.mark.parametrize("form", logs.FORMATS)
@pytest.mark.parametrize(
    "secret",
    [
        "mary.smith@example.org",
        "mary%40example.org",
        "203.0.113.77",
        "2001:db8::a:1",
        "2a00::1",
        "fe80::1c2",
        "FE80::1C2:3",
        RUN_OF_CHARACTERS,
        "9f1c7a52-8a44-4d0e-9d0f-0f5c1f1f5b2a",
    ],
)
def test_what_belongs_to_a_person_is_masked(written, form, secret):
    line = written(logging.ERROR, "It broke for %s.", secret, form=form)

    assert secret not in line
    assert "It broke for" in line


@pytest.mark.parametrize(
    "path",
    [
        "/bookings/abc/",
        "/join/abc/",
        "/certificates/abc",
        "/newsletter/confirm/abc/",
        "/newsletter/preferences/abc/",
        "/newsletter/unsubscribe/abc/",
        "/admin/password_reset/confirm/abc/",
        "/admin/account/password/reset/key/abc/",
        "/search/?q=abc",
    ],
)
def test_a_token_in_a_path_is_masked_and_the_path_is_not(path):
    masked = logs.masked(path)

    assert "abc" not in masked
    assert masked.startswith(path.split("abc")[0].removesuffix("q="))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about/plans/business-improvement-plan-2023-2025/childhood-neglect/",
        "/publications/guidance/working-together-to-safeguard-children-2026/",
        "/static/css/base.0123456789ab.css",
        "/theme.0123456789ab.css",
        "/events/month/2026/11/",
        "/admin/pages/12/edit/",
    ],
)
def test_an_ordinary_path_is_left_alone(path):
    assert logs.masked(path) == path


@pytest.mark.parametrize("form", logs.FORMATS)
def test_a_fault_is_told_without_values(written, form):
    password = "hidden-word"  # noqa: S105
    try:
        raise ValueError(f"no number: {password} of mary@example.org")
    except ValueError:
        line = written(logging.ERROR, "It broke.", exc_info=True, form=form)

    assert "ValueError" in line
    assert "test_a_fault_is_told_without_values" in line
    assert "hidden-word" not in line
    assert "mary" not in line


@pytest.mark.parametrize("text", ["at 09:00:00", "port: 8000", "a::function", "ratio 1:2", "::"])
def test_what_only_looks_like_an_address_is_left_alone(text):
    assert logs.masked(text) == text


@pytest.mark.parametrize(
    ("fault", "what_is_said"),
    [
        (DataError('invalid input syntax for type integer: "Mary"'), "DataError"),
        (
            FileNotFoundError(2, "No such file or directory", "Mary's letter.pdf"),
            "FileNotFoundError: [Errno 2] No such file or directory: …",
        ),
        (
            OperationalError('connection to server at "db", port 5432 failed'),
            'OperationalError: connection to server at "db", port 5432 failed',
        ),
    ],
)
def test_of_a_fault_is_said_what_no_person_can_have_typed(fault, what_is_said):
    assert logs.said(fault) == what_is_said


def test_a_database_says_what_is_wrong_but_not_with_which_row(written):
    try:
        raise IntegrityError(
            'duplicate key violates "one_email"\nDETAIL:  Key (name)=(Mary) exists.'
        )
    except IntegrityError:
        line = written(logging.ERROR, "It broke.", exc_info=True)

    assert "duplicate key violates" in line
    assert "Mary" not in line


def test_a_request_that_django_hands_along_is_not_written(written, rf):
    request = rf.get("/search/?q=mary")

    line = written(logging.ERROR, "It broke.", extra={"request": request, "status_code": 500})

    assert "mary" not in line


@pytest.mark.parametrize("form", logs.FORMATS)
@pytest.mark.parametrize(
    ("fault", "what_is_said"),
    [
        (errors.InvalidHTTPVersion("jane smith HTTP/1.1"), "Invalid HTTP Version…"),
        (errors.InvalidHTTPVersion('o\'jane "smith" HTTP/1.1'), "Invalid HTTP Version…"),
        (errors.InvalidHeaderName("Jane Smith 07700"), "Invalid HTTP header name…"),
        (errors.InvalidHeader("Jane\nSmith"), "Invalid HTTP Header…"),
        (errors.InvalidProxyLine("PROXY Jane"), "Invalid PROXY line…"),
        (errors.InvalidRequestLine("GET /search/?q=Jane Smith"), "Invalid HTTP request line…"),
        (errors.ForbiddenProxyRequest("jane smith"), "Proxy request from …"),
        (errors.LimitRequestLine(5000, 4094), "Request Line is too large (5000 > 4094)…"),
    ],
)
@pytest.mark.parametrize("address", ["203.0.113.77", "2001:db8::1", ""])
def test_of_a_request_that_was_turned_away_only_the_reason_is_said(
    written, form, fault, what_is_said, address
):
    """In the words that gunicorn itself finds."""
    said = []
    worker = SimpleNamespace(log=SimpleNamespace(warning=said.append, debug=said.append))
    Worker.handle_error(worker, None, Mock(), (address, 80), fault)

    line = written(logging.WARNING, said[0], form=form, name="gunicorn.error")

    message = json.loads(line)["message"] if form == "json" else line.strip()
    assert message.endswith(f"Invalid request from …: {what_is_said}")


@pytest.mark.parametrize("form", logs.FORMATS)
@pytest.mark.parametrize(
    "message",
    [
        "Forbidden (Origin checking failed - jane smith does not match any trusted origins.): /",
        "Forbidden (Referer checking failed - https://jane/?q=smith does not match any): /",
        "The file 'jane\nsmith' is outside of everything",
    ],
)
def test_of_what_django_finds_suspicious_no_piece_is_repeated(written, form, message):
    line = written(logging.WARNING, message, form=form, name="django.security.csrf")

    assert not re.search("jane|smith", line)
    assert message[:9] in line


def test_the_query_of_an_address_is_masked_to_its_end():
    assert logs.masked('GET /search/?q=o\'jane%20"smith" 500') == "GET /search/?… 500"


def test_what_is_configured_can_be_used_by_django_and_by_gunicorn():
    before = logging.root.handlers[:], logging.root.level
    try:
        for form in logs.FORMATS:
            logging.config.dictConfig(logs.configuration(form))
    finally:
        logging.root.handlers[:], level = before
        logging.root.setLevel(level)


class RequestLogTests(TestCase):
    def ask(self, path, **options):
        with self.assertLogs("bscp_site.request_log", "INFO") as log:
            response = self.client.get(path, **options)
        [record] = log.records
        return response, record

    def test_every_answer_has_a_line_with_how_it_went(self):
        response, record = self.ask("/no-such-page/?name=mary")

        assert response.status_code == 404
        assert (record.method, record.path, record.status) == ("GET", "/no-such-page/", 404)
        assert record.ms >= 0
        assert "mary" not in record.getMessage()

    def test_tokens_in_paths_are_not_written(self):
        _, record = self.ask("/bookings/abc/")

        assert record.path == "/bookings/…/"

    def test_a_probe_that_is_well_is_not_worth_a_line(self):
        with self.assertNoLogs("bscp_site.request_log", "INFO"):
            self.client.get("/healthz")

    def test_each_request_has_an_id_of_its_own(self):
        first, second = (self.client.get("/healthz")["X-Request-ID"] for _ in range(2))

        assert re.fullmatch("[0-9a-f]{32}", first)
        assert first != second

    def test_the_id_that_a_proxy_of_ours_gave_is_kept(self):
        with override_settings(TRUSTED_PROXIES=["10.0.0.0/8"]):
            response = self.client.get(
                "/healthz", headers={"x-request-id": "from-the-edge-1"}, REMOTE_ADDR="10.1.2.3"
            )

        assert response["X-Request-ID"] == "from-the-edge-1"

    def test_the_id_that_anybody_sent_is_not(self):
        response = self.client.get("/healthz", headers={"x-request-id": "from-the-edge-1"})

        assert response["X-Request-ID"] != "from-the-edge-1"

    def test_an_id_that_is_no_id_is_not_kept_whoever_sent_it(self):
        for rubbish in ("x", "a" * 65, "mary@example.org", "two words here", "<script>"):
            with override_settings(TRUSTED_PROXIES=["127.0.0.1"]):
                response = self.client.get("/healthz", headers={"x-request-id": rubbish})

            assert response["X-Request-ID"] != rubbish
