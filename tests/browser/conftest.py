"""Chromium against the real start-up, on a copy of one prepared site.

No ORM here: Playwright's event loop makes Django refuse it. What a test needs to know it reads
from the site, as a person does.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.addresses import all_addresses
from tests.browser.signing import password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)
from tests.start.project import Site, in_shell, running

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
OPTIONS = [
    "--no-sandbox",  # root needs it
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield chromium
        chromium.close()


# Nobody has checked the translations that come along; these tests are about how they are laid out.
CONFIRM_TRANSLATIONS = """
from pages.models import HelpPage
for page in HelpPage.objects.filter(live=False):
    draft = page.get_latest_revision_as_object()
    draft.checked_by = "A test"
    draft.save_revision().publish()
"""


@contextmanager
def copy_of(site: Path, folder: Path) -> Iterator[Site]:
    """A prepared site as `make run` serves it, in a folder of its own."""
    copy = shutil.copytree(site, folder / "site")
    with running(copy) as served:
        in_shell(served, CONFIRM_TRANSLATIONS)
        yield served


@pytest.fixture(scope="session")
def live(prepared, tmp_path_factory):  # noqa: F811
    """The site that all tests read and none changes."""
    with copy_of(prepared, tmp_path_factory.mktemp("live")) as site:
        yield site


@pytest.fixture(scope="session")
def acted_out(prepared, tmp_path_factory):  # noqa: F811
    """The site on which statements are acted out; each of them changes what no other looks at."""
    with copy_of(prepared, tmp_path_factory.mktemp("acted_out")) as site:
        yield site


@pytest.fixture(scope="session")
def signed_in():
    """What a browser keeps of somebody who has signed in, by the site and the user's name."""
    return {}


@pytest.fixture
def enter(visit, live, signed_in):
    """The admin, as one of the sample users, who signs in but once on each site."""

    def enter(name: str, **options) -> Page:
        key = (live.address, name)
        options.setdefault("viewport", {"width": 1280, "height": 1000})
        page = visit("/admin/", storage_state=signed_in.get(key), **options)
        if key not in signed_in:
            sign_in(page, name, password_of(live, name))
            signed_in[key] = page.context.storage_state()
        return page

    return enter


@pytest.fixture
def visit(browser, live):
    """Open an address in a clean browser; options are those of a Playwright context."""
    contexts = []

    def visit(path: str, **options) -> Page:
        context = browser.new_context(base_url=live.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.faults = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: _note(page, message))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()


def _note(page, message):
    """Chromium itself reports the status of a page that is not there; that is no fault."""
    if message.type in {"error", "warning"} and "404 (Not Found)" not in message.text:
        page.faults.append(message.text)


@pytest.fixture(scope="session")
def every_path(browser, live):
    """Addresses of every kind of page, with one article and one date as readers find them."""
    page = browser.new_page(base_url=live.address)
    found = all_addresses(page)
    page.close()
    return found
