"""Everything that names the first partnership, read from its own content so that nothing is
forgotten: its name and place, numbers, people, groups, gatherings, plans, partners, colours."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from bscp_site.starter import OWN_FOLDER
from bscp_site.starter.content import read_page
from pages.colours import DARK, LIGHT, TOKENS

# Bodies of the whole country, which any partnership has to do with, and where they are found.
NATIONAL = {
    "Child Safeguarding Practice Review Panel",
    "Department for Education",
    "Ofsted",
}
SHARED_HOSTS = {"www.gov.uk", "www.bbc.co.uk"}
# What is left of a partnership's name without these is the name of its place.
ORDINARY = {"safeguarding", "children", "partnership", "and", "the", "of"}
NAMED_BY_TITLE = {"person", "body", "event_series", "plan"}
COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
SHORTEST_NUMBER = 5  # digits; shorter ones, such as 999, are the nation's


def plain(text: str) -> str:
    """Small letters, straight apostrophes and single spaces, so that no spelling hides a word."""
    return re.sub(r"\s+", " ", text.replace("’", "'").lower())


@cache
def pattern() -> re.Pattern[str]:
    """Finds any of the words in a text that has been made plain."""
    words = sorted({plain(word) for word in _words() if word}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))


@cache
def place() -> re.Pattern[str]:
    """Finds the few words that can only mean the first partnership, in code too."""
    settings = _toml("site.toml")
    words = {*_places(settings), *_numbers(settings), *_titles({"person"}), *_initials(settings)}
    # Our package is called after the first partnership, and so is the folder of its content.
    ours = re.escape(settings["short_name"].lower())
    words.discard(settings["short_name"])
    others = "|".join(re.escape(plain(word)) for word in sorted(words))
    return re.compile(rf"(?<!\w)(?:{others})(?!\w)|{ours}(?!_site|-site|\")")


@cache
def colours() -> frozenset[str]:
    """What the first partnership's drawings and settings paint with, and the design's own four;
    not the shades of text and paper, which every partnership has."""
    painted = {
        colour.lower()
        for path in OWN_FOLDER.iterdir()
        if path.suffix in {".svg", ".toml"}
        for colour in COLOUR.findall(path.read_text(encoding="utf-8"))
    }
    own = {shades[token] for shades in (LIGHT, DARK) for token in TOKENS.values()}
    shared = {
        colour
        for shades in (LIGHT, DARK)
        for token, colour in shades.items()
        if token not in TOKENS.values()
    }
    return frozenset((painted | own) - shared)


def _words() -> Iterator[str]:
    settings = _toml("site.toml")
    yield settings["partnership_name"]
    yield settings["short_name"]
    yield from _places(settings)
    yield from _initials(settings)
    yield from _numbers(settings)
    for entry in settings["who_to_call"]:
        yield re.sub(r"\s*\(.*\)", "", entry.get("who", "")) if len(_digits(entry)) > 3 else ""
    for key in ("team_email", "security_email", "controller_name", "postal_address"):
        yield settings.get(key, "")
    for entry in _toml("organisations.toml")["organisations"]:
        if entry["name"] not in NATIONAL:
            yield from (entry["name"], *entry.get("aliases", []))
            host = urlsplit(entry.get("website", "")).hostname
            yield "" if host in SHARED_HOSTS else host or ""
    yield from _titles(NAMED_BY_TITLE)


def _places(settings: dict) -> set[str]:
    return {word for word in settings["partnership_name"].split() if word.lower() not in ORDINARY}


def _initials(settings: dict) -> set[str]:
    """Such as those in brackets after the name of a service."""
    answering = " ".join(entry.get("who", "") for entry in settings["who_to_call"])
    return {settings["short_name"], *re.findall(r"\(([A-Z]{3,})\)", answering)}


def _numbers(settings: dict) -> set[str]:
    """Each number as it is written, as it is dialled, and the area code before it."""
    numbers = [entry for entry in settings["who_to_call"] if len(_digits(entry)) >= SHORTEST_NUMBER]
    written = [entry["number"] for entry in numbers] + [settings.get("phone", "")]
    digits = [_digits({"number": number}) for number in written]
    return {
        *filter(None, written),
        *filter(None, digits),
        *(f"+44{number[1:]}" for number in digits if number),
        *(number.split()[0] for number in written if number),
    }


def _digits(entry: dict) -> str:
    return re.sub(r"\D", "", entry["number"])


def _titles(kinds: set[str]) -> Iterator[str]:
    for path in OWN_FOLDER.rglob("*.md"):
        values = read_page(OWN_FOLDER, path.relative_to(OWN_FOLDER).as_posix()).values.left
        if values["type"] in kinds:
            yield values["title"]


def _toml(name: str) -> dict:
    return tomllib.loads(Path(OWN_FOLDER / name).read_text(encoding="utf-8"))
