"""Once a week, a mail to the team about series that have fewer dates than readers are promised."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from bscp_site.kit import mail
from bscp_site.kit.addresses import absolute
from events.cadence import Outlook
from events.models import CadenceReminder
from events.planned import known_dates, outlooks, series_by_path
from pages.models import SiteSettings

logger = logging.getLogger(__name__)

WEEK = timedelta(days=7)
BY_ITSELF = {"Auto-Submitted": "auto-generated"}  # other machines must not answer it (RFC 3834)


def short_series(now: datetime) -> Sequence[Outlook]:
    """Of the series that readers see, those that lack dates."""
    series = list(series_by_path().live())
    return [each for each in outlooks(series, known_dates(now), now) if each.is_short]


@transaction.atomic
def remind_if_due(now: datetime) -> bool:
    """Queue the mail where something is short and the last one is a week old. Says whether.

    The row and the mail come in one transaction: however often this runs, there is one a week.
    """
    # Two that run at once: one of them waits here for the other.
    Site.objects.select_for_update(no_key=True).filter(is_default_site=True).first()
    # By days, so that a mail does not come a minute later every week.
    last_day = timezone.localdate(now - WEEK) + timedelta(days=1)
    if CadenceReminder.objects.filter(queued_at__date__gte=last_day).exists():
        return False
    if not SiteSettings.current().team_email or not short_series(now):
        return False
    CadenceReminder.objects.create(queued_at=now)
    tell_team.enqueue()
    return True


@task()
def tell_team(failures: int = 0) -> None:
    """What is short when the mail goes; nothing where the team has mended it meanwhile."""
    settings, short = SiteSettings.current(), short_series(timezone.now())
    if not short or not settings.team_email:
        return
    context = {
        "partnership_name": settings.partnership_name,
        "short": short,
        "planning": absolute(reverse("year_of_dates")),
    }
    try:
        mail.send("dates_missing", [settings.team_email], context, headers=BY_ITSELF)
    except mail.NOT_SENT as error:
        _try_again(failures, type(error).__name__)


def _try_again(failures: int, reason: str) -> None:
    if failures == len(mail.PATIENCE):
        logger.error("The mail about missing dates was given up (%s).", reason)
        return
    minutes = mail.PATIENCE[failures]
    logger.warning("The mail about missing dates is tried again in %d min (%s).", minutes, reason)
    later = timezone.now() + timedelta(minutes=minutes)
    tell_team.using(run_after=later).enqueue(failures=failures + 1)
