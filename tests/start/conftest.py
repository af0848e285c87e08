"""One site is prepared for all tests of the start; each test gets a copy of its own."""

import shutil

import pytest

from tests.start.project import copy_project, running


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A project after its first start. Nobody changes it."""
    folder = copy_project(tmp_path_factory.mktemp("prepared") / "site")
    with running(folder) as site:
        (folder / "first_start.log").write_text(site.log.read_text())
    return folder


@pytest.fixture
def project(prepared, tmp_path):
    """A copy that has been started before, in a folder with an awkward name."""
    return shutil.copytree(prepared, tmp_path / "a folder + more")
