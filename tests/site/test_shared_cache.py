"""Redis away: nothing breaks, nobody waits."""

import socket
import time

import pytest

from bscp_site.shared_cache import LEFT_ALONE, PatientRedisCache
from tests.start.project import free_port


@pytest.fixture
def away():
    return PatientRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})


def test_everything_is_answered_as_an_empty_cache_would(away, caplog):
    away.set("a", 1)
    away.set_many({"a": 1})
    away.delete("a")
    away.delete_many(["a"])
    away.clear()

    assert away.get("a") is None
    assert away.get("a", "else") == "else"
    assert away.get_many(["a"]) == {}
    assert away.get_or_set("a", lambda: 7) == 7
    assert "a" not in away
    assert away.touch("a") is False
    assert "The cache does not answer" in caplog.text


def test_a_limit_counted_in_it_lets_everybody_through(away):
    assert away.add("limit", 0) is True
    assert away.incr("limit") == 1


def test_one_that_answers_nothing_is_waited_for_once(caplog):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        cache = PatientRedisCache(f"redis://127.0.0.1:{silent.getsockname()[1]}/0", {})
        began = time.monotonic()

        for _ in range(50):
            cache.get("a")

        assert time.monotonic() - began < LEFT_ALONE
    assert caplog.text.count("does not answer") == 1


def test_what_one_thread_has_found_out_the_others_need_not(caplog):
    address = f"redis://127.0.0.1:{free_port()}/0"

    for _ in range(4):  # Django makes one for each thread
        PatientRedisCache(address, {}).get("a")

    assert caplog.text.count("does not answer") == 1


def test_a_fault_of_ours_is_still_told(away):
    with pytest.raises(TypeError):
        away.get_many(None)


def test_one_that_refuses_costs_no_time(away):
    began = time.monotonic()

    away.get("a")

    assert time.monotonic() - began < 0.5
