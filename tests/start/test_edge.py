"""What the edge tells the web servers about whoever asks."""

import json
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.start.nodes import edge, listens
from tests.start.project import free_port

pytestmark = pytest.mark.start


class IsThereOnce(BaseHTTPRequestHandler):
    """Answers once with what may be kept, and from then on hangs up."""

    def do_GET(self):
        self.server.asked = getattr(self.server, "asked", 0) + 1
        if self.server.asked > 1:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.send_header("Cache-Control", "public, s-maxage=1, stale-if-error=3")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class SaysWhatItWasTold(BaseHTTPRequestHandler):
    def do_GET(self):
        data = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@contextmanager
def upstream(handler=SaysWhatItWasTold):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def told(port: int, by: str, **headers: str) -> dict[str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=(by, 0))
    connection.request("GET", "/", headers=headers)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def test_the_proxy_in_front_says_the_scheme_and_nobody_else(tmp_path):
    port, https = free_port(), {"X-Forwarded-Proto": "https"}
    with upstream() as web:
        front = edge(tmp_path, port, web, web, proxy_in_front="127.0.0.2")
        with front.running(lambda: listens(port)):
            by_proxy = told(port, "127.0.0.2", **https)
            by_anybody = told(port, "127.0.0.3", **https, **{"X-Forwarded-For": "203.0.113.77"})

    assert by_proxy["x-forwarded-proto"] == "https"
    assert by_anybody["x-forwarded-proto"] == "http"
    # Whom to believe goes from right to left: what anybody made up stands left of the edge's word.
    assert by_anybody["x-forwarded-for"] == "203.0.113.77, 127.0.0.3"


def status(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    found = connection.getresponse().status
    connection.close()
    return found


def test_while_nobody_answers_a_page_is_kept_as_long_as_it_allows(tmp_path):
    port = free_port()
    with upstream(IsThereOnce) as web:
        front = edge(tmp_path, port, web, web)
        with front.running(lambda: listens(port)):
            assert status(port) == 200
            time.sleep(2)
            assert status(port) == 200  # past its time, and there is nothing newer
            time.sleep(4)
            assert status(port) == 502
