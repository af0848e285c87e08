"""What a reader sees of a few hits: titles, addresses, extracts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.safestring import SafeString
from wagtail.models import Page

from pages import languages
from pages.blocks.documents import about_file
from pages.finding.entries import texts_of
from pages.finding.extracts import extract
from pages.finding.hits import Hit
from pages.finding.words import Wanted
from pages.models import DocumentText, SiteDocument


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the list: a page of its own type, or a file that no page holds."""

    page: Page | None
    document: SiteDocument | None = None  # in which the words stand
    extract: SafeString | str = ""
    is_over: bool = False
    is_for_record: bool = False

    @property
    def title(self) -> str:
        return self.page.title if self.page else self.document.title

    @property
    def url(self) -> str:
        return self.page.url if self.page else self.document.url

    @property
    def kind_words(self) -> str:
        return self.page.kind_words if self.page else "File"

    @property
    def about_file(self) -> str:
        return about_file(self.document)

    @property
    def language(self) -> languages.Language | None:
        """That of the title, unless it is English."""
        return self.page.own_language if hasattr(self.page, "own_language") else self.file_language

    @property
    def extract_language(self) -> languages.Language | None:
        return self.file_language if self.document else self.language

    @property
    def file_language(self) -> languages.Language | None:
        found = self.document and languages.language(self.document.language)
        return None if not found or found.is_english else found


def show(hits: Sequence[Hit], asked: Sequence[Wanted]) -> list[Result]:
    """In two queries, however many types of page there are."""
    pages = specific_pages(hits)
    file_type = ContentType.objects.get_for_model(DocumentText).pk
    files = {hit.file.words.pk for hit in hits if hit.file}
    keys = {(hit.content_type_id, hit.page_id) for hit in hits if hit.page_id}
    texts = texts_of(keys | {(file_type, number) for number in files}) if hits else {}
    return [
        _result(hit, pages.get(hit.page_id), texts, asked, file_type)
        for hit in hits
        if hit.page_id is None or hit.page_id in pages
    ]


def specific_pages(hits: Iterable[Hit]) -> dict[int, Page]:
    """Each as its own type. Wagtail's way takes a query for each type that occurs."""
    ways = {hit.page_id: _way(hit.content_type_id) for hit in hits if hit.page_id}
    if not ways:
        return {}
    joined = {"__".join(way) for way in ways.values()}
    pages = Page.objects.filter(pk__in=ways).order_by().select_related(*joined)
    return {page.pk: _follow(page, ways[page.pk]) for page in pages}


def _way(content_type_id: int) -> list[str]:
    """From `Page` down to the type: more than one step where a type is made from another."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    between = [each for each in model._meta.get_parent_list() if each is not Page]
    chain = sorted((*between, model), key=lambda each: len(each._meta.get_parent_list()))
    return [each._meta.model_name for each in chain if issubclass(each, Page)]


def _follow(page: Page, way: Iterable[str]) -> Page:
    for step in way:
        page = getattr(page, step)
    return page


def _result(hit: Hit, page: Page | None, texts, asked, file_type: int) -> Result:
    own = extract(texts.get((hit.content_type_id, hit.page_id), ""), asked) if page else None
    facts = {"page": page, "is_over": hit.is_over, "is_for_record": hit.is_for_record}
    if own or hit.file is None:
        return Result(extract=own or getattr(page, "summary", ""), **facts)
    said = extract(texts.get((file_type, hit.file.words.pk), ""), asked)
    return Result(document=hit.file.document, extract=said or "", **facts)
