"""The worker and the scheduler, as they run beside the web server."""

import sqlite3
import subprocess
import sys
import time
from urllib.parse import quote

import pytest

from tests.start.project import environment, free_port, run, running

pytestmark = pytest.mark.start

MANAGE = [sys.executable, "-m", "bscp_site.local", "manage"]
NEW_PAGE = """
from datetime import timedelta
from django.utils import timezone
from pages.models import ContentPage, HomePage
page = HomePage.objects.get().add_child(instance=ContentPage(
    title="Zebra crossings", slug="zebra-crossings", summary="For a test.", live=False))
"""
PUBLISHED = NEW_PAGE + "page.save_revision().publish()"
DUE = NEW_PAGE + (
    "page.go_live_at = timezone.now() + timedelta(seconds=1)\n"
    "page.save_revision(approved_go_live_at=page.go_live_at)"
)


def shell(project, code):
    done = run(project, *MANAGE, "shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr


def eventually(is_so, seconds=20):
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def test_what_was_published_is_found_when_the_worker_has_indexed_it(project):
    shell(project, PUBLISHED)

    with running(project) as site:
        search = f"/search/?q={quote('zebra crossings')}"
        found = eventually(lambda: "/zebra-crossings/" in site.get(search)[1])

    assert found


def test_what_is_due_is_published(project):
    shell(project, DUE)

    with running(project) as site, sqlite3.connect(project / "var/db.sqlite3") as database:
        query = "SELECT live FROM wagtailcore_page WHERE slug = 'zebra-crossings'"
        is_live = eventually(lambda: database.execute(query).fetchone() == (1,))
        status, _ = site.get("/zebra-crossings/")

    assert is_live
    assert status == 200


def test_issues_are_printed_that_never_were(project):
    with running(project) as site:
        leads_there = "/newsletter/1/issue.pdf"
        is_printed = eventually(lambda: leads_there in site.get("/newsletter/1/")[1], seconds=60)

    assert is_printed


@pytest.mark.parametrize(
    ("command", "table", "words"),
    [
        ("scheduler", "wagtailcore_revision", "publish_scheduled failed"),
        ("worker", "django_tasks_database_dbtaskresult", "No task could be fetched"),
    ],
)
def test_a_failing_run_is_one_line_and_not_the_end(project, command, table, words):
    with sqlite3.connect(project / "var/db.sqlite3") as database:
        database.execute(f"DROP TABLE {table}")
    process = subprocess.Popen(
        [*MANAGE, command],
        cwd=project,
        env=environment(PORT=str(free_port())),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    time.sleep(4.5)
    is_alive = process.poll() is None
    process.terminate()

    said, _ = process.communicate(timeout=20)

    assert is_alive
    assert words in said
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 2, said  # two, when a new minute begins meanwhile
    assert process.returncode == 0
