"""Addresses of an old site: read from a table, checked row by row, and kept as redirects.

Nothing is written before every row has been looked at, and a row that cannot be kept says why.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Site

from bscp_site.kit.addresses import absolute
from pages.querysets import is_closed

LONGEST = 255  # what the table of redirects holds
MOST_ROWS = 5000
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
is_web_address = URLValidator(schemes=["http", "https"])


class RefusedRow(ValueError):  # noqa: N818 (a row, not a fault of ours)
    """Why a row cannot be kept, in a sentence for whoever sent it."""


@dataclass(frozen=True)
class Row:
    number: int  # as a spreadsheet counts
    old: str
    new: str
    page_id: int | None = None
    link: str = ""
    is_known: bool = False  # already leads there
    instead_of: str = ""  # where it leads until now
    fault: str = ""


@dataclass(frozen=True)
class Target:
    page_id: int | None = None
    link: str = ""

    @classmethod
    def of(cls, redirect: Redirect) -> "Target":
        return cls(redirect.redirect_page_id, "" if redirect.redirect_page_id else redirect.link)


def read(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV table with their numbers, without its heading and without empty rows."""
    sample = text[:2000]
    delimiter = max(",;\t", key=sample.count)
    lines = csv.reader(text.splitlines(), delimiter=delimiter)
    try:
        rows = [(lines.line_num, [cell.strip() for cell in row]) for row in lines]
    except csv.Error as error:
        raise RefusedRow(f"Row {lines.line_num + 1} cannot be read as a table.") from error
    rows = [(number, row) for number, row in rows if any(row)]
    if rows and not any("/" in cell or "?" in cell for cell in rows[0][1]):
        del rows[0]  # the heading
    if len(rows) > MOST_ROWS:
        raise RefusedRow(f"More than {MOST_ROWS} rows. Send the table in parts.")
    return rows


def plan(text: str) -> list[Row]:
    """What would become of each row. Writes nothing."""
    return list(_Plan(read(text)).rows())


def faults(old: str, new: str, *, instead_of: int | None = None) -> dict[str, str]:
    """What is wrong with one redirect, beside "old" or "new"; `instead_of` is the stored one."""
    look = _Plan([(1, [old, new])], apart_from=instead_of)
    try:
        path = look.free(old)
    except RefusedRow as refusal:
        return {"old": str(refusal)}
    try:
        look.target(new, {path})
    except RefusedRow as refusal:
        return {"new": str(refusal)}
    return {}


@transaction.atomic
def keep(rows: Iterable[Row], user: AbstractBaseUser) -> int:
    """Store the rows that have no fault. Says how many are new or lead elsewhere now."""
    count = 0
    site = Site.objects.get(is_default_site=True)
    known = _redirects()
    for row in rows:
        if row.fault or row.is_known:
            continue
        redirect = known.get(row.old)
        action = "wagtail.edit" if redirect else "wagtail.create"
        redirect = redirect or Redirect(old_path=row.old, site=site)
        redirect.redirect_page_id, redirect.redirect_link = row.page_id, row.link
        redirect.redirect_page_route_path, redirect.automatically_created = "", False
        redirect.is_permanent = True
        redirect.save()
        log(instance=redirect, action=action, user=user)
        count += 1
    return count


def _redirects() -> dict[str, Redirect]:
    """By old address. One for this site alone is what readers get, so it counts."""
    found = Redirect.objects.select_related("redirect_page").order_by("site_id", "pk")
    by_path = {redirect.old_path: redirect for redirect in found if redirect.site_id is None}
    return by_path | {redirect.old_path: redirect for redirect in found if redirect.site_id}


