"""Whose address counts, and which headers are believed."""

import pytest
from django.test import RequestFactory, override_settings

from bscp_site.kit.client import address_of

PROXIES = ["10.0.0.0/8", "2001:db8::/32"]


def asked(peer: str, forwarded: str | None = None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "6.6.6.6, rubbish, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("2001:db8::1", "[2a00:1450::5]:4711", "2a00:1450::5"),
        ("::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", ""),
    ],
)
def test_only_what_a_trusted_proxy_wrote_is_believed(peer, forwarded, address):
    with override_settings(TRUSTED_PROXIES=PROXIES):
        assert address_of(asked(peer, forwarded)) == address


def test_without_proxies_nobody_is_believed():
    with override_settings(TRUSTED_PROXIES=[]):
        assert address_of(asked("10.0.0.1", "198.51.100.1")) == "10.0.0.1"
