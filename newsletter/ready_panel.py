"""What the form of an issue says of what is still to mend."""

from django.utils import timezone
from wagtail.admin.panels import Panel


class ReadyPanel(Panel):
    """Right on each load; Wagtail's own script fetches it anew after each save."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/ready_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            """As last saved, also where the form has just been refused."""
            context = super().get_context_data(parent_context)
            now = timezone.now()
            saved = type(self.instance).objects.filter(pk=self.instance.pk)
            findings = self.instance.look_over(saved, now)[0]
            return context | {"issue": self.instance, "findings": findings, "now": now}
