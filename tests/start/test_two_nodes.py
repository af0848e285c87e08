"""Two web servers, a worker, PostgreSQL, Redis and the edge: what several machines must agree on.

Each server runs in a folder of its own, as on a machine of its own. They share the uploaded files,
the finished error pages and nothing else.
"""

import os
import re
import shutil
import signal
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.packages import MissingError
from tests.postgres import cluster
from tests.start.load import Load
from tests.start.nodes import Postgres, Process, edge, eventually, get, listens, redis, web
from tests.start.project import free_port, run

pytestmark = pytest.mark.start

SHARED = ("media", "error_pages")
PASSWORD = "a password for this test 17"  # noqa: S105
SHELL = [sys.executable, "manage.py", "shell", "--no-imports", "-c"]
USERS = """
from django.contrib.auth import get_user_model
print(get_user_model().objects.count())
"""
DRAFT = """
from pages.models import ContentPage
page = ContentPage.objects.get(slug="contact")
page.summary = {words!r}
page.save_revision()
print(page.pk)
"""
NUMBER = """
from pages.models import SiteSettings
found = SiteSettings.current()
found.partnership_name = {words!r}
found.save()
"""


class Nodes(SimpleNamespace):
    """`one` and `two` are the web servers; `ports` of those and of the edge."""

    def manage(self, *arguments: str, node: int = 0) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = run(self.folders[node], *command, **self.variables)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def shell(self, code: str, node: int = 0) -> str:
        return self.manage(*SHELL[2:], code, node=node)

    def send(self, port: int, path: str, **fields: str) -> str:
        """Fill in a form of the admin as a browser does; answers with where that leads."""
        address = f"http://127.0.0.1:{port}{path}"
        with self.browser.open(address, timeout=30) as response:
            form = response.read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form).group(1)
        fields["csrfmiddlewaretoken"] = token
        with self.browser.open(address, urlencode(fields).encode(), timeout=30) as response:
            return response.geturl()

    @property
    def session(self) -> str:
        return next(cookie.value for cookie in self.cookies if cookie.name == "sessionid")


@pytest.fixture(scope="module")
def postgres():
    try:
        with cluster() as address:
            server = Postgres(address)
            yield server
            server.close()
    except MissingError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def nodes(prepared, moved, postgres, tmp_path_factory):
    place = tmp_path_factory.mktemp("nodes")
    first, second, front, cache = ports = [free_port() for _ in range(4)]
    variables = {
        "SECRET_KEY": "the same on all machines, and as long as a real one should be",
        "SITE_URL": f"http://127.0.0.1:{front}",
        "DATABASE_URL": postgres.address,
        "CACHE_URL": f"redis://127.0.0.1:{cache}/0",
        "TRUSTED_PROXIES": "127.0.0.1",
        "EMAIL_URL": "dummymail://",
        "REQUIRE_TWO_STEPS": "False",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    folders = [make_node(prepared, place, number) for number in (1, 2)]
    worker = [sys.executable, "-m", "bscp_site.run", "worker"]
    restored = run(folders[0], sys.executable, "manage.py", "restore", moved.archive, **variables)
    assert restored.returncode == 0, restored.stderr
    users = run(folders[0], *SHELL, USERS, **variables).stdout.strip()
    released = run(folders[0], sys.executable, "-m", "bscp_site.run", "release", **variables)
    assert released.returncode == 0, released.stderr
    found = Nodes(
        folders=folders,
        ports=ports,
        cookies=CookieJar(),
        variables=variables,
        released=released.stdout,
        one=web(folders[0], first, **variables),
        two=web(folders[1], second, **variables),
        cache=redis(place, cache),
        edge=edge(make_folder(place / "edge"), front, first, second),
        worker=Process(folders[0], "worker", worker, variables),
    )
    found.users = users, found.shell(USERS)
    found.manage("createsuperuser", "--noinput", "--username=anna", "--email=anna@example.org")
    found.browser = build_opener(HTTPCookieProcessor(found.cookies))
    with (
        found.cache.running(lambda: listens(cache)),
        found.one.running(lambda: listens(first)),
        found.two.running(lambda: listens(second)),
        found.worker.running(),
        found.edge.running(lambda: listens(front)),
    ):
        leads_to = found.send(first, "/admin/login/", login="anna", password=PASSWORD)
        assert leads_to.endswith("/admin/"), leads_to
        yield found


def make_folder(path: Path) -> Path:
    path.mkdir()
    return path


def make_node(prepared: Path, place: Path, number: int) -> Path:
    """A machine's folder: the code, its own static files, and the folders that all share."""
    folder = place / f"node-{number}"
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("db.sqlite3*", *SHARED))
    for name in SHARED:
        (place / name).mkdir(exist_ok=True)
        (folder / "var" / name).symlink_to(place / name)
    return folder


def test_a_release_makes_no_users(nodes):
    before, after = nodes.users

    assert "Released" in nodes.released
    assert before == after != ""


