"""The dates of an issue: drawn in when it is published, and kept.

"The next 8 weeks" are those after the day of publication, not those after the day of reading. What
was drawn is kept on the issue, by block, as plain values that can be sent and stored:

    {"<id of the block>": {"weeks": 8, "series": [], "drawn_at": "2027-04-22T09:00:00+00:00",
                           "dates": [{"page": 12, "title": …, "when": …, "place": …, …}]}}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.dateparse import parse_datetime

from bscp_site.kit.addresses import absolute
from pages import drawn_dates
from pages.drawn_dates import ShownDate

Kept = dict[str, dict]


@dataclass(frozen=True)
class Drawn:
    """The dates of one block; `drawn_at` is None while the issue is a draft."""

    dates: list[ShownDate]
    drawn_at: datetime | None


def keep(issue, now: datetime) -> Kept:
    """Draw what is not drawn yet, or is asked for otherwise than before; keep all the rest."""
    return _store(issue, now, anew=False)


def freeze(issue, now: datetime) -> Kept:
    """Draw every date anew and keep it: what is sent is what is kept."""
    return _store(issue, now, anew=True)


def shown(issue, now: datetime) -> dict[str, Drawn]:
    """By block: the dates that were drawn in, each as it stands now. One query for all.

    A date that has changed since says so by its own status; one that readers can no longer open
    is left out. What is not drawn yet is drawn for the eye alone.
    """
    kept = issue.drawn_dates or {}
    ids = {each["page"] for one in kept.values() for each in one["dates"]}
    now_known = drawn_dates.named(ids, now)
    found = {}
    for key, choice in _choices(issue):
        one = kept.get(key)
        if one and _is_same(one, choice):
            dates = [now_known[d["page"]] for d in one["dates"] if d["page"] in now_known]
            found[key] = Drawn(dates, parse_datetime(one["drawn_at"]))
        else:
            found[key] = Drawn(list(_draw(choice, now).values()), None)
    return found


@transaction.atomic
def _store(issue, now: datetime, *, anew: bool) -> Kept:
    row = type(issue).objects.select_for_update().get(pk=issue.pk)
    before = {} if anew else row.drawn_dates or {}
    kept = {}
    for key, choice in _choices(row):
        one = before.get(key)
        kept[key] = one if one and _is_same(one, choice) else _drawn(choice, now)
    type(issue).objects.filter(pk=issue.pk).update(drawn_dates=kept)
    issue.drawn_dates = kept
    return kept


def _choices(issue) -> Iterator[tuple[str, dict]]:
    """What each block of dates asks for, by the block's id."""
    for place, raw in enumerate(issue.contents.raw_data):
        if raw["type"] == "dates":
            items = [item["value"] for item in raw["value"]["series"]]
            series = [key for key in items if key]
            yield key_of(place, raw), {"weeks": raw["value"]["weeks"] or 1, "series": series}


def key_of(place: int, raw: dict) -> str:
    """The id of a block; one that was never saved has none, and goes by its place."""
    return raw.get("id") or str(place)


def _is_same(kept: dict, choice: dict) -> bool:
    return all(kept[name] == value for name, value in choice.items())


def _draw(choice: dict, now: datetime) -> drawn_dates.Dates:
    return drawn_dates.between(now, now + timedelta(weeks=choice["weeks"]), choice["series"])


def _drawn(choice: dict, now: datetime) -> dict:
    dates = [_plain(key, date) for key, date in _draw(choice, now).items()]
    return choice | {"drawn_at": now.isoformat(), "dates": dates}


def _plain(page_id: int, date: ShownDate) -> dict:
    status = getattr(date, "status", None)
    return {
        "page": page_id,
        "url": absolute(date.url),
        "title": date.title,
        "starts_at": date.starts_at.isoformat() if date.starts_at else None,
        "when": date.when,
        "place": date.place,
        "style": date.style,
        "status": status.words if status else "",
        "was": date.was,
    }
