"""One date."""

import re
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from bscp_site.kit.addresses import absolute
from bscp_site.kit.dates import moment_words
from events import calendar_links, codes
from events.blocks import ProgrammeStream, SpeakersStream
from events.choices import EventStatus, Format
from events.day_notes import Diary
from events.event_form import CONFIRM, ConfirmPanel, EventPageForm
from events.linked_data import event_data
from events.models.school_holidays import SchoolHoliday
from events.models.venue import VenueDetails, points
from events.querysets import EventQuerySet
from events.tickets import Ticket, ticket_for
from pages.blocks import BodyStream, MaterialsStream
from pages.linked_data import Data, organisation
from pages.models import SitePage, SiteSettings
from pages.notices import NoticesPanel

STATUS_WORDS = re.compile(r"\b(cancell?ed|postponed|rescheduled)\b", re.IGNORECASE)
NOT_BY_TITLE = (
    "“{}” is not said in the title: choose “Move, postpone or cancel” in the menu beside the title "
    "of this page. Then every list and every calendar says so too."
)

ONE_DAY = timedelta(days=1)


class EventPage(VenueDetails, SitePage):
    """One date of a series. Its status and its identity in calendars stand in `EventState`."""

    # Empty in a draft only: a published event has both.
    starts_at = models.DateTimeField("starts", null=True, help_text="London time.")
    ends_at = models.DateTimeField("ends", null=True, help_text="London time.")
    format = models.CharField(
        max_length=10,
        choices=Format,
        blank=True,
        help_text="Leave empty while this is open.",
    )
    venue = models.CharField(
        max_length=200,
        blank=True,
        help_text="As it should be printed. Leave empty while the venue is open.",
    )
    audience = models.CharField("for", max_length=200, blank=True, help_text="Who may come.")
    bring = models.TextField(
        "what to bring",
        blank=True,
        help_text="One point on each line. Left empty, nothing is said.",
    )
    contact_email = models.EmailField(
        "questions to",
        blank=True,
        help_text="Who answers questions about this date. Left empty, the team.",
    )
    programme = StreamField(
        ProgrammeStream(), blank=True, help_text="What happens when, as far as it is agreed."
    )
    speakers = StreamField(SpeakersStream(), blank=True)
    is_provisional = models.BooleanField(
        "this date is not agreed yet",
        default=False,
        help_text="Readers see “Provisional date”, and calendars say so in the title.",
    )
    body = StreamField(BodyStream(), blank=True)
    priorities = ParentalManyToManyField(
        "pages.PriorityPage",
        blank=True,
        related_name="events",
        help_text="The priorities it is about. It is listed on their pages.",
    )
    materials = StreamField(
        MaterialsStream(),
        blank=True,
        help_text="After the day: slides, handouts, a recording with its text.",
    )

    objects = PageManager.from_queryset(EventQuerySet)()

    base_form_class = EventPageForm
    is_looked_after = may_be_archived = False
    ONLINE, NO_PLACE = "Online", "Venue to be confirmed"

    parent_page_types = ["events.EventSeriesPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        NoticesPanel(),
        HelpPanel(
            "<p>To move, postpone or cancel a date that readers know, or to meet online instead, "
            "choose “Move, postpone or cancel” in the menu beside the title: it shows first what "
            "will happen and who will hear of it.</p>",
            heading="If the date changes",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                ConfirmPanel(CONFIRM),
                FieldPanel("is_provisional"),
                FieldRowPanel([FieldPanel("format"), FieldPanel("venue")]),
                FieldPanel("audience"),
            ],
            heading="When, where, for whom",
        ),
        FieldPanel("body"),
        FieldPanel("programme"),
        FieldPanel("speakers"),
        MultiFieldPanel(VenueDetails.venue_panels, heading="Getting there and getting in"),
        MultiFieldPanel(
            [FieldPanel("bring"), FieldPanel("contact_email")], heading="Before the day"
        ),
        FieldPanel("materials"),
        FieldPanel("priorities", widget=CheckboxSelectMultiple),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("venue"),
        index.SearchField("audience"),
        *VenueDetails.venue_search_fields,
        index.SearchField("body"),
        index.SearchField("programme"),
        index.SearchField("speakers"),
        index.SearchField("materials"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = "event"

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "The end must be after the start."})
        if found := STATUS_WORDS.search(self.title):
            raise ValidationError({"title": NOT_BY_TITLE.format(found[0])})

    @property
    def told_start(self) -> datetime | None:
        """The start that readers were told last; None where nobody has been told one."""
        state = getattr(self, "state", None) if self.pk and self.live else None
        told = state.announced.get("starts_at") if state else None
        return datetime.fromisoformat(told) if told and SiteSettings.current().is_launched else None

    @property
    def must_be_cancelled_first(self) -> str:
        return (
            f"“{self.get_admin_display_title()}” is in people’s calendars. Cancel it first: choose "
            "“Move, postpone or cancel” in the menu beside its title. After that it may go."
        )

    def notices(self, today: date) -> list[str]:
        told, state = self.told_start, getattr(self, "state", None)
        notices = super().notices(today)
        if state and state.status != EventStatus.SCHEDULED:
            notices.append(f"Readers see that this date is {state.get_status_display().lower()}.")
        if told and self.starts_at and told != self.starts_at:
            notices.append(
                f"Readers were told {moment_words(told)}. Publishing this draft tells them "
                f"{moment_words(self.starts_at)}, with the words “New date”."
            )
        return notices + self._day_notes(today)

    @property
    def place_words(self) -> str:
        """Where it is, in words that never leave a reader guessing."""
        if self.format == Format.ONLINE:
            return self.ONLINE
        place = self.venue or self.NO_PLACE
        return f"{place}, and online" if self.format == Format.BOTH else place

    @property
    def things_to_bring(self) -> list[str]:
        return points(self.bring)

    def _day_notes(self, today: date) -> list[str]:
        """Holidays, and dates of other series, on the day that its newest version names."""
        if not (self.path and self.starts_at and self.ends_at) or self.is_over(timezone.now()):
            return []
        known = EventPage.objects.known(self.starts_at - ONE_DAY)
        diary = Diary(known, list(SchoolHoliday.objects.ending_from(today)))
        return diary.notes(self.starts_at, self.ends_at, self.path[: -self.steplen], self.pk)

    def linked_data(self, context) -> list[Data]:
        organiser = organisation(context["site_settings"])
        is_open = context["ticket"].is_open
        return [*super().linked_data(context), event_data(self, organiser, is_open=is_open)]

    def is_over(self, now: datetime) -> bool:
        return self.ends_at is not None and self.ends_at <= now

    def _next_ticket(self, series, now: datetime) -> Ticket | None:
        """Where the series goes on, for a reader of a date that is over."""
        dates = EventPage.objects.child_of(series).live().public().upcoming(now)
        soonest = dates.select_related("state")[:9]
        tickets = (ticket_for(event, now, series=series) for event in soonest)
        return next((ticket for ticket in tickets if not ticket.is_off), None)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        series = self.get_parent().specific
        context["series"] = series
        context["ticket"] = ticket_for(self, now, series=series)
        context["links"] = calendar_links.for_event(self, series) if self.live else []
        context["code"] = codes.drawing(absolute(self.url)) if self.live else ""
        context["next_ticket"] = self._next_ticket(series, now) if self.is_over(now) else None
        for ticket in filter(None, [context["ticket"], context["next_ticket"]]):
            self.holds_until(ticket.holds_until)
        return context
