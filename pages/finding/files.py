"""Files whose words or titles were found, with the pages that hold them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from pages.finding.closed import Closed
from pages.finding.entries import Entry
from pages.models import DocumentText, SiteDocument


@dataclass
class FoundFile:
    """A file of a collection that is open to all."""

    words: DocumentText  # without the text itself
    fit: float
    page_ids: list[int] = field(default_factory=list)  # open to readers or not

    @property
    def document(self) -> SiteDocument:
        return self.words.document


def open_files(entries: Iterable[Entry], closed: Closed) -> list[FoundFile]:
    """In two queries, or in none where no file was found."""
    fits = {entry.object_id: entry.fit for entry in entries}
    if not fits:
        return []
    rows = DocumentText.objects.filter(pk__in=fits).select_related("document__collection")
    found = [
        FoundFile(words, fits[words.pk])
        for words in rows.defer("text")
        if not closed.hides_file(words.document.collection.path)
    ]
    holders = _holders([each.document.pk for each in found])
    for each in found:
        each.page_ids = holders[str(each.document.pk)]
    return found


def _holders(document_ids: list[int]) -> dict[str, list[int]]:
    """The pages that name each file, as Wagtail noted them when the pages were published."""
    types = ContentType.objects.get_for_models(Page, SiteDocument)
    pairs = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[SiteDocument],
        to_object_id__in=[str(number) for number in document_ids],
    ).values_list("to_object_id", "object_id")
    found = defaultdict(list)
    for document_id, page_id in pairs.distinct():
        found[document_id].append(int(page_id))
    return found
