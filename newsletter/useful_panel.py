"""What the form of an article says of the readers who found it useful."""

from django.urls import reverse
from wagtail.admin.panels import Panel

VIEW = "newsletter.view_usefulness"


class UsefulPanel(Panel):
    """Their numbers, once readers can answer."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/useful_panel.html"

        def is_shown(self):
            may_have_some = self.instance.live or self._answers is not None
            return super().is_shown() and bool(self.instance.pk) and may_have_some

        @property
        def _answers(self):
            return getattr(self.instance, "usefulness", None)  # asked for once

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            may_compare = self.request.user.has_perm(VIEW)
            context["answers"] = self._answers
            context["report_address"] = reverse("useful_articles") if may_compare else ""
            return context
