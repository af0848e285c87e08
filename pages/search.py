"""Finding pages, dates and files by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from pages.finding import groups
from pages.finding.closed import closed
from pages.finding.hits import Hit, Hits, find_hits
from pages.finding.near import nearest
from pages.finding.promoted import Promoted, promoted
from pages.finding.results import Result, show
from pages.finding.words import Phrase, Wanted, folded, wanted
from pages.models import GlossaryTerm
from pages.querysets import glossary_path


@dataclass(frozen=True)
class Explained:
    """A word of the glossary, which is what was asked for."""

    term: GlossaryTerm
    href: str


@dataclass(frozen=True)
class Choice:
    """One way to narrow the results."""

    slug: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Listed:
    """Hits as a paginator asks for them; only those of one page are looked at closely."""

    hits: Sequence[Hit]
    asked: Sequence[Wanted]

    def count(self) -> int:
        return len(self.hits)

    def __getitem__(self, part: slice) -> list[Result]:
        return show(self.hits[part], self.asked)


@dataclass(frozen=True, kw_only=True)
class Found:
    hits: Hits
    asked: Sequence[Wanted] = ()
    promoted: Sequence[Promoted] = ()
    explained: Explained | None = None
    # The words that were searched for instead, because nothing holds those that were typed.
    nearly: str = ""

    def listed(self, slug: str, *, with_record: bool) -> Listed:
        hits = self._in_force(with_record)
        return Listed([h for h in hits if slug in {"", h.group.slug}], self.asked)

    def choices(self, slug: str, *, with_record: bool) -> list[Choice]:
        """Everything, then the groups in which something is found."""
        hits = self._in_force(with_record)
        found = [Choice("", "Everything", len(hits), is_chosen=not slug)]
        for group in groups.in_order():
            count = sum(hit.group is group for hit in hits)
            if count:
                found.append(Choice(group.slug, group.label, count, group.slug == slug))
        return found

    @property
    def for_record_count(self) -> int:
        return sum(hit.is_for_record for hit in self.hits.hits)

    @property
    def is_nothing(self) -> bool:
        """Whether no page and no file holds the words, in force or not."""
        return not (self.hits.hits or self.promoted) or bool(self.nearly)

    def _in_force(self, with_record: bool) -> list[Hit]:
        first = {each.page_id for each in self.promoted} - {None}
        hits = [hit for hit in self.hits.hits if hit.page_id not in first]
        return hits if with_record else [hit for hit in hits if not hit.is_for_record]


NOTHING = Found(hits=Hits([], is_all=True))


def find(query: str, now: datetime) -> Found:
    """What readers may open of what holds every word; a query without words finds nothing."""
    words = folded(query)
    if not words:
        return NOTHING
    terms = list(GlossaryTerm.objects.annotate(glossary_path=glossary_path()))
    names = [(folded(term.term), folded(term.stands_for)) for term in terms]
    asked = wanted(words, names)
    shut = closed()
    hits = find_hits(words, asked, shut, now)
    first = promoted(words, shut)
    explained = _explained(words, terms)
    nearly: Phrase | None = None
    if not hits.hits and not first:
        nearly = nearest(words, (word for name in names for word in name))
    if nearly:
        asked = wanted(nearly, names)
        # Files are left out here: they are found once the reader takes the word.
        hits = find_hits(nearly, asked, shut, now, files=False)
    return Found(
        hits=hits,
        asked=asked,
        promoted=first,
        explained=explained,
        nearly=" ".join(nearly or ()) if hits.hits else "",
    )


def _explained(words: Phrase, terms: Sequence[GlossaryTerm]) -> Explained | None:
    term = next((t for t in terms if words in {folded(t.term), folded(t.stands_for)}), None)
    if term is None or not term.glossary_path:
        return None
    return Explained(term, f"{Page(url_path=term.glossary_path).url}#{term.anchor}")
