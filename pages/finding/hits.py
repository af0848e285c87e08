"""Everything that readers may find for some words, in its order; none of it is shown yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, get_page_models

from pages.finding import groups
from pages.finding.closed import Closed
from pages.finding.entries import MOST, best
from pages.finding.files import FoundFile, open_files
from pages.finding.words import Phrase, Wanted, folded
from pages.models import DocumentText
from pages.navigation import HOME_DEPTH


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A page, or a file that no page holds."""

    group: groups.Group
    page_id: int | None = None
    content_type_id: int | None = None
    file: FoundFile | None = None
    tier: int  # 0: so called; 1: the words stand in the title; 2: in the text
    fit: float
    starts: datetime | None = None
    is_over: bool = False
    is_for_record: bool = False


@dataclass(frozen=True)
class Hits:
    hits: Sequence[Hit]
    is_all: bool  # or only what fits best


def find_hits(
    words: Phrase, asked: Sequence[Wanted], shut: Closed, now: datetime, *, files: bool = True
) -> Hits:
    """What readers can open of what holds everything that is asked for."""
    page_types = ContentType.objects.get_for_models(*get_page_models()).values()
    page_type_ids = {each.pk for each in page_types}
    file_type_ids = {ContentType.objects.get_for_model(DocumentText).pk} if files else set()
    entries = best(asked, page_type_ids | file_type_ids)
    if not entries:
        return Hits([], is_all=True)
    own = {e.object_id: e.fit for e in entries if e.content_type_id in page_type_ids}
    in_files = open_files((e for e in entries if e.content_type_id in file_type_ids), shut)
    ids = own.keys() | {number for each in in_files for number in each.page_ids}
    rows = open_rows(ids, shut)
    for_record = {row["id"] for row in rows if _is_for_record(row, timezone.localdate(now), shut)}
    holding = _one_page_each(in_files, {row["id"] for row in rows}, own, for_record)
    titles = _Titles(words, asked)
    found = [
        _page_hit(row, own, holding.get(row["id"]), titles, now, row["id"] in for_record)
        for row in rows
        if row["id"] in own or row["id"] in holding
    ]
    found += (_file_hit(each, titles) for each in in_files if _stands_alone(each))
    return Hits(in_order(found), is_all=len(entries) < MOST)


def open_rows(ids: Iterable[int], shut: Closed) -> list[Mapping[str, object]]:
    """What the order of these pages hangs on, of those that readers can open."""
    times = [column for each in groups.all_times() for column in each.columns]
    replaced = [f"publicationpage__superseded_by__{name}" for name in ("live", "path")]
    facts = ("id", "path", "title", "content_type_id", "review_records__archived_on")
    pages = Page.objects.filter(pk__in=list(ids), live=True, depth__gte=HOME_DEPTH)
    rows = pages.order_by("path").values(*facts, *replaced, *times)
    return [row for row in rows if not shut.hides_page(row["path"])]


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """What fits best comes first; dates share out their places, those to come before the past."""
    best_first = sorted(hits, key=lambda hit: (hit.tier, -hit.fit, hit.page_id or 0))
    dated = iter(sorted((hit for hit in best_first if hit.starts), key=_by_time))
    return [next(dated) if hit.starts else hit for hit in best_first]


def _by_time(hit: Hit) -> tuple:
    seconds = hit.starts.timestamp()
    return hit.is_over, hit.tier, -seconds if hit.is_over else seconds, hit.page_id


@dataclass(frozen=True)
class _Titles:
    words: Phrase
    asked: Sequence[Wanted]

    def tier(self, title: str) -> int:
        said = folded(title)
        if said == self.words:
            return 0
        return 1 if all(each.is_in(said) for each in self.asked) else 2


def _page_hit(row, own, file, titles: _Titles, now: datetime, is_for_record: bool) -> Hit:
    group = groups.of(row["content_type_id"])
    starts, ends = (row[name] for name in group.times.columns) if group.times else (None, None)
    return Hit(
        group=group,
        page_id=row["id"],
        content_type_id=row["content_type_id"],
        file=file,
        tier=titles.tier(row["title"]),
        fit=max(own.get(row["id"], float("-inf")), file.fit if file else float("-inf")),
        starts=starts,
        is_over=bool(ends and ends <= now),
        is_for_record=is_for_record,
    )


def _file_hit(file: FoundFile, titles: _Titles) -> Hit:
    tier = titles.tier(file.document.title)
    return Hit(group=groups.PUBLICATIONS, file=file, tier=tier, fit=file.fit)


def _one_page_each(files, open_ids, own, for_record) -> dict[int, FoundFile]:
    """Each file with one page: one that was found anyhow, or else the first that is in force."""
    chosen: dict[int, FoundFile] = {}
    for file in files:
        pages = [number for number in file.page_ids if number in open_ids]
        if pages:
            page = min(pages, key=lambda n: (n in for_record, n not in own, n))
            if page not in chosen or chosen[page].fit < file.fit:
                chosen[page] = file
    return chosen


def _stands_alone(file: FoundFile) -> bool:
    """Whether it is found without a page. One that a page holds is shown or hidden with that."""
    return not file.page_ids and file.document.is_found_alone


def _is_for_record(row, today: date, shut: Closed) -> bool:
    """Archived, or replaced by a publication that readers can open."""
    archived_on = row["review_records__archived_on"]
    replaced_by = row["publicationpage__superseded_by__path"]
    is_replaced = row["publicationpage__superseded_by__live"] and not shut.hides_page(replaced_by)
    return bool((archived_on and archived_on <= today) or is_replaced)
