"""Reading a folder is the same on any database, so most of its tests run on one alone."""

from pathlib import Path

import pytest

# These write what they read, and ask for it again, in ways that databases could differ in.
ON_EVERY_DATABASE = {"test_loading_again", "test_own_folder", "test_pages_for_readers"}
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent == HERE and item.path.stem not in ON_EVERY_DATABASE:
            item.add_marker(pytest.mark.one_database)
