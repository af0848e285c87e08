"""Asking another site whether an address leads anywhere."""

import time
from unittest import mock

import pytest

from pages.choices import LinkFault
from pages.link_check import client
from tests.othersite import other_site

AGENT = "ASCP link check (+http://testserver/)"


@pytest.fixture(scope="module")
def site():
    with other_site() as site:
        yield site


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(client, "PATIENCE", 1)
    monkeypatch.setattr(client, "DEADLINE", 2)


@pytest.fixture
def ask(site, monkeypatch):
    monkeypatch.setattr(client, "is_public", lambda address: True)
    return lambda path: client.ask(site.at(path), AGENT)


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/ok", ""),
        ("/ok?q=ü&x=%20#part", ""),
        ("/moved", ""),
        ("/no-head", ""),
        ("/gone", LinkFault.NOT_FOUND),
        ("/taken-down", LinkFault.NOT_FOUND),
        ("/broken", LinkFault.BROKEN),
        ("/robots", LinkFault.REFUSED),
        ("/busy", LinkFault.REFUSED),
        ("/a", LinkFault.CIRCLE),
        ("/on/1", LinkFault.CIRCLE),
        ("/closes", LinkFault.NO_ANSWER),
        ("/nonsense", LinkFault.NO_ANSWER),
        ("/slow", LinkFault.NO_ANSWER),
        ("/into-us", LinkFault.NOT_FOR_READERS),
    ],
)
def test_what_is_answered(ask, path, fault):
    assert ask(path).fault == fault


def test_a_site_that_answers_byte_by_byte_is_left_at_the_deadline(ask):
    begun = time.monotonic()

    answer = ask("/drip")

    assert (answer.fault, answer.detail) == (LinkFault.NO_ANSWER, "too slow")
    assert time.monotonic() - begun < 4


def test_an_endless_page_is_not_read(ask):
    begun = time.monotonic()

    assert ask("/huge").fault == ""
    assert time.monotonic() - begun < 1.5


def test_only_what_is_needed_is_asked_and_sent(ask, site):
    site.asked.clear(), site.headers_seen.clear()

    ask("/ok")
    ask("/no-head")

    assert site.asked == [("HEAD", "/ok"), ("HEAD", "/no-head"), ("GET", "/no-head")]
    for headers in site.headers_seen:
        assert headers["User-Agent"] == AGENT
        assert set(headers) == {"Host", "User-Agent", "Accept", "Connection", "Accept-Encoding"}


def test_a_password_in_an_address_is_not_sent(site, monkeypatch):
    monkeypatch.setattr(client, "is_public", lambda address: True)
    site.headers_seen.clear()

    client.ask(site.at("/ok").replace("//", "//name:secret@"), AGENT)

    assert site.headers_seen
    assert not any("Authorization" in headers for headers in site.headers_seen)
    assert "secret" not in str(site.headers_seen)


def test_our_own_network_is_never_asked(site):
    site.asked.clear()

    assert client.ask(site.at("/ok"), AGENT).fault == LinkFault.NOT_FOR_READERS
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254"),
        *(
            "100.64.0.1",
            "0.1.2.3",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "fe80::1%eth0",
            "fd00::1",
        ),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "ff02::1", "::"),
    ],
)
def test_addresses_that_are_not_of_the_open_internet(address):
    assert not client.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_addresses_that_are(address):
    assert client.is_public(address)


def test_a_name_with_one_open_and_one_inner_address_is_not_asked():
    found = [(0, 0, 0, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    with (
        mock.patch("socket.getaddrinfo", return_value=found),
        mock.patch("socket.create_connection") as connect,
    ):
        answer = client.ask("http://rebind.org/", AGENT)

    assert answer.fault == LinkFault.NOT_FOR_READERS
    assert not connect.called


@pytest.mark.parametrize(
    "address",
    [
        *("http://localhost/", "http://localhost:8000/x", "https://intranet.local/"),
        *("https://staging.council.gov.uk/", "https://www-dev.council.gov.uk/"),
        *("https://uat2.council.gov.uk/", "http://site.test/", "https://files.internal/"),
    ],
)
def test_sites_that_only_their_makers_see(address):
    assert client.ask(address, AGENT).fault == LinkFault.NOT_FOR_READERS


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://files.org/", "javascript:alert(1)", "http://", "nonsense", "", "http://[::1"),
        *("https:///x", "http://a:port/", "http://" + "a" * 300 + ".org/", "\0", "💥"),
    ],
)
def test_what_is_no_address(address):
    assert client.ask(address, AGENT).fault == LinkFault.NO_ADDRESS


def test_a_name_that_nobody_knows():
    with mock.patch("socket.getaddrinfo", side_effect=OSError):
        assert client.ask("https://no-such.org/", AGENT).fault == LinkFault.NO_SUCH_SITE


def test_a_door_that_is_shut(monkeypatch):
    monkeypatch.setattr(client, "is_public", lambda address: True)

    assert client.ask("http://127.0.0.1:9/", AGENT).fault == LinkFault.NO_ANSWER
