"""What must be done before a practice review is published, each with a box of its own."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.log_actions import log

from pages.working_days import working_days_after

SIGNED_OFF = "pages.sign_off"  # in the history of the page
PANEL_NOTICE = 7  # working days between sending the copy and publishing


class SignedOff(models.Model):
    """Four things that somebody answers for. A draft may lack them; what is published may not."""

    legal_advice_taken = models.BooleanField(
        "legal advice has been taken",
        default=False,
        help_text=(
            "On the limits that the law sets: orders of a court, anonymity, proceedings under way."
        ),
    )
    family_informed = models.BooleanField(
        "the family has been told",
        default=False,
        help_text="And the child, where that is right. Or it is on record why they cannot be told.",
    )
    metadata_stripped = models.BooleanField(
        "the files say nothing about who wrote them",
        default=False,
        help_text=(
            "No authors, comments, tracked changes or hidden text are left in any file of the set."
        ),
    )
    panel_copy_sent_on = models.DateField(
        "full copy sent to the national Panel",
        null=True,
        blank=True,
        help_text=(
            "At least seven working days before it is published, and to the Secretary of State "
            "and Ofsted as the guidance in force asks."
        ),
    )

    SIGN_OFFS = ("legal_advice_taken", "family_informed", "metadata_stripped", "panel_copy_sent_on")

    sign_off_panel = MultiFieldPanel(
        [FieldPanel(name) for name in SIGN_OFFS],
        heading="Sign-off",
        help_text=(
            "A draft can be saved without these. It cannot be published, scheduled or submitted."
        ),
    )

    class Meta:
        abstract = True

    def sign_off_faults(self, today: date, published_on: date) -> dict[str, str]:
        """What is missing for publication on that day, by the field it is said beside."""
        faults = {
            name: "Tick this before the review is published."
            for name in ("legal_advice_taken", "family_informed", "metadata_stripped")
            if not getattr(self, name)
        }
        if fault := self._panel_fault(today, published_on):
            faults["panel_copy_sent_on"] = fault
        return faults

    def _panel_fault(self, today: date, published_on: date) -> str:
        sent = self.panel_copy_sent_on
        if sent is None:
            return "Say on which day the copy was sent."
        if sent > today:
            return "This day is still to come. Say when the copy was sent."
        earliest = working_days_after(sent, PANEL_NOTICE)
        if published_on >= earliest:
            return ""
        words = date_format(earliest, "l j F Y")
        return f"The Panel needs seven working days. The review can be published from {words}."

    def log_sign_offs(self, before: dict, revision, user) -> None:
        """Enter in the history who ticked which box, or took its tick away."""
        after = {name: self._plain(revision.content.get(name)) for name in self.SIGN_OFFS}
        changed = [name for name in self.SIGN_OFFS if after[name] != self._plain(before.get(name))]
        boxes = {self._meta.get_field(name).verbose_name: after[name] for name in changed}
        if any(boxes.values()) or any(before.get(name) for name in changed):
            log(instance=self, action=SIGNED_OFF, user=user, revision=revision, data=boxes)

    @staticmethod
    def _plain(value: bool | date | str | None) -> bool | str | None:
        """A day as it is stored: what was just saved still holds it as a date."""
        return value.isoformat() if isinstance(value, date) else value
