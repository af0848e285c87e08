"""Limits are counted for an address and for its network, in the cache that everybody shares; so are
second clicks."""

from unittest import mock

import pytest
import time_machine
from django.core.cache import caches
from django.test import override_settings

from bscp_site.kit.throttle import Limit, network_of, was_done
from tests.factories import NOON

LIMIT = Limit(name="test", per_address=2, per_network=4, seconds=600)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_an_address_may_do_it_so_many_times_and_again_in_the_next_window(clock):
    assert [LIMIT.is_passed("192.0.2.1") for _ in range(3)] == [False, False, True]

    clock.shift(600)

    assert not LIMIT.is_passed("192.0.2.1")


def test_a_network_is_counted_as_well():
    passed = [LIMIT.is_passed(f"192.0.2.{number}") for number in range(5)]

    assert passed == [False, False, False, False, True]
    assert not LIMIT.is_passed("198.51.100.1")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.200", "192.0.2.0/24"),
        ("2001:db8:7:8:9::1", "2001:db8:7::/48"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_a_network_is_what_one_person_may_hold(address, network):
    assert network_of(address) == network


def test_each_limit_has_a_count_of_its_own():
    other = Limit(name="other", per_address=2, per_network=4, seconds=600)
    for _ in range(3):
        LIMIT.is_passed("192.0.2.1")

    assert not other.is_passed("192.0.2.1")


def test_no_address_stands_in_the_cache():
    LIMIT.is_passed("192.0.2.1")

    assert "192" not in str(list(caches["default"]._cache))


def test_a_count_on_files_lasts_as_long_as_its_window(tmp_path, clock):
    """Django's counting on files forgets after five minutes, whatever was asked for."""
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    with override_settings(CACHES={"default": {"BACKEND": backend, "LOCATION": str(tmp_path)}}):
        LIMIT.is_passed("192.0.2.1")
        LIMIT.is_passed("192.0.2.1")
        clock.shift(590)

        assert LIMIT.is_passed("192.0.2.1")


@pytest.mark.parametrize("method", ["add", "incr", "touch"])
def test_without_the_cache_nobody_is_limited_and_nobody_is_named(method, caplog):
    with mock.patch.object(caches["default"], method, side_effect=ConnectionError("192.0.2.1")):
        assert not any(LIMIT.is_passed("192.0.2.1") for _ in range(9))

    assert "the cache does not answer: ConnectionError" in caplog.text
    assert "192.0.2.1" not in caplog.text


def test_the_same_is_done_once_within_its_time(clock):
    def press(*values):
        return was_done("button", *values, seconds=600)

    assert [press("yes", "192.0.2.1"), press("yes", "192.0.2.1")] == [False, True]
    assert not press("no", "192.0.2.1")
    assert not press("yes", "192.0.2.2")

    clock.shift(601)

    assert not press("yes", "192.0.2.1")