class _Plan:
    """Looks every row up in what is known from a few questions to the database."""

    def __init__(self, table: list[tuple[int, list[str]]], apart_from: int | None = None):
        self.table = table
        known = _redirects()
        self.known = {old: each for old, each in known.items() if each.pk != apart_from}
        home = Site.objects.get(is_default_site=True).root_page
        pages = Page.objects.live().exclude(is_closed()).filter(path__startswith=home.path)
        self.pages = {
            f"/{url_path.removeprefix(home.url_path)}".rstrip("/") or "/": pk
            for pk, url_path in pages.values_list("pk", "url_path")
        }
        self.hosts = {urlsplit(settings.SITE_URL).netloc.lower()}
        self.said: dict[str, tuple[int, str]] = {}  # by old address: the row and what it leads to
        for number, row in table:
            if len(row) > 1 and (old := self._quiet(row[0])):
                self.said.setdefault(old, (number, row[1]))

    def rows(self) -> Iterator[Row]:
        for number, row in self.table:
            old, new = (*row, "", "")[:2]
            try:
                yield self._row(number, old, new)
            except RefusedRow as refusal:
                yield Row(number, old[:LONGEST], new[:LONGEST], fault=str(refusal))

    def _row(self, number: int, given: str, new: str) -> Row:
        old = old_path(given)
        first, _ = self.said.get(old, (number, new))
        if first != number:
            raise RefusedRow(f"Row {first} says already where this address leads.")
        target = self.target(new, {self.free(given)})
        had = self.known.get(old)
        is_known = had is not None and Target.of(had) == target
        instead_of = (had.link or "") if had and not is_known else ""
        return Row(number, old, new, target.page_id, target.link, is_known, instead_of)

    def free(self, given: str) -> str:
        """The old address as it is stored, if nothing of the site stands there."""
        old = old_path(given)
        if "?" not in old and self._is_answered(old):
            raise RefusedRow(
                "The site has a page at this address now, which readers would not see."
            )
        return old

    def _quiet(self, given: str) -> str:
        try:
            return old_path(given)
        except RefusedRow:
            return ""

    def target(self, new: str, way: set[str]) -> Target:
        """Where an address leads in the end, through other rows and redirects; no circle."""
        if not new:
            raise RefusedRow("It does not say where the address leads.")
        parts = _split(new)
        if parts.netloc and parts.netloc.lower() not in self.hosts:
            return Target(link=_outside(new))
        if not parts.netloc and not new.startswith("/"):
            raise RefusedRow("Where it leads must begin with / or with https://.")
        here = Redirect.normalise_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        if here in way:
            raise RefusedRow("It leads in a circle, back to itself.")
        if further := self._further(here, parts.query):
            return self.target(further, way | {here})
        return self._inside(parts, here)

    def _further(self, here: str, query: str) -> str:
        """What an old address leads to that is itself to be led on."""
        if not query and self._is_answered(here):
            return ""
        if here in self.said:
            return self.said[here][1]
        return (self.known[here].link or "") if here in self.known else ""

    def _inside(self, parts, here: str) -> Target:
        path = Redirect.normalise_path(parts.path)
        if path in self.pages and not (parts.query or parts.fragment):
            return Target(page_id=self.pages[path])
        if not self._is_answered(path):
            raise RefusedRow(f"No page of this site stands at {parts.path or '/'}.")
        rest = parts._replace(scheme="", netloc="").geturl()
        return Target(link=_fitting(absolute(rest)))

    def _is_answered(self, path: str) -> bool:
        """Whether a page or an address of the site itself stands there."""
        if path in self.pages:
            return True
        return any(_is_view(each) for each in (path, f"{path}/"))


def old_path(given: str) -> str:
    """An address of the old site as redirects are stored: its path and query, not its host."""
    if not given:
        raise RefusedRow("The old address is missing.")
    parts = _split(given)
    if parts.scheme and parts.scheme.lower() not in {"http", "https"}:
        raise RefusedRow("The old address must be a web address or begin with /.")
    if not parts.netloc and not given.startswith(("/", "?")):
        raise RefusedRow("The old address must begin with / or with https://.")
    path = Redirect.normalise_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    if path == "/":
        raise RefusedRow("The home page itself leads nowhere else.")
    if path == "/admin" or path.startswith(("/admin/", "/admin?")):
        raise RefusedRow("The site itself uses addresses below /admin/.")
    return _fitting(path)


def _split(address: str):
    if CONTROL.search(address):
        raise RefusedRow("The address has a sign in it that no address has.")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise RefusedRow("This is no address.") from error
    return parts


def _fitting(address: str) -> str:
    if len(address) > LONGEST:
        raise RefusedRow(f"An address may have {LONGEST} signs at most.")
    return address


def _outside(address: str) -> str:
    try:
        is_web_address(address)
    except ValidationError as error:
        raise RefusedRow("Where it leads is no web address.") from error
    return _fitting(address)


def _is_view(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.url_name != "wagtail_serve"
