"""What the screens about one date have in common."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from events.models import EventPage
from events.staff.actions import LABEL


class DateView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one date that readers know, for those who may publish it."""

    http_method_names = ["get", "head", "post"]
    header_icon = "date"
    page_title = LABEL

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.event = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.event, EventPage):
            raise Http404
        if not self.event.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def series(self) -> Page:
        return self.event.get_parent().specific

    def to_actions(self) -> HttpResponse:
        return redirect("event_actions", self.event.pk)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        actions = reverse("event_actions", args=[self.event.pk])
        above = reverse("wagtailadmin_explore", args=[self.series.pk])
        items = [
            {"url": above, "label": self.series.title},
            {"url": edit, "label": self.event.get_admin_display_title()},
            {"url": actions, "label": LABEL},
        ]
        return (
            items if self.page_title == LABEL else [*items, {"url": "", "label": self.page_title}]
        )
