"""A content folder is written by hand: whatever is wrong is told in one sentence."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from bscp_site import starter
from pages.models import Role, SiteSettings
from tests.starter.folders import change, write_folder
from tests.starter.test_loading_again import every_row

TODAY = date(2027, 1, 12)

FAULTS = {
    "an unknown key": (
        ("help.md", 'title = "Help"', 'title = "Help"\ncolour = "red"'),
        "help.md, line 4: “colour” is not a key that is known here.",
    ),
    "an unknown key of a table": (
        ("events/forum.md", "week = 2", "week = 2\nroom = 1"),
        "forum.md, line 10: “room” is not a key that is known here.",
    ),
    "a missing key": (
        ("home.md", 'headline = "Together for every child"\n', ""),
        "home.md, line 1: “headline” is missing.",
    ),
    "a value of the wrong type": (
        ("home.md", '"Together for every child"', "5"),
        "home.md, line 4: “headline” must be text.",
    ),
    "values that are no TOML": (
        ("help.md", 'title = "Help"', "title = Help"),
        "help.md, line 3: this is not TOML:",
    ),
    "no end of the values": (
        ("about/groups/team.md", 'presiding_role = "Chair"\n+++', 'presiding_role = "Chair"'),
        "team.md, line 1: a second line +++ must end the values.",
    ),
    "an unknown type": (
        ("help.md", 'type = "page"', 'type = "leaflet"'),
        "help.md, line 2: “leaflet” is not a type of page.",
    ),
    "a page in the wrong place": (
        ("help.md", 'type = "page"', 'type = "person"'),
        "help.md, line 2: “person” cannot stand below “home page”.",
    ),
    "a file that no page names": (
        ("about/people.md", '"alex-example"', ""),
        "alex-example.md is not named by the “children” of any page.",
    ),
    "a child without a file": (
        ("about/groups.md", '"team"', '"team", "crew"'),
        "groups.md, line 4: there is no file about/groups/crew.md.",
    ),
    "a choice that there is not": (
        ("about/groups/team.md", 'kind = "team"', 'kind = "gang"'),
        "team.md, line 4: “kind” is refused:",
    ),
    "a link to no page": (
        ("help.md", "page:/about/", "page:/abuot/"),
        "help.md, line 6: there is no page at /abuot/.",
    ),
    "a link to nowhere": (
        ("help.md", "page:/about/", "/about/"),
        "help.md, line 6: a link must begin with page: or https://, not “/about/”.",
    ),
    "a heading that is a title": (
        ("help.md", "Read", "# Read"),
        "help.md, line 6: headings are ## or ###",
    ),
    "italics": (
        ("help.md", "Read", "*Read*"),
        "help.md, line 6: only bold words and links can stand in a line.",
    ),
    "HTML": (
        ("help.md", "Read", "<script>alert(1)</script>"),
        "help.md, line 6: this kind of text is not used on the site.",
    ),
    "a block that there is not": (
        ("help.md", "Read", "~~~ carousel\n~~~\nRead"),
        "help.md, line 6: “carousel” is not a block that is known.",
    ),
    "a heading too long for its block": (
        ("help.md", "Read", f"## {'long ' * 40}\n\nRead"),
        "help.md, line 5: the text below is refused:",
    ),
    "text where none is shown": (
        ("events.md", 'children = ["forum"]\n+++', 'children = ["forum"]\n+++\n\nWords'),
        "events.md, line 6: this type of page has no text of its own.",
    ),
    "a page without the text it needs": (
        ("help.md", "Read [who we are](page:/about/).", ""),
        "help.md, line 5: the text below is refused: This field is required.",
    ),
    "a summary too long for lists": (
        ("help.md", 'title = "Help"', f'title = "Help"\nsummary = "{"long " * 61}"'),
        "help.md, line 4: “summary” has more than 300 characters.",
    ),
    "a role that there is not": (
        ("about/groups/team.md", '"Chair"', '"Chief"'),
        "team.md, line 5: there is no role “Chief” in roles.toml.",
    ),
    "a role held by nobody": (
        ("roles.toml", "/about/people/alex-example/", "/about/groups/team/"),
        "roles.toml, line 5: “holder” must be a person, and /about/groups/team/ is none.",
    ),
    "a date that there is not": (
        ("roles.toml", '"2016"', '"2016-13"'),
        "roles.toml, line 6: “from” must be a date such as 2016-05-31.",
    ),
    "a cadence that the months do not fit": (
        ("events/forum.md", "months = [3, 9]", "months = [3]"),
        "forum.md, line 8: the months do not fit a series that meets twice a year.",
    ),
    "a month that there is not": (
        ("events/forum.md", "months = [3, 9]", "months = [3, 13]"),
        "forum.md, line 8: “months” must be numbers from 1 to 12.",
    ),
    "an end before the start": (
        ("events/forum.md", "ends = 12:00:00", "ends = 09:00:00"),
        "forum.md, line 12: the end must be after the start.",
    ),
    "a number that nobody can dial": (
        ("site.toml", '"999"', '"nine"'),
        "site.toml, line 6: this is refused: Give the number in digits",
    ),
    "a drawing that is missing": (
        ("site.toml", "mark.svg", "sign.svg"),
        "site.toml, line 2: there is no file sign.svg.",
    ),
    "a drawing that is none": (
        ("mark.svg", "<svg", "<html"),
        "site.toml, line 2: “mark” is refused:",
    ),
    "a help page that there is not": (
        ("site.toml", '"/help/"', '"/halp/"'),
        "site.toml, line 3: there is no page at /halp/.",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("edit", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place_and_nothing_is_loaded(tmp_path, edit, sentence):
    folder = write_folder(tmp_path)
    change(folder, *edit)
    before = every_row()

    with pytest.raises(starter.ContentError) as told:
        starter.load(folder, today=TODAY)

    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
    assert every_row() == before
    assert not starter.is_loaded()


@pytest.mark.django_db
def test_after_a_fault_is_mended_the_folder_loads(tmp_path, client):
    folder = write_folder(tmp_path)
    change(folder, "site.toml", '"/help/"', '"/halp/"')
    with pytest.raises(starter.ContentError):
        starter.load(folder, today=TODAY)
    change(folder, "site.toml", '"/halp/"', '"/help/"')

    starter.load(folder, today=TODAY)

    assert client.get("/help/").status_code == 200
    assert SiteSettings.objects.get().help_page.url == "/help/"


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(starter.ContentError, match="is missing"):
        starter.load(tmp_path / "nowhere", today=TODAY)


@pytest.mark.django_db
def test_a_start_page_that_somebody_uses_is_not_taken_away(tmp_path):
    start = Site.objects.get().root_page
    start.add_child(instance=Page(title="Kept", slug="kept"))

    with pytest.raises(starter.ContentError, match="already begins with the page"):
        starter.load(write_folder(tmp_path), today=TODAY)

    assert Page.objects.filter(slug="kept").exists()


@pytest.mark.django_db
def test_the_command_stops_with_the_sentence(tmp_path):
    folder = write_folder(tmp_path)
    change(folder, "help.md", "page:/about/", "page:/abuot/")

    with pytest.raises(CommandError, match=r"no page at /abuot/\. Nothing was loaded\."):
        call_command("load_starter_content", folder=folder, verbosity=0)

    assert not Role.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did(tmp_path, capsys):
    folder = write_folder(tmp_path)

    call_command("load_starter_content", folder=folder)
    call_command("load_starter_content", folder=folder)

    assert capsys.readouterr().out.splitlines() == [
        f"Reading {folder}",
        "Loaded and published 11 pages.",
        f"Reading {folder}",
        "The site already has its home page: nothing was loaded.",
    ]
