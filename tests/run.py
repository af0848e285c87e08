"""`make test`: the whole suite, stage by stage, and at the end what could not be run here."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from xml.etree import ElementTree

from bscp_site.bootstrap import interrupt, run_command, say
from tests.packages import (
    KHAL,
    LIBICAL,
    NODE,
    MissingError,
    find_browser,
    has_libical,
    has_node,
    install,
)
from tests.postgres import cluster, given_server

ROOT = Path(__file__).resolve().parent.parent
NO_TEST_COLLECTED = 5
# One process for each core. A file's tests stay together, for what they prepare once.
SIDE_BY_SIDE = ["-n", "auto", "--dist", "loadfile"]


class Suite:
    """Runs the stages and remembers how each test ended in any of them."""

    def __init__(self, arguments: list[str], folder: Path):
        self.arguments = arguments
        self.folder = folder
        self.failed: list[str] = []
        self.times: list[str] = []
        self.ran: set[str] = set()
        self.skipped: dict[str, str] = {}
        self.missing: list[str] = []

    def run(self, title: str, marker: str, **environment: str) -> None:
        say(f"\n=== {title} ===")
        began = time.monotonic()
        report = self.folder / f"{title}.xml"
        command = [sys.executable, "-m", "pytest", *SIDE_BY_SIDE]
        command += ["-m", marker, f"--junit-xml={report}"]
        command += self.arguments
        # What a test leaves behind goes with our own folder, and one site is prepared for all.
        environment |= {"TMPDIR": str(self.folder), "PREPARED_SITE": str(self.folder / "prepared")}
        done = subprocess.run(command, cwd=ROOT, env=os.environ | environment)
        self.times.append(f"{title}: {time.monotonic() - began:.0f} s")
        # A choice of tests given by hand may leave a stage without any.
        is_empty = done.returncode == NO_TEST_COLLECTED and self.arguments
        if done.returncode and not is_empty:
            self.failed.append(title)
        if report.exists():
            self.read(report)

    def read(self, report: Path) -> None:
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 (pytest wrote it)
            name = f"{case.get('classname')}.{case.get('name')}"
            skipped = case.find("skipped")
            if skipped is None:
                self.ran.add(name)
            else:
                self.skipped[name] = skipped.get("message") or "skipped"

    def not_run(self) -> list[str]:
        """What no stage could run; a test that one database skips may have run on the other."""
        tests = [f"{name}: {why}" for name, why in self.skipped.items() if name not in self.ran]
        return self.missing + tests

    @contextmanager
    def needing(self, title: str) -> Iterator[None]:
        try:
            yield
        except MissingError as reason:
            self.missing.append(f"{title}: {reason}")


def run_all(suite: Suite) -> None:
    given = given_server()
    if not has_libical():
        with suppress(MissingError):  # the test that reads with it says what is missing
            install(*LIBICAL)
    if not has_node():
        with suppress(MissingError):
            install(*NODE)
    if not shutil.which("khal"):
        with suppress(MissingError):
            install(KHAL)
    with ExitStack() as stack:
        database = suite.folder / "sqlite" / "db.sqlite3"
        database.parent.mkdir()
        sqlite = f"sqlite:///{database}"
        anywhere = "not browser and not start"
        suite.run("SQLite", f"{anywhere} and not postgresql", DATABASE_URL=sqlite)
        with suite.needing("PostgreSQL"):
            postgres = given or stack.enter_context(cluster())
            suite.run("PostgreSQL", f"{anywhere} and not one_database", DATABASE_URL=postgres)
            # For the tests that start the site themselves, below.
            os.environ["TEST_DATABASE_URL"] = postgres
        suite.run("Start-up", "start and not browser", DATABASE_URL=sqlite)
        with suite.needing("Browser"):
            suite.run("Browser", "browser", DATABASE_URL=sqlite, CHROMIUM=find_browser())


def close(suite: Suite) -> int:
    say("\n=== All stages ===")
    for line in suite.times:
        say(line)
    not_run = suite.not_run()
    if not_run:
        say("Could not be run here:")
        for line in not_run:
            say(f"- {line}")
    is_strict = os.environ.get("CI") == "true"
    if suite.failed:
        say(f"Failed: {', '.join(suite.failed)}. Put right what is said above and run it again.")
    elif not_run and is_strict:
        say("With CI=true everything must run: install what the list above names.")
    else:
        say("All passed." if not not_run else "All that could be run passed.")
    return 1 if suite.failed or (not_run and is_strict) else 0


def main() -> int:
    signal.signal(signal.SIGTERM, interrupt)
    with tempfile.TemporaryDirectory(prefix="bscp-tests-") as folder:
        suite = Suite(sys.argv[1:], Path(folder))
        run_all(suite)
        return close(suite)


if __name__ == "__main__":
    sys.exit(run_command(main))
