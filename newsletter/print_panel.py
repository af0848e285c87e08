"""What the form of an issue says of its PDF."""

from wagtail.admin.panels import Panel


class PrintPanel(Panel):
    """How far it is, since when readers have it, and a button that has it made anew."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/print_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            issue = self.instance
            # A draft may have another one already.
            slug = type(issue).objects.values_list("slug", flat=True).get(pk=issue.pk)
            return context | {"issue": issue, "slug": slug, "print": print_of(issue)}


def print_of(issue):
    """Its row, or None."""
    return getattr(issue, "print", None)
