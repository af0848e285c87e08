"""What the editor says of the review of a page, which is an action of its own."""

from wagtail.admin.panels import Panel


class ReviewPanel(Panel):
    """Shows who looks after the page and leads to where that is changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/review_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            page = self.instance
            context["page"] = page
            context["review"] = page.review_records.first() if page.pk else None
            return context
