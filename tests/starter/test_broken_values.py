"""Whatever is wrong about partners, plans, publications or files is told in one sentence,
and no file is left behind."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from bscp_site import starter
from tests.starter.folders import WHOLE, change, copy_whole_folder
from tests.starter.test_loading_again import every_row

TODAY = date(2027, 1, 12)
FORUM = "events/forum.md"
NEGLECT = "library/strategies/neglect.md"
OLD = "library/strategies/old.md"

FAULTS = {
    "a picture that is none": (
        ("newsletter/1.md", "files/town-hall.png", "files/neglect.pdf"),
        "1.md, line 9: files/neglect.pdf is refused:",
    ),
    "a picture that is not there": (
        ("newsletter/1/news.md", "files/town-hall.png", "files/hall.png"),
        "news.md, line 9: there is no file files/hall.png.",
    ),
    "a picture that nobody can have described": (
        ("newsletter/1/news.md", 'description = "The same hall."\n', ""),
        "news.md, line 8: “description” is missing.",
    ),
    "a language that there is not": (
        ("help/ur.md", 'language = "ur"', 'language = "tlh"'),
        "ur.md, line 3: “language” is refused:",
    ),
    "a translation of nothing": (
        ("help/ur.md", 'translation_of = "/help/"\n', ""),
        "ur.md, line 1: “translation_of” is refused: Choose the English page it translates.",
    ),
    "a translation of another type of page": (
        ("help/ur.md", '"/help/"', '"/about/"'),
        "ur.md, line 4: “translation_of” must be a help page, and /about/ is none.",
    ),
    "a date of translation that is text": (
        ("help/ur.md", "2026-12-01", '"2026-12-01"'),
        "ur.md, line 5: “translated_on” must be a date such as 2016-05-31.",
    ),
    "a body that answers to a person": (
        ("about/groups/team.md", "/about/groups/board/", "/about/people/alex-example/"),
        "team.md, line 5: “reports_to” must be a body, and /about/people/alex-example/ is none.",
    ),
    "a role that nobody attends in": (
        ("about/groups/board.md", 'attending_role = "Chair"', 'attending_role = "Chief"'),
        "board.md, line 7: there is no role “Chief” in roles.toml.",
    ),
    "a link that leads nowhere, inside a value": (
        ("about/groups/board.md", "page:/about/plans/plan/", "page:/about/plan/"),
        "board.md, line 11: there is no page at /about/plan/.",
    ),
    "a kind of organisation that there is not": (
        ("organisations.toml", 'kind = "external"', 'kind = "alien"'),
        "organisations.toml, line 18: “kind” is refused:",
    ),
    "a sector that there is not": (
        ("organisations.toml", '"local_authority"', '"council"'),
        "organisations.toml, line 5: “sector” is refused:",
    ),
    "an organisation that is there twice": (
        ("organisations.toml", 'slug = "old-board"', 'slug = "anytown-council"'),
        "organisations.toml, line 17: “anytown-council” is there twice.",
    ),
    "an end before the beginning": (
        ("organisations.toml", '"2019-02"', '"1999-02"'),
        "organisations.toml, line 20: “to” is refused: The end is before the start.",
    ),
    "an end that there is not": (
        ("organisations.toml", '"2019-02"', '"2019-14"'),
        "organisations.toml, line 20: “to” must be a date such as 2016-05-31.",
    ),
    "an organisation that nobody confirmed": (
        ("organisations.toml", 'to = "2019-02"\nconfirmed_on = 2027-01-04', 'to = "2019-02"'),
        "organisations.toml, line 15: “confirmed_on” is missing.",
    ),
    "an unknown key of an organisation": (
        ("organisations.toml", 'slug = "old-board"', 'slug = "old-board"\nphone = "999"'),
        "organisations.toml, line 18: “phone” is not a key that is known here.",
    ),
    "a role in an organisation that there is not": (
        ("roles.toml", '"anytown-council"', '"council"'),
        "roles.toml, line 12: there is no organisation “council” in organisations.toml.",
    ),
    "a role in a body and in an organisation": (
        ("roles.toml", "organisation =", 'body = "/about/groups/team/"\norganisation ='),
        "roles.toml, line 13: “organisation” is refused: Choose a body or an organisation",
    ),
    "a role that is there twice": (
        ("roles.toml", '"Councillor"', '"Chair"'),
        "roles.toml, line 11: “Chair” is there twice.",
    ),
    "a term without a meaning": (
        ("glossary.toml", 'meaning = "How partners work together."\n', ""),
        "glossary.toml, line 1: “meaning” is missing.",
    ),
    "a term that is there twice": (
        ("glossary.toml", "[[terms]]", '[[terms]]\nterm = "MASA"\nmeaning = "This."\n\n[[terms]]'),
        "glossary.toml, line 6: “MASA” is there twice.",
    ),
    "a term that the glossary does not know": (
        (NEGLECT, "term: MASA", "term: MISA"),
        "neglect.md, line 25: there is no term “MISA” in glossary.toml.",
    ),
    "a plan without its last year": (
        ("about/plans/plan.md", "last_year = 2027\n", ""),
        "plan.md, line 1: “last_year” is missing.",
    ),
    "a plan that ends before it begins": (
        ("about/plans/plan.md", "last_year = 2027", "last_year = 2017"),
        "plan.md, line 5: “last_year” is refused: The last year is before the first.",
    ),
    "a strategy that is no publication": (
        ("about/plans/plan/neglect.md", "/library/strategies/neglect/", "/library/strategies/"),
        "“strategy” must be a publication, and /library/strategies/ is none.",
    ),
    "a publisher that there is not": (
        (OLD, '"old-board"', '"new-board"'),
        "old.md, line 5: there is no organisation “new-board” in organisations.toml.",
    ),
    "a date of publication that there is not": (
        (OLD, '"2018"', '"last year"'),
        "old.md, line 4: “published” must be a date such as 2016-05-31.",
    ),
    "an address elsewhere that is none": (
        (OLD, "https://www.example.org/old/", "example"),
        "old.md, line 6: “outside_address” is refused:",
    ),
    "a publication replaced by itself": (
        (OLD, '"/library/strategies/neglect/"', '"/library/strategies/old/"'),
        "old.md, line 7: “superseded_by” is refused: A publication cannot replace itself.",
    ),
    "a priority that is none": (
        (NEGLECT, "/about/plans/plan/neglect/", "/about/plans/plan/"),
        "neglect.md, line 8: “priorities” must be a priority, and /about/plans/plan/ is none.",
    ),
    "a theme that is not there": (
        (NEGLECT, 'themes = ["Neglect"]', 'themes = ["Other"]'),
        "neglect.md, line 13: there is no theme “Other” in themes.toml.",
    ),
    "a file that is missing": (
        (NEGLECT, "files/neglect.pdf", "files/gone.pdf"),
        "neglect.md, line 9: there is no file files/gone.pdf.",
    ),
    "a file outside its folder": (
        (NEGLECT, "files/neglect.pdf", "files/../site.toml"),
        "neglect.md, line 9: files/../site.toml does not stand in the folder files/.",
    ),
    "a file without a title": (
        (NEGLECT, 'title = "The strategy", ', ""),
        "neglect.md, line 9: “title” is missing.",
    ),
    "a PDF that is none": (
        ("files/neglect-ur.txt", "غفلت", "غفلت", "files/neglect.pdf"),
        "neglect.md, line 9: files/neglect.pdf cannot be read as a PDF.",
    ),
    "a file that nobody names": (
        ("files/neglect-ur.txt", "غفلت", "غفلت", "files/draft.txt"),
        "files/draft.txt is not named by any page.",
    ),
    "a past without a pattern": (
        (FORUM, "[dates]", "[old_dates]"),
        "forum.md, line 15: “past” needs a table [dates]: its pattern.",
    ),
    "no number of past dates": (
        (FORUM, "count = 2", "count = 0"),
        "forum.md, line 16: “count” must be a number from 1 to 24.",
    ),
    "an unknown key of the past": (
        (FORUM, "count = 2", 'count = 2\ncolour = "Red"'),
        "forum.md, line 17: “colour” is not a key that is known here.",
    ),
    "materials that are a page and a website": (
        (FORUM, "{ page =", '{ url = "https://www.example.org/", page ='),
        "forum.md, line 20: this is refused: Choose a page or give a web address, not both.",
    ),
    "a link without words": (
        (FORUM, 'film/", text = "The film"', 'film/"'),
        "forum.md, line 20: this is refused: Say where the link goes.",
    ),
    "an issue of no day": (
        ("newsletter/1.md", '"loading"', '"today"'),
        "1.md, line 5: “issued” must be a date such as 2016-05-31.",
    ),
}


def stored_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.django_db
@pytest.mark.parametrize(("edit", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place_and_nothing_is_loaded(tmp_path, edit, sentence):
    folder = copy_whole_folder(tmp_path)
    name, old, new, *copied = edit
    change(folder, name, old, new)
    for other in copied:
        (folder / other).write_bytes((folder / name).read_bytes())
    rows, files = every_row(), stored_files()

    with pytest.raises(starter.ContentError) as told:
        starter.load(folder, today=TODAY)

    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
    assert every_row() == rows
    assert stored_files() == files
    assert not starter.is_loaded()


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(4))  # two documents, then two drawings
def test_a_disk_that_fills_up_half_way_keeps_nothing(monkeypatch, number):
    files, stored, save = stored_files(), [], FileSystemStorage._save

    def fill_up(storage, name, content):
        if len(stored) == number:
            raise OSError("No space left on device")
        stored.append(name)
        return save(storage, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)

    with pytest.raises(OSError, match="No space"):
        starter.load(WHOLE, today=TODAY)

    assert len(stored) == number
    assert stored_files() == files
    assert not starter.is_loaded()
