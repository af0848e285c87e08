"""What all reports of the admin have in common: who sees them, and how they are led to."""

from django.urls import URLPattern, path, reverse
from django.utils.text import slugify
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from pages.admin.rows import WORK_ON_PAGES


class Report(ReportView):
    """For everybody who works on pages, if it names no other permission."""

    permission_policy = page_permission_policy
    any_permission_required = WORK_ON_PAGES

    @property
    def index_results_url_name(self) -> str:
        return f"{self.index_url_name}_results"


class ReportItem(MenuItem):
    """Shown to those who may open the report."""

    def __init__(self, view: type[Report], order: int):
        super().__init__(
            view.page_title,
            reverse(view.index_url_name),
            name=slugify(view.page_title),
            icon_name=view.header_icon,
            order=order,
        )
        self.view = view

    def is_shown(self, request):
        policy, needed = self.view.permission_policy, self.view.any_permission_required
        return policy.user_has_any_permission(request.user, needed)


def addresses(view: type[Report], word: str) -> list[URLPattern]:
    """Below /admin/reports/: the report, and its rows alone for the script of Wagtail's lists."""
    name = view.index_url_name
    return [
        path(f"reports/{word}/", view.as_view(), name=name),
        path(f"reports/{word}/results/", view.as_view(results_only=True), name=f"{name}_results"),
    ]
