"""What all tests share."""

import shutil

import pytest
from django.core.cache import cache
from django.db import connection

from tests import migrated

# The same on any database: reading a content folder, what is asked of no database, and long
# tables of cases whose questions other tests ask on both. They run on one.
ONE_DATABASE = {
    "kit": "*",
    "starter": "*",
    "pages": {
        "test_admin_theme", "test_bad_pictures", "test_blocks", "test_contents",
        "test_document_kinds", "test_file_texts", "test_half_filled", "test_icon",
        "test_languages", "test_link_check", "test_link_client", "test_linked_data",
        "test_message_forms", "test_message_rubbish", "test_new_menu", "test_number_for_now",
        "test_office_hours", "test_pictures", "test_structure_picture", "test_styleguide",
        "test_terms", "test_theme", "test_uploaded_files",
    },
    "word": {"test_files_of_others", "test_importing", "test_refusals"},
    "site": {
        "test_architecture", "test_budgets", "test_doors", "test_first_steps_of_groups",
        "test_guide", "test_headers",
        "test_logs", "test_media", "test_no_addresses", "test_permissions", "test_settings",
        "test_shared_cache", "test_two_steps", "test_wsgi",
    },
}  # fmt: skip
# These write what they read, and ask for it again, in ways that databases could differ in.
ON_EVERY_DATABASE = {"test_loading_again", "test_pages_for_readers"}


def pytest_collection_modifyitems(items):
    for item in items:
        named = ONE_DATABASE.get(item.path.parent.name, ())
        is_named = named == "*" or item.path.stem in named
        if is_named and item.path.stem not in ON_EVERY_DATABASE:
            item.add_marker(pytest.mark.one_database)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Each process begins with a copy of one migrated database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        shutil.copy(migrated.file(), settings["TEST"]["NAME"])
    else:
        server = {name: settings[name.upper()] for name in ("host", "port", "user", "password")}
        settings["TEST"]["TEMPLATE"] = migrated.template(**server)


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """On SQLite the copy is not made anew; it goes with the run's own folder."""
    return connection.vendor == "sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
