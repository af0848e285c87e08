"""What the edge tells the web servers about whoever asks."""

import json
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.start.nodes import edge, listens
from tests.start.project import free_port

pytestmark = pytest.mark.start


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
def upstream():
    server = ThreadingHTTPServer(("127.0.0.1", 0), SaysWhatItWasTold)
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
