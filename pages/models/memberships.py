"""What belongs to a body beside its text: the agencies that are its members, and its meetings."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from pages.models.dated import Dated


class BodyMember(Dated):
    """One organisation that is a member of one body, from a day until a day."""

    body = ParentalKey("pages.BodyPage", on_delete=models.CASCADE, related_name="members")
    # Versions of a page can be read again only where what they name goes with it.
    organisation = models.ForeignKey(
        "pages.Organisation",
        on_delete=models.CASCADE,
        related_name="memberships",
        help_text="It stands under Organisations. If it has left, give it an end here.",
    )

    panels = [FieldPanel("organisation"), *Dated.date_panels]

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.organisation)


class BodyMeeting(models.Model):
    """One day on which a body meets. Only its members come: public dates stand under events."""

    body = ParentalKey("pages.BodyPage", on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField("day")
    note = models.CharField(
        max_length=160, blank=True, help_text="For readers. For example: plan for next year"
    )

    panels = [FieldRowPanel([FieldPanel("held_on"), FieldPanel("note")])]

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self):
        return self.words

    @property
    def words(self) -> str:
        """ "Thursday 17 June 2027: plan for next year"."""
        return ": ".join(filter(None, [date_format(self.held_on, "l j F Y"), self.note]))


def now_and_then(members: list[BodyMember], day: date) -> tuple[list, list]:
    """Members on that day by name, and those who left before it, the latest first."""
    members = sorted(members, key=lambda row: row.organisation.name.casefold())
    gone = [row for row in members if row.has_ended_by(day)]
    gone.sort(key=lambda row: row.ended_on, reverse=True)
    return [row for row in members if row.is_held_on(day)], gone


def ahead_and_past(meetings: list[BodyMeeting], day: date) -> tuple[list, list]:
    """Meetings from that day on, the soonest first, and those before it, the latest first."""
    meetings = sorted(meetings, key=lambda row: row.held_on)
    past = [row for row in meetings if row.held_on < day]
    return [row for row in meetings if row.held_on >= day], past[::-1]
