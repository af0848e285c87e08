"""A check from its beginning to its end, in portions that leave the worker free for other work."""

import hashlib
import re
import time
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from pages.link_check import client
from pages.link_check.finding import Found, Place, links_in, parts_of, places
from pages.link_check.inside import Inside
from pages.link_querysets import FAULTS_OF_A_MOMENT
from pages.models import FoundLink, LinkCheck, SiteSettings

WEEK = timedelta(days=7)
SILENCE = timedelta(hours=1)  # then a check has died, and another may begin
PORTION = 20  # seconds of asking in one task
PAUSE = 1.0  # seconds between two questions to one host
MOST_TRIES = 3
TRY_AGAIN = timedelta(minutes=15)
LONGEST = 2000


def running(now: datetime) -> LinkCheck | None:
    return LinkCheck.objects.running(now - SILENCE).latest_first().first()


@transaction.atomic
def begin(now: datetime, user: AbstractBaseUser | None = None) -> LinkCheck:
    """Begin a check of every link; the one that is running where there is one."""
    # Two who press at once: one of them waits here for the other.
    Site.objects.select_for_update(no_key=True).filter(is_default_site=True).first()
    under_way = running(now)
    if under_way:
        return under_way
    check = LinkCheck.objects.create(begun_at=now, begun_by=user, heard_of_at=now)
    gather.enqueue(check.pk)
    return check


def begin_if_due(now: datetime) -> bool:
    """Once a week; for the first time a week after the site has had its first page."""
    last = LinkCheck.objects.latest_first().first()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    since = last.begun_at if last else site and site.root_page.first_published_at
    if since is None or since > now - WEEK:
        return False
    begin(now)
    return True


@task()
def gather(check_id: int) -> None:
    """Take down every link, judge those that lead inside, and line up the others."""
    now = timezone.now()
    rows = _take_down(timezone.localdate(now))
    inside = Inside({row.target for row in rows}, timezone.localdate(now))
    for row in rows:
        row.words = row.words or inside.title(row.target)[:200]
        if inside.is_inside(row.target):
            _judge(row, client.Answer(inside.fault(row.target)), now)
        else:
            row.tries, row.next_try_at = 0, now
    fields = ["where", "edit_address", "words", "tries", "next_try_at", *JUDGED]
    FoundLink.objects.bulk_update(rows, fields, batch_size=200)
    ask_some.enqueue(check_id)


def _take_down(day: date) -> list[FoundLink]:
    """A row for each link that stands anywhere now; those of the last check that went are gone."""
    known = FoundLink.objects.in_bulk(field_name="digest")
    here: dict[str, FoundLink] = {}
    for place, instance in places(day):
        for link in links_in(instance):
            row = _row(place, link, known)
            here.setdefault(row.digest, row)
    gone = known.keys() - here.keys()
    FoundLink.objects.filter(pk__in=[known[digest].pk for digest in gone]).delete()
    FoundLink.objects.bulk_create([row for row in here.values() if row.pk is None], 200)
    return list(here.values())


def _row(place: Place, link: Found, known: dict[str, FoundLink]) -> FoundLink:
    target = link.target.replace("\0", "")[:LONGEST]
    digest = hashlib.sha256(f"{place.key} {target}".encode()).hexdigest()
    row = known.get(digest) or FoundLink(place=place.key, target=target, digest=digest)
    row.page_id, row.where, row.edit_address = place.page_id, place.where, place.edit_address
    row.words = link.words.replace("\0", "")[:200]
    return row


@task()
def ask_some(check_id: int) -> None:
    """Ask other sites for as long as one portion lasts, then leave the rest to the next."""
    until = time.monotonic() + PORTION
    asked_at: dict[str, float] = {}  # by host: when last
    agent = _agent()
    while time.monotonic() < until:
        row = FoundLink.objects.due(timezone.now()).first()
        if row is None:
            break
        host = parts_of(row.target).netloc
        time.sleep(max(0.0, asked_at.get(host, 0) + PAUSE - time.monotonic()))
        answer = client.ask(row.target, agent)
        asked_at[host] = time.monotonic()
        _enter(row.target, answer, timezone.now())
    _go_on(check_id)


def _enter(target: str, answer: client.Answer, now: datetime) -> None:
    """What was answered, wherever that address stands."""
    for row in FoundLink.objects.to(target):
        row.tries += 1
        if answer.fault in FAULTS_OF_A_MOMENT and row.tries < MOST_TRIES:
            row.next_try_at = now + TRY_AGAIN
        else:
            _judge(row, answer, now)
        row.save(update_fields=["tries", "next_try_at", *JUDGED])


JUDGED = ("fault", "detail", "faulty_since", "checked_at", "fine_at", "fine_by")


def _judge(row: FoundLink, answer: client.Answer, now: datetime) -> None:
    row.fault, row.detail = answer.fault, answer.detail
    row.next_try_at, row.checked_at = None, now
    if not row.fault:
        row.faulty_since = row.fine_at = row.fine_by = None
    elif row.faulty_since is None:
        row.faulty_since = now


def _go_on(check_id: int) -> None:
    now = timezone.now()
    check = LinkCheck.objects.filter(pk=check_id, ended_at__isnull=True).first()
    if check is None:
        return
    next_row = FoundLink.objects.waiting().first()
    check.heard_of_at = now
    check.ended_at = None if next_row else now
    check.save(update_fields=["heard_of_at", "ended_at"])
    if next_row is None:
        return
    if next_row.next_try_at > now:
        ask_some.using(run_after=next_row.next_try_at).enqueue(check_id)
    else:
        ask_some.enqueue(check_id)


def _agent() -> str:
    """Who asks: the site by its name and its address, so that others know whom to write to."""
    names = SiteSettings.current()
    name = names.short_name or names.partnership_name or "Website"
    name = re.sub(r"[^A-Za-z0-9 ]", "", name).strip() or "Website"
    return f"{name} link check (+{settings.SITE_URL}/)"
