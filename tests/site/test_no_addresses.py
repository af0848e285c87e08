"""Every clone fetches packages from where its own machine is told to, and lives in any folder."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE_INDEX = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org"
    r"|^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b",
    re.M | re.I,
)
MACHINE_PATH = re.compile(r"(?<![\w.*])/(work|root|home/\w+|Users/\w+|opt/\w+)/")


def our_files():
    """What is committed or would be; the folder itself where git does not know it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0:
        names = filter(None, listed.stdout.split("\0"))
        return [path for path in (ROOT / name for name in names) if path.is_file()]
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}
    ignored.add(".git")
    files = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in files if not ignored & set(path.relative_to(ROOT).parts)]


def matches(pattern):
    found = []
    for path in our_files():
        text = path.read_bytes().decode(errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    return found


def test_no_file_names_a_package_index():
    assert matches(PACKAGE_INDEX) == []


def test_no_file_names_a_folder_of_one_machine():
    assert matches(MACHINE_PATH) == []
