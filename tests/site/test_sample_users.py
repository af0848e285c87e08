"""Somebody in every group, from `make run` and from nowhere else."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from bscp_site import groups, local, sample_users
from bscp_site.groups.table import GROUPS
from tests import factories

NAMES = ["admin", "editor", "publisher", "approver", "events", "data-protection"]


@pytest.fixture
def users_file(db, tmp_path, monkeypatch, settings):
    groups.set_up()
    settings.SITE_URL = "http://127.0.0.1:8000"
    file = tmp_path / "users.txt"
    for module in (local, sample_users):
        monkeypatch.setattr(module, "USERS", file)
    return file


def names() -> set[str]:
    return set(get_user_model().objects.values_list("username", flat=True))


def test_there_is_one_in_each_group_with_an_address_that_belongs_to_nobody(users_file):
    sample_users.make()

    people = get_user_model().objects.filter(is_superuser=False)
    assert {user.groups.get().name for user in people} == set(GROUPS)
    assert all(user.email.endswith("@example.org") for user in people)


def test_the_administrator_stands_first_in_the_file(users_file):
    sample_users.make()

    assert [line.split()[0] for line in users_file.read_text().splitlines()] == NAMES


def test_each_password_in_the_file_opens_the_door(users_file, client):
    sample_users.make()

    for name, password in local.sample_users().items():
        assert len(password) >= 12
        assert client.login(username=name, password=password), name


def test_a_second_start_changes_nobody(users_file):
    sample_users.make()
    before = users_file.read_text(), set(get_user_model().objects.values_list("password"))

    sample_users.make()

    assert (users_file.read_text(), set(get_user_model().objects.values_list("password"))) == before


def test_an_administrator_of_an_earlier_version_keeps_the_password(users_file):
    kept = "chosen-long-ago"
    users_file.write_text(f"admin {kept}\n")
    get_user_model().objects.create_superuser("admin", password=kept)

    sample_users.make()

    assert users_file.read_text().startswith(f"admin {kept}\neditor ")
    assert get_user_model().objects.get(username="admin").check_password(kept)
    assert names() == set(NAMES)


def test_a_start_that_was_stopped_half_way_is_taken_up_with_the_same_passwords(users_file):
    users_file.write_text("admin one-two-three\neditor four-five-six\n")

    sample_users.make()

    assert get_user_model().objects.get(username="editor").check_password("four-five-six")


def test_a_sample_user_whom_somebody_deleted_stays_deleted(users_file):
    sample_users.make()
    get_user_model().objects.get(username="publisher").delete()

    sample_users.make()

    assert "publisher" not in names()


def test_somebody_who_has_such_a_name_already_is_left_alone(users_file):
    factories.make_superuser()  # is called "editor"

    sample_users.make()

    editor = get_user_model().objects.get(username="editor")
    assert editor.is_superuser
    assert not editor.groups.exists()
    assert "editor" not in local.sample_users()


def test_a_site_for_readers_gets_no_sample_user(users_file, settings):
    settings.SITE_URL = "https://www.example.org"

    sample_users.make()

    assert names() == {"admin"}


def test_preparing_makes_nobody_unless_it_is_asked_to(users_file, monkeypatch):
    factories.make_home()
    for step in ("collect_static", "migrate", "load_content"):
        monkeypatch.setattr(f"bscp_site.management.commands.prepare.{step}", lambda: None)
    monkeypatch.setattr("django.db.connection.close", lambda: None)

    call_command("prepare")
    nobody = names()
    call_command("prepare", sample_users=True)

    assert nobody == set()
    assert names() == set(NAMES)
