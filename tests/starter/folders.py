"""Content folders of a partnership that does not exist, to be broken by tests."""

import shutil
from pathlib import Path
from textwrap import dedent

WHOLE = Path(__file__).parent / "anytown"  # with everything that a folder can hold
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'

FILES = {
    "site.toml": """\
        partnership_name = "Anytown Safeguarding Children Partnership"
        mark = "mark.svg"
        help_page = "/help/"
        looked_after_by = "/about/groups/team/"

        [[who_to_call]]
        when = "In danger now"
        number = "999"
        """,
    "roles.toml": """\
        [[roles]]
        name = "Chair"

        [[roles.holders]]
        holder = "/about/people/alex-example/"
        from = "2016"
        confirmed_on = 2023-06-30
        """,
    "home.md": """\
        +++
        type = "home"
        title = "Home"
        headline = "Together for every child"
        children = ["help", "about", "events"]
        +++
        """,
    "help.md": """\
        +++
        type = "page"
        title = "Help"
        +++

        Read [who we are](page:/about/).
        """,
    "about.md": """\
        +++
        type = "section"
        title = "About"
        children = ["people", "groups"]
        +++
        """,
    "about/people.md": """\
        +++
        type = "people"
        title = "People"
        children = ["alex-example"]
        +++
        """,
    "about/people/alex-example.md": """\
        +++
        type = "person"
        title = "Alex Example"
        +++
        """,
    "about/groups.md": """\
        +++
        type = "bodies"
        title = "Groups"
        children = ["team"]
        +++
        """,
    "about/groups/team.md": """\
        +++
        type = "body"
        title = "Team"
        kind = "team"
        presiding_role = "Chair"
        +++
        """,
    "events.md": """\
        +++
        type = "events"
        title = "Events"
        children = ["forum"]
        +++
        """,
    "events/forum.md": """\
        +++
        type = "event_series"
        title = "Forum"
        cadence = "twice_yearly"
        style = "sky"

        [dates]
        months = [3, 9]
        week = 2
        weekday = "Tuesday"
        starts = 10:00:00
        ends = 12:00:00
        +++
        """,
}


def copy_whole_folder(folder: Path) -> Path:
    return shutil.copytree(WHOLE, folder, dirs_exist_ok=True)


def write_folder(folder: Path) -> Path:
    """A small one, which loads quickly."""
    (folder / "mark.svg").write_text(DRAWING)
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace what a file says; the old words must be there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
