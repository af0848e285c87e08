"""Links that lead nowhere, page by page, for those who may mend them."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from pages.admin.reports import Report
from pages.admin.rows import SHOWN, TEMPLATE, Row, edit_address, group, lists, may_edit_pages
from pages.link_check import marking, running
from pages.models import FoundLink, LinkCheck, SiteSettings
from pages.panels import Panel


def links_for(user):
    """Those on pages that the user may change; for who may change the settings, all others too."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    may_more = SiteSettings.get_permission_policy().user_has_permission(user, "change")
    return FoundLink.objects.shown_to(pages, with_others=may_more)


def _mending_address(link: FoundLink) -> str:
    return edit_address(link.page) if link.page_id else link.edit_address


class BrokenLinks(Panel):
    template = TEMPLATE
    anchor = "links"
    heading = "Broken links"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        faulty = links_for(subject).faulty()
        rows = (
            Row(link.where, _mending_address(link), f"“{link.words}”: {link.fault_words}")
            for link in faulty[:SHOWN]
        )
        shown = group(rows, faulty.count(), more_address=reverse("broken_links"))
        return lists(shown, nothing="No broken link is known.")


class MarkColumn(Column):
    cell_template_name = "pages/admin/link_cell.html"


class BrokenLinksView(Report):
    """With `?fine=1`, those that somebody has found to be fine."""

    template_name = "pages/admin/broken_links.html"
    page_title = "Broken links"
    header_icon = "link"
    index_url_name = "broken_links"
    verbose_name_plural = "broken links"
    columns = [
        TitleColumn("where", label="Where it stands", get_url=_mending_address),
        Column("words", label="Words of the link"),
        Column("fault_words", label="What is wrong"),
        Column("leads_to", label="Leads to"),
        Column(
            "since",
            label="Since",
            accessor=lambda link: date_format(timezone.localtime(link.faulty_since), "j F Y"),
        ),
        MarkColumn("mark", label="Is it fine?"),
    ]
    list_export = ["where", "words", "fault_words", "leads_to", "faulty_since"]
    export_headings = {
        "where": "Where it stands",
        "words": "Words of the link",
        "fault_words": "What is wrong",
        "leads_to": "Leads to",
        "faulty_since": "Since",
    }
    export_filename = "broken-links"

    @property
    def is_of_fine_ones(self) -> bool:
        return self.request.GET.get("fine") == "1"

    def get_queryset(self):
        links = links_for(self.request.user)
        return links.said_to_be_fine() if self.is_of_fine_ones else links.faulty()

    def get_context_data(self, **kwargs):
        links = FoundLink.objects.all()
        return super().get_context_data(
            running=running.running(timezone.now()),
            last=LinkCheck.objects.filter(ended_at__isnull=False).latest_first().first(),
            total=links.count(),
            done=links.filter(next_try_at__isnull=True).count(),
            is_of_fine_ones=self.is_of_fine_ones,
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check now."""
        running.begin(timezone.now(), request.user)
        messages.success(request, "The check is running. It asks other sites slowly.")
        return redirect("broken_links")


class FoundLinkView(WagtailAdminTemplateMixin, TemplateView):
    """One link, with a button for somebody who has followed it and found it fine."""

    http_method_names = ["get", "head", "post"]
    template_name = "pages/admin/found_link.html"
    page_title = "A broken link"
    header_icon = "link"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("broken_links"), "label": "Broken links"}
        return [above, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args, link_id: int, **kwargs):
        self.link = get_object_or_404(FoundLink, pk=link_id)
        if not links_for(request.user).filter(pk=link_id).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        mending = _mending_address(self.link)
        return super().get_context_data(link=self.link, mending_address=mending, **kwargs)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        is_fine = request.POST.get("is") == "fine"
        marking.mark(self.link, request.user, timezone.now(), is_fine=is_fine)
        messages.success(
            request,
            "Kept as fine until the link changes." if is_fine else "It is reported again.",
        )
        return redirect("broken_links")
