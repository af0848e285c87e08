"""What the law asks the partners to publish, and what of it is missing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from pages.admin.rows import TEMPLATE, Row, edit_address, group, lists, may, may_edit_pages
from pages.models import YearlyReportPage
from pages.models.yearly_reports import deadline_of, year_words
from pages.panels import Panel
from pages.statutory import arrangements_for, may_report, year_asked_for

COPIES_WITHIN = timedelta(days=7)


class Duties(Panel):
    """Shown while something is missing or about to be due."""

    template = TEMPLATE
    anchor = "duties"
    heading = "Required by law"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        rows = [
            *_report_rows(subject, timezone.localdate(now)),
            *_copies_rows(subject, now),
            *_arrangements_rows(subject),
        ]
        return lists(group(rows, len(rows)), nothing="") if rows else None


def _report_rows(user, today: date) -> Iterator[Row]:
    year = year_asked_for(today)
    if YearlyReportPage.objects.of_year(year).exists():
        return
    deadline = deadline_of(year)
    words = date_format(deadline, "j F Y")
    is_late = today > deadline
    draft = YearlyReportPage.objects.filter(first_year=year).order_by("pk").first()
    address = _own_address(user, draft) if draft else _new_report(user)
    due = f"Overdue since {words}" if is_late else f"Due by {words}"
    copies = "then copies to the national Panel and to Foundations within seven days"
    yield Row(f"Yearly report on {year_words(year)}", address, f"{due}; {copies}", is_late)


def _own_address(user, report: YearlyReportPage) -> str:
    """Whoever may not write it reads the line alone."""
    return edit_address(report) if may(user, "change", report) else ""


def _new_report(user) -> str:
    if not may_report(user):
        return ""
    return reverse("wagtailadmin_pages:choose_parent", args=["pages", "yearlyreportpage"])


def _copies_rows(user, now: datetime) -> Iterator[Row]:
    reports = YearlyReportPage.objects.live().filter(first_published_at__gt=now - COPIES_WITHIN)
    for report in reports.order_by("first_published_at", "pk"):
        last_day = timezone.localdate(report.first_published_at) + COPIES_WITHIN
        words = date_format(last_day, "j F Y")
        what = f"Copies to the national Panel and to Foundations by {words}"
        yield Row(report.get_admin_display_title(), _own_address(user, report), what)


def _arrangements_rows(user) -> Iterator[Row]:
    for page, missing in arrangements_for(user):
        count = f"{len(missing)} part{'s' if len(missing) > 1 else ''} missing"
        words = f"{count}: {missing[0]}{' and others' if len(missing) > 1 else ''}"
        yield Row(page.get_admin_display_title(), edit_address(page), words)
