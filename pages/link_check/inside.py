"""Links to the site's own pages and documents: what a reader would find there."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, Site

from pages.choices import LinkFault
from pages.link_check.finding import DOCUMENT, PAGE, parts_of
from pages.querysets import is_archived, is_open, is_private


class Inside:
    """Knows what all links of one check lead to, from a few questions to the database."""

    def __init__(self, targets: Iterable[str], day: date):
        targets = set(targets)
        sites = list(Site.objects.select_related("root_page"))
        self.hosts = {urlsplit(settings.SITE_URL).netloc} | {site.hostname for site in sites}
        self.home = next(site.root_page for site in sites if site.is_default_site)
        found = Page.objects.annotate(
            is_open=is_open("pk"), is_private=is_private(), is_archived=is_archived(day)
        )
        paths = {self._url_path(target) for target in targets} - {None}
        self.pages = _in_parts(found, "pk", _numbers(targets, PAGE))
        self.by_path = _in_parts(found, "url_path", paths)
        documents = get_document_model().objects.select_related("collection")
        self.documents = _in_parts(documents, "pk", _numbers(targets, DOCUMENT))
        old_paths = {_old_path(target) for target in targets if not _is_named(target)}
        self.redirects = _in_parts(Redirect.objects.all(), "old_path", old_paths)
        self.closed = [
            restriction.collection.path
            for restriction in CollectionViewRestriction.objects.select_related("collection")
        ]

    def is_inside(self, target: str) -> bool:
        is_path = target.startswith("/") and not target.startswith("//")
        return _is_named(target) or is_path or parts_of(target).netloc in self.hosts

    def fault(self, target: str) -> str:
        """What is wrong with it; empty where a reader arrives."""
        kind, _, number = target.partition(":")
        if kind == PAGE:
            return self._of_page(self.pages.get(_number(number)))
        if kind == DOCUMENT:
            return self._of_document(self.documents.get(_number(number)))
        page = self.by_path.get(self._url_path(target))
        if page is None and self._answers(target):
            return ""
        return self._of_page(page)

    def title(self, target: str) -> str:
        """What the page or the document calls itself, for a link without words of its own."""
        kind, _, number = target.partition(":")
        known = {PAGE: self.pages, DOCUMENT: self.documents}.get(kind, {})
        found = known.get(_number(number))
        return found.title if found else ""

    def _of_page(self, page) -> str:
        if page is None:
            return LinkFault.PAGE_GONE
        if page.is_private:
            return LinkFault.PAGE_PRIVATE
        if not page.is_open:
            return LinkFault.PAGE_NOT_PUBLIC
        return LinkFault.PAGE_ARCHIVED if page.is_archived else ""

    def _of_document(self, document) -> str:
        if document is None or not document.file.storage.exists(document.file.name):
            return LinkFault.FILE_GONE
        is_closed = any(document.collection.path.startswith(path) for path in self.closed)
        return LinkFault.PAGE_PRIVATE if is_closed else ""

    def _answers(self, target: str) -> bool:
        """Whether something else than a page answers there, or leads on from there."""
        try:
            if resolve(parts_of(target).path).url_name != "wagtail_serve":
                return True
        except Resolver404:
            pass
        return _old_path(target) in self.redirects

    def _url_path(self, target: str) -> str | None:
        """Where the page of an address of ours would stand in the tree."""
        if _is_named(target):
            return None
        path = parts_of(target).path.strip("/")
        return f"{self.home.url_path}{path}/" if path else self.home.url_path


def _is_named(target: str) -> bool:
    """Whether it names a page or a document, and no address."""
    return target.partition(":")[0] in {PAGE, DOCUMENT}


def _old_path(target: str) -> str:
    """As a redirect that leads on from there calls it."""
    try:
        return Redirect.normalise_path(parts_of(target).path)
    except ValueError:
        return ""


def _numbers(targets: Iterable[str], kind: str) -> set[int]:
    named = (target.partition(":") for target in targets)
    return {_number(number) for name, _, number in named if name == kind} - {0}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _in_parts(queryset, field: str, keys: set) -> dict:
    """By that field. A database takes only so many values at once."""
    keys, found = sorted(keys), {}
    for start in range(0, len(keys), 500):
        part = queryset.filter(**{f"{field}__in": keys[start : start + 500]})
        found |= {getattr(row, field): row for row in part}
    return found
