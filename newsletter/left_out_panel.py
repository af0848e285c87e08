"""What the form of an issue says of articles that its contents do not name."""

from wagtail.admin.panels import Panel


class LeftOutPanel(Panel):
    """Lists them, each with a button that adds it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/left_out_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk) and self._articles().exists()

        def _articles(self):
            return self.instance.left_out()

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["issue"] = self.instance
            context["articles"] = self._articles()[:50]
            return context
