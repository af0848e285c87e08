"""What must be confirmed before search engines may list the site."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from bscp_site.kit.unseen_edits import AskBeforeOverwriting


class SiteSettingsForm(AskBeforeOverwriting):
    """Opens the site to search engines only when nothing is left to confirm.

    Judged when the site is opened and not later: a number must be mended at any time.
    """

    def clean(self):
        cleaned = super().clean()
        is_opened = cleaned.get("is_launched") and "is_launched" in self.changed_data
        if is_opened and (left := self._count_unconfirmed()):
            things = "1 thing is" if left == 1 else f"{left} things are"
            self.add_error("is_launched", f"{things} still to confirm under “Before launch”.")
        return cleaned

    def _count_unconfirmed(self) -> int:
        """Among the rows as they are about to be saved."""
        rows = self.formsets["launch_checks"]
        if not rows.is_valid():
            return 0  # says so itself, and nothing is saved
        kept = [row for row in rows.forms if row.has_changed() or row.instance.pk]
        return sum(
            not row.cleaned_data.get("confirmed_on")
            for row in kept
            if not row.cleaned_data.get("DELETE")
        )


class LaunchCheck(Orderable):
    """One thing that somebody must confirm before search engines may list the site."""

    settings = ParentalKey(
        "pages.SiteSettings", on_delete=models.CASCADE, related_name="launch_checks"
    )
    what = models.CharField("to confirm", max_length=300)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where it stands, if it stands on one page.",
    )
    confirmed_on = models.DateField(null=True, blank=True, help_text="Empty: still to confirm.")

    panels = [FieldPanel("what"), PageChooserPanel("page"), FieldPanel("confirmed_on")]

    def __str__(self):
        return self.what
