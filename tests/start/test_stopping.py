"""A web server that is told to stop under load answers everybody who has come in."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.start.load import Load
from tests.start.nodes import eventually, listens, web
from tests.start.project import free_port

pytestmark = pytest.mark.start

# The promised figure where all must hold; fewer while somebody waits for the answer.
STOPS = int(os.environ.get("STOPS") or (10 if os.environ.get("CI") == "true" else 3))
PRODUCTION = {
    "SECRET_KEY": "only for this test, and as long as a real one should be 123",
    "SITE_URL": "http://127.0.0.1",
}


def path(number: int) -> str:
    return ("/healthz", "/", "/healthz", "/newsletter/", "/healthz", "/search/?q=forum")[number % 6]


def test_told_to_stop_under_load_it_loses_no_request(project):
    port = free_port()
    server = web(project, port, **PRODUCTION)
    for _ in range(STOPS):
        server.start().wait_until(lambda: listens(port))
        with Load(port, path) as load:
            load.wait_for(30)
            time.sleep(random.uniform(0, 1))  # noqa: S311 (any moment)

            code = server.stop()

            time.sleep(0.3)

        assert load.failures == []
        assert load.refused > 0  # they went on asking
        assert code == 0


def test_a_worker_that_is_replaced_after_many_requests_loses_none(project):
    """What `max_requests` does now and then, done all the time."""
    port = free_port()
    server = web(project, port, **PRODUCTION, GUNICORN_CMD_ARGS="--max-requests 40")
    with (
        server.running(lambda: listens(port)),
        Load(port, lambda number: "/healthz") as load,
    ):
        load.wait_for(400)

    assert load.failures == []
    assert load.refused == 0


def workers_of(server) -> set[int]:
    """The processes that gunicorn's first one has started."""
    first = server.process.pid
    return {int(pid) for pid in Path(f"/proc/{first}/task/{first}/children").read_text().split()}


@pytest.mark.parametrize("whom", ["one worker", "one worker too many", "all workers"])
def test_while_the_server_goes_on_nobody_is_kept_out(project, whom):
    """A worker that is told to stop by itself leaves the door open for the others."""
    port = free_port()
    server = web(project, port, **PRODUCTION)
    with server.running(lambda: listens(port)), Load(port, lambda number: "/healthz") as load:
        load.wait_for(30)
        # One worker alone may have answered them, while the other was still on its way.
        assert eventually(lambda: len(workers_of(server)) == 2)
        before = workers_of(server)
        leaving = {min(before)} if whom == "one worker" else before

        if whom == "one worker":
            os.kill(min(before), signal.SIGTERM)
        elif whom == "one worker too many":
            server.process.send_signal(signal.SIGTTOU)
        else:
            server.process.send_signal(signal.SIGHUP)

        assert eventually(lambda: workers_of(server) and not leaving <= workers_of(server))
        if whom == "all workers":
            assert eventually(lambda: not leaving & workers_of(server))
        time.sleep(1)  # connections that had come in before are gone
        load.wait_for(400)

    assert load.failures == []
    assert load.refused == 0
