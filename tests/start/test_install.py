"""The virtual environment: made once, made anew when it is not to be trusted."""

import ast
import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.start.project import ROOT, assert_one_sentence, environment, free_port, run

pytestmark = pytest.mark.start

SCRIPT = "bscp_site/bootstrap.py"
MADE = "Making the virtual environment"
INSTALLED = "Packages installed"


def write_wheel(folder: Path, name: str) -> str:
    """A package of one empty module; answers with its line for a lock file."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": b"",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={digest(data)},{len(data)}\n" for path, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return f"{name} @ {wheel.as_uri()} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")


@pytest.fixture
def project(tmp_path):
    """The set-up alone, with lock files that name one small package each."""
    folder = tmp_path / "a folder + more"
    (folder / "requirements").mkdir(parents=True)
    (folder / "bscp_site").mkdir()
    shutil.copy(ROOT / SCRIPT, folder / SCRIPT)
    shutil.copy(ROOT / "Makefile", folder / "Makefile")
    one, two = write_wheel(tmp_path, "one"), write_wheel(tmp_path, "two")
    (folder / "requirements/runtime.txt").write_text(one)
    (folder / "requirements/development.txt").write_text(one + two)
    return folder


def install(project, which="runtime", **changes):
    return run(project, sys.executable, SCRIPT, which, **changes)


def can_import(project, module):
    python = project / ".venv/bin/python"
    return (
        subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode
        == 0
    )


def test_the_second_time_nothing_is_done(project):
    first = install(project)

    second = install(project)

    assert first.returncode == second.returncode == 0, first.stderr
    assert MADE in first.stdout
    assert INSTALLED in first.stdout
    assert second.stdout == ""
    assert can_import(project, "one")


def test_development_is_added_to_runtime_and_then_serves_for_both(project):
    install(project)

    added = install(project, "development")
    runtime = install(project)

    assert MADE not in added.stdout
    assert INSTALLED in added.stdout
    assert runtime.stdout == ""
    assert can_import(project, "two")


def test_changed_locks_make_a_new_environment(project):
    install(project, "development")
    locks = project / "requirements/development.txt"
    locks.write_text((project / "requirements/runtime.txt").read_text())

    again = install(project, "development")

    assert MADE in again.stdout
    assert not can_import(project, "two")


def test_an_interrupted_install_is_made_anew(project):
    install(project)
    stamp = project / ".venv/stamp.json"
    lock = project / "requirements/runtime.txt"
    good = lock.read_text()
    lock.write_text("one==9.9 --hash=sha256:" + "0" * 64)
    begun = subprocess.Popen(
        [sys.executable, SCRIPT, "runtime"],
        cwd=project,
        env=environment(PIP_INDEX_URL=f"http://127.0.0.1:{free_port()}/simple", PIP_RETRIES="8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while stamp.exists():
        time.sleep(0.05)
    time.sleep(1)
    begun.send_signal(signal.SIGTERM)
    _, said = begun.communicate()
    lock.write_text(good)

    again = install(project)

    assert begun.returncode == 130
    assert "run the command again" in said
    assert MADE in again.stdout
    assert can_import(project, "one")


def test_a_damaged_stamp_counts_as_none(project):
    install(project)
    look = [sys.executable, "-c", "from bscp_site.bootstrap import installed; print(installed())"]
    assert run(project, *look).stdout == "runtime\n"

    for content in [
        "",
        "[]",
        "null",
        "7",
        '["runtime"]',
        "{",
        '["nonsense", "x"]',
        '["runtime", "x"]',
    ]:
        (project / ".venv/stamp.json").write_text(content)
        assert run(project, *look).stdout == "None\n", content


def test_a_moved_folder_is_set_up_anew(project):
    install(project)
    moved = project.rename(project.with_name("elsewhere"))

    again = install(moved)

    assert MADE in again.stdout
    which, _ = json.loads((moved / ".venv/stamp.json").read_text())
    assert which == "runtime"


def test_two_at_once_install_once(project):
    command = [sys.executable, SCRIPT, "runtime"]
    both = [
        subprocess.Popen(command, cwd=project, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert "".join(said).count(MADE) == 1


def test_without_a_network_one_sentence(project):
    lock = project / "requirements/runtime.txt"
    good = lock.read_text()
    lock.write_text("one==1.0 --hash=sha256:" + "0" * 64)

    done = install(project, PIP_INDEX_URL=f"http://127.0.0.1:{free_port()}/simple", PIP_RETRIES="1")

    assert_one_sentence(done, "check the network", "var/log/install.log")
    assert "Connection refused" in (project / "var/log/install.log").read_text()
    lock.write_text(good)
    assert install(project).returncode == 0


def test_a_package_with_another_hash_is_refused(project):
    lock = project / "requirements/runtime.txt"
    lock.write_text(lock.read_text()[:-65] + "0" * 64 + "\n")

    done = install(project)

    assert_one_sentence(done, "not the one that requirements/ names")
    assert not can_import(project, "one")


def test_every_package_runs_on_the_python_of_debian_12():
    """The locks are compiled with whatever Python is at hand, which may be a newer 3.11."""
    wanted = {found.name: found.metadata["Requires-Python"] for found in distributions()}

    too_new = {
        name: versions
        for name, versions in wanted.items()
        if not SpecifierSet(versions or "").contains("3.11.2")
    }

    assert too_new == {}


def test_the_script_can_be_read_by_an_old_python():
    ast.parse((ROOT / SCRIPT).read_text(), feature_version=(3, 6))


def write_python(path: Path, preface: str) -> Path:
    """A Python that differs from ours in what the preface does to it."""
    path.write_text(
        f"#!{sys.executable}\nimport sys, runpy\n{preface}\n"
        "del sys.argv[0]\nrunpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    path.chmod(0o755)
    return path


def test_an_old_python_is_told_what_is_needed(project, tmp_path):
    old = write_python(tmp_path / "python3.9", "sys.version_info = (3, 9, 2, 'final', 0)")

    done = run(project, "make", "run", f"PYTHON={old}")

    assert_one_sentence(done, "Python 3.11 or newer", "3.9", "apt install", "PYTHON=")
    assert not (project / ".venv").exists()


def test_real_old_pythons_are_told_too(project):
    """As many as there are here; the two tests above stand in for the others."""
    for python in old_pythons():
        done = run(project, str(python), SCRIPT, "runtime")

        assert_one_sentence(done, "Python 3.11 or newer")


def old_pythons():
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return [path for minor in range(6, 11) for path in versions.glob(f"3.{minor}.*/bin/python3")]


def test_no_python_at_all(project):
    done = run(project, "make", "run", "PYTHON=no-such-python")

    assert_one_sentence(done, "Python 3.11 or newer", "apt install")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_without_the_venv_module_one_sentence(project, tmp_path, module):
    bare = write_python(tmp_path / "python3", f"sys.modules[{module!r}] = None")

    done = run(project, "make", "run", f"PYTHON={bare}")

    assert_one_sentence(done, "venv module is missing", "apt install python3-venv")
    assert not (project / ".venv").exists()
