"""Reports about the search: what nobody found, and files whose words nobody can find."""

from django.db.models import Max, Sum
from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents.permissions import permission_policy as documents

from pages.admin.reports import Report
from pages.models import DocumentText

WAGTAILS_OWN = "search-terms"  # for administrators alone, with the same rows


class NotFoundView(Report):
    """Words, and how often a reader pressed the button; who it was is known to nobody."""

    page_title = "Not found"
    header_icon = "search"
    index_url_name = "not_found"
    verbose_name_plural = "searches"
    columns = [
        Column("query_string", label="Searched for"),
        Column("missed", label="How often in 90 days"),
        Column("last_on", label="Last on"),
    ]
    list_export = ["query_string", "missed", "last_on"]
    export_headings = {
        "query_string": "Searched for",
        "missed": "How often in 90 days",
        "last_on": "Last on",
    }
    export_filename = "not-found"

    def get_queryset(self):
        counted = Query.objects.filter(daily_hits__isnull=False)
        told = counted.annotate(missed=Sum("daily_hits__hits"), last_on=Max("daily_hits__date"))
        return told.order_by("-missed", "query_string")


class UnreadFilesView(Report):
    page_title = "Files not readable"
    header_icon = "doc-full"
    index_url_name = "unread_files"
    permission_policy = documents
    any_permission_required = ["add", "change", "delete"]
    verbose_name_plural = "files"
    columns = [
        TitleColumn("title", label="File", get_url=lambda words: _edit_address(words)),
        Column("get_state_display", label="Text not readable"),
    ]
    list_export = ["title", "get_state_display"]
    export_headings = {"title": "File", "get_state_display": "Text not readable"}
    export_filename = "files-not-readable"

    def get_queryset(self):
        """Of the collections in which the user may do something: others may be private."""
        theirs = documents.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        return DocumentText.objects.unread().filter(document__in=theirs).order_by("document__title")


def leave_out_wagtails_own(request, items) -> None:
    items[:] = [item for item in items if item.name != WAGTAILS_OWN]


def _edit_address(words: DocumentText) -> str:
    return reverse("wagtaildocs:edit", args=[words.document_id])
