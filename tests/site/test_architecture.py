"""The walls of the house stand, and the check that guards them can fail."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("bscp_site", "events", "newsletter", "pages")
BANNED = {"utils", "helpers", "common", "core", "misc", "services"}
# Names of the first partnership. They are content: code and templates know nothing of them.
TEXT = {".css", ".html", ".js", ".py", ".svg", ".txt"}
NAMES = re.compile(r"birmingham|bscp(?!_site|-site|\")|\bcass\b|penny thompson|0121", re.IGNORECASE)


def check_imports(folder: Path) -> subprocess.CompletedProcess:
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([tool, "--no-cache"], cwd=folder, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path):
    for name in (*APPS, "pyproject.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path


def test_imports_run_one_way(copy):
    run = check_imports(copy)

    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pages/search.py", "from events.models import EventPage"),
        ("pages/panels.py", "import newsletter.models"),
        ("events/views.py", "from newsletter.models import IssuePage"),
        ("newsletter/panels.py", "from bscp_site.settings import SITE_URL"),
        ("bscp_site/kit/dates.py", "from pages.models import SitePage"),
        ("events/querysets.py", "from events.models import EventPage"),
        ("events/calendars.py", "from events.views import calendar"),
        ("events/views.py", "from bscp_site.media import serve_picture"),
        ("pages/search.py", "from bscp_site.site_record import follow_site_url"),
        ("pages/navigation.py", "from pages.models import SitePage"),
        ("pages/forms.py", "from pages.views.search import search"),
        ("newsletter/bylines.py", "from newsletter.models import ArticlePage"),
    ],
)
def test_a_forbidden_import_is_found(copy, module, line):
    path = copy / module
    path.write_text(f"{path.read_text()}\n\n{line}\n")

    assert check_imports(copy).returncode != 0


def python_files():
    for app in APPS:
        yield from (ROOT / app).rglob("*.py")


def test_there_is_no_junk_drawer():
    names = {path.stem for path in python_files()} | {path.parent.name for path in python_files()}

    assert not names & BANNED


def test_nothing_is_imported_inside_a_function_to_dodge_a_cycle():
    for path in python_files():
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef) and path.name != "apps.py":
                inside = [
                    n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)
                ]
                assert not inside, f"{path}: {function.name}"


def test_nothing_of_one_partnership_stands_in_code_or_templates():
    folders = [ROOT / name for name in (*APPS, "templates", "static")]
    content = ROOT / "bscp_site" / "starter" / "bscp"
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in TEXT and content not in path.parents:
                found = NAMES.search(path.read_text())
                assert not found, f"{path}: {found}"
