"""`make screenshots`: every kind of page as readers see it, for people to look at.

Writes var/screenshots/: a picture of each page on a phone (360) and on a desk (1280), light and
dark, and as it is printed (A4), and an index.html that shows them side by side.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bscp_site.bootstrap import PlainError, run_command, say
from tests.browser.addresses import all_addresses
from tests.packages import MissingError, find_browser
from tests.start.project import ROOT, Site, copy_project

OUT = ROOT / "var" / "screenshots"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
A4 = {"width": 794, "height": 1123}  # CSS pixels, 96 to the inch
LOOKS = {
    "phone": {"viewport": PHONE},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desk": {"viewport": DESK},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
    "print": {"viewport": A4},
}
FINISHED = ("403", "500", "503")  # pages on disk, which no address shows on purpose


@dataclass(frozen=True)
class Subject:
    """One page to be taken; finished pages bring their HTML, the others have it on the site."""

    name: str
    path: str
    html: str = ""


def subjects(page: Page, errors: Path) -> Iterator[Subject]:
    for path in all_addresses(page):
        plain = path.partition("?")[0].strip("/").replace("/", "-") or "home"
        yield Subject(f"{plain}-asked" if "?" in path else plain, path)
    for name in FINISHED:
        html = (errors / f"{name}.html").read_text(encoding="utf-8")
        yield Subject(f"error-{name}", f"/error-{name}", html)


def take(page: Page, subject: Subject, look: str) -> None:
    if subject.html:
        answer = {"body": subject.html, "content_type": "text/html; charset=utf-8"}
        page.route(f"**{subject.path}", lambda route: route.fulfill(**answer))
    page.goto(subject.path)
    page.screenshot(path=OUT / f"{subject.name}.{look}.png", full_page=True)


def take_all(browser: Browser, site: Site) -> list[Subject]:
    opened = {
        look: browser.new_page(base_url=site.address, **options) for look, options in LOOKS.items()
    }
    opened["print"].emulate_media(media="print")
    wanted = list(subjects(opened["desk"], site.folder / "var" / "error_pages"))
    for number, subject in enumerate(wanted, 1):
        say(f"{number} of {len(wanted)}: {subject.path}")
        for look, page in opened.items():
            take(page, subject, look)
    return wanted


def write_index(taken: list[Subject]) -> None:
    style = "div{display:flex;gap:1rem;align-items:start}img{width:240px;border:1px solid #999}"
    rows = []
    for subject in taken:
        files = [f"{subject.name}.{look}.png" for look in LOOKS]
        pictures = "".join(f'<a href="{file}"><img src="{file}" alt=""></a>' for file in files)
        rows.append(f"<h2>{escape(subject.path)}</h2><div>{pictures}</div>")
    page = f"<!doctype html><title>Screenshots</title><style>{style}</style>{''.join(rows)}"
    (OUT / "index.html").write_text(page, encoding="utf-8")


def main() -> None:
    try:
        program = find_browser()
    except MissingError as reason:
        raise PlainError(f"No browser can be used: {reason}.") from reason
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bscp-screenshots-"))
        say("Starting the site on a copy of the project")
        site = Site(copy_project(Path(folder) / "site"))
        stack.callback(site.stop)
        site.wait_until_ready(seconds=300)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        taken = take_all(browser, site)
        browser.close()
    write_index(taken)
    say(f"{len(taken)} pages in {len(LOOKS)} looks. Open {OUT / 'index.html'}")


if __name__ == "__main__":
    sys.exit(run_command(main))
