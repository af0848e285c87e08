"""Another site, on this machine, with every fault that one can have."""

import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STATUS = {"/gone": 404, "/taken-down": 410, "/broken": 500, "/robots": 403, "/busy": 429}
LEADS = {"/moved": "/ok", "/a": "/b", "/b": "/a", "/into-us": "http://localhost:1/admin/"}


class OtherSite(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, str]] = []
        self.headers_seen: list[dict] = []
        self.at_once, self.most_at_once = 0, 0
        self.counts: Counter[str] = Counter()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server
        site.asked.append((self.command, self.path))
        site.headers_seen.append(dict(self.headers))
        site.counts[self.path] += 1
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            self.answer(self.path.partition("?")[0])
        except OSError:
            pass  # the other end has left
        finally:
            site.at_once -= 1

    do_HEAD = do_GET  # noqa: N815 (the library's name)

    def answer(self, path: str):
        odd = getattr(self, f"odd_{path.strip('/').replace('-', '_')}", None)
        if odd:
            odd()
        elif path in LEADS:
            self.say(302, Location=LEADS[path])
        elif path.startswith("/on/"):  # without an end
            self.say(301, Location=f"/on/{int(path[4:]) + 1}")
        else:
            self.say(STATUS.get(path, 200))

    def say(self, status: int, **headers: str):
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def odd_no_head(self):
        self.say(405 if self.command == "HEAD" else 200)

    def odd_recovers(self):
        self.say(500 if self.server.counts[self.path] <= 2 else 200)

    def odd_slow(self):
        time.sleep(3)
        self.say(200)

    def odd_drip(self):
        for _ in range(60):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def odd_huge(self):
        self.say(200, **{"Content-Length": str(10**12)})
        while self.command == "GET":
            self.wfile.write(b"x" * 65536)

    def odd_closes(self):
        self.close_connection = True

    def odd_nonsense(self):
        self.wfile.write(b"\0\xff nonsense\r\n\r\n")
        self.close_connection = True

    def log_message(self, *args):
        pass


@contextmanager
def other_site():
    with OtherSite() as site:
        thread = threading.Thread(target=site.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()