def test_what_one_publishes_the_other_shows_at_once(nodes):
    first, second, front, _ = nodes.ports
    words = "Write to the team about anything at all."
    page = nodes.shell(DRAFT.format(words=words))
    before = [get(port, "/contact/")[1] for port in (first, second, front)]

    nodes.send(first, f"/admin/bulk/wagtailcore/page/publish/?id={page}&next=/admin/")
    after = get(second, "/contact/")[1]
    _, _, headers = get(front, "/contact/")
    _, editors, _ = get(front, "/contact/", Cookie=f"sessionid={nodes.session}")

    assert not any(words in text for text in before)
    assert words in after
    # What the edge has kept may be half a minute old; who is signed in goes past it.
    assert "s-maxage=30" in headers["Cache-Control"]
    assert words in editors


def test_the_edge_keeps_what_readers_share(nodes):
    front = nodes.ports[2]
    log = nodes.one.log, nodes.two.log
    for _ in range(5):
        status, _, headers = get(front, "/accessibility/")
    lines = "".join(path.read_text() for path in log)

    assert status == 200
    assert lines.count('"/accessibility/"') == 1
    assert re.fullmatch("[0-9a-f]{32}", headers["X-Request-ID"])


def test_one_id_runs_from_the_edge_to_the_web_server(nodes):
    _, _, headers = get(nodes.ports[2], "/glossary/?once")

    said = headers["X-Request-ID"]
    assert eventually(lambda: said in nodes.edge.log.read_text())
    assert said in nodes.one.log.read_text() + nodes.two.log.read_text()


def test_no_log_holds_what_belongs_to_a_person(nodes):
    address = f"/newsletter/confirm/0123abc/?q={quote('mary@example.org')}"
    get(nodes.ports[2], address, **{"X-Forwarded-For": "203.0.113.77"})
    get(nodes.ports[2], "/search/?q=hidden-word")

    logs = [node.log.read_text() for node in (nodes.one, nodes.two, nodes.edge)]

    assert all('"status":' in text for text in logs)
    for word in ("mary", "203.0.113.77", "hidden-word", "0123abc", nodes.session):
        assert not any(word in text for text in logs), word


def test_settings_saved_on_one_stand_in_the_finished_pages_of_the_other(nodes):
    nodes.shell(NUMBER.format(words="Newtown Partnership"), node=0)

    page = (nodes.folders[1] / "var/error_pages/503.html").read_text()

    assert "Newtown Partnership" in page


def test_the_worker_is_heard_of_by_all(nodes):
    heard = [
        eventually(lambda p=port: get(p, "/readyz?of=worker")[0] == 200) for port in nodes.ports[:2]
    ]

    assert heard == [True, True]
    assert "worker: last heard of" in get(nodes.ports[1], "/readyz")[1]
    assert get(nodes.ports[0], "/readyz?of=scheduler")[0] == 503  # none runs here
    assert get(nodes.ports[2], "/readyz")[0] == 404  # not for those outside


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_one_that_stops_under_load_is_not_noticed(nodes, by):
    """Each address is new to the edge, so that every request goes to a web server."""
    front = nodes.ports[2]
    pages = (*["/healthz"] * 7, "/newsletter/")
    with Load(front, lambda number: f"{pages[number % 8]}?{by}-{number}") as load:
        load.wait_for(50)
        os.killpg(nodes.one.process.pid, by) if by == signal.SIGKILL else nodes.one.stop()
        load.wait_for(80)
        nodes.one.process.wait(30)
        assert not listens(nodes.ports[0])
        nodes.one.start().wait_until(lambda: listens(nodes.ports[0]))
        load.wait_for(50)

    assert load.failures == []
    assert load.refused == 0


def test_without_redis_the_site_serves_and_editors_come_in(nodes):
    first = nodes.ports[0]
    nodes.cache.stop()
    try:
        pages = [get(first, path)[0] for path in ("/", "/events/", "/admin/login/")]
        admin, _, _ = get(first, "/admin/", Cookie=f"sessionid={nodes.session}")
        took = time.monotonic()
        get(first, "/newsletter/")
        took = time.monotonic() - took
    finally:
        nodes.cache.start().wait_until(lambda: listens(nodes.ports[3]))

    assert pages == [200, 200, 200]
    assert admin == 200
    assert took < 3
    assert "The cache does not answer" in nodes.one.log.read_text()


def test_without_the_database_the_numbers_and_then_all_is_back(nodes, postgres):
    """PostgreSQL itself is stopped and started again; nobody touches the web servers."""
    second = nodes.ports[1]
    assert get(second, "/")[0] == 200
    postgres.stop()
    try:
        down, page, _ = get(second, "/glossary/")
        ready, reason, _ = get(second, "/readyz")
        alive, _, _ = get(second, "/healthz")
    finally:
        postgres.start_again()
    is_back = eventually(lambda: get(second, "/glossary/")[0] == 200, 10)
    is_ready = eventually(lambda: get(second, "/readyz")[0] == 200, 10)

    assert (down, ready, alive) == (503, 503, 200)
    assert "tel:999" in page
    assert "Newtown Partnership" in page
    assert reason == "The database does not answer.\n"
    assert is_back
    assert is_ready
