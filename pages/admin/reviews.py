"""Pages that somebody should read again."""

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import page_permission_policy

from pages.admin.reports import Report
from pages.admin.rows import SHOWN, TEMPLATE, Row, edit_address, group, lists, may_edit_pages
from pages.models import PageReview
from pages.panels import Panel

NOTICE = timedelta(days=30)


def reviews_for(user):
    """Those with a day, of pages that the user may change; what is overdue comes first."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    reviews = PageReview.objects.filter(page__in=pages, review_by__isnull=False)
    reviews = reviews.current(timezone.localdate())
    return reviews.select_related("page", "owner").order_by("review_by", "pk")


class ReviewsDue(Panel):
    template = TEMPLATE
    anchor = "reviews"
    heading = "Reviews due"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        today = timezone.localdate(now)
        due = reviews_for(subject).filter(review_by__lte=today + NOTICE)
        rows = (_row(review, today) for review in due[:SHOWN])
        shown = group(rows, due.count(), more_address=reverse("reviews_due"))
        return lists(shown, nothing="No page is due to be read again within a month.")


def _row(review: PageReview, today: date) -> Row:
    owner = f" · {review.owner}" if review.owner else ""
    return Row(
        review.page.get_admin_display_title(),
        edit_address(review.page),
        f"{_due_words(review.review_by, today)}{owner}",
        is_late=review.review_by < today,
    )


def _due_words(day: date, today: date) -> str:
    words = date_format(day, "j F Y")
    return f"Overdue since {words}" if day < today else f"By {words}"


class LinkColumn(Column):
    """Leads to the one screen where a page is said to have been read."""

    cell_template_name = "pages/admin/review_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        page = instance.page if isinstance(instance, PageReview) else instance
        return context | {"page": page}


class ReviewsDueView(Report):
    page_title = "Reviews due"
    header_icon = "calendar-check"
    index_url_name = "reviews_due"
    verbose_name_plural = "reviews"
    columns = [
        TitleColumn("page", label="Page", get_url=lambda review: edit_address(review.page)),
        LinkColumn("act", label="Review"),
        Column("review_by", label="Read again by"),
        Column("reviewed_on", label="Last reviewed"),
        Column("owner", label="Looked after by"),
    ]
    list_export = ["page.title", "review_by", "reviewed_on", "owner.title"]
    export_headings = {
        "page.title": "Page",
        "review_by": "Read again by",
        "reviewed_on": "Last reviewed",
        "owner.title": "Looked after by",
    }
    export_filename = "reviews-due"

    def get_queryset(self):
        return reviews_for(self.request.user)
