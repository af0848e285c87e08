"""One date."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from events import calendar_links
from events.choices import Format
from events.querysets import EventQuerySet
from events.tickets import ticket_for
from pages.blocks import BodyStream
from pages.models import SitePage


class EventPage(SitePage):
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
    access = models.TextField(
        "getting there and getting in",
        blank=True,
        help_text="Entrances, lifts, hearing loop, transport. One point on each line.",
    )
    body = StreamField(BodyStream(), blank=True)

    objects = PageManager.from_queryset(EventQuerySet)()

    parent_page_types = ["events.EventSeriesPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        HelpPanel(
            "<p>When you publish another start, readers see “New date” with the old one, and "
            "calendars that follow the dates change by themselves. A date that must be called off "
            "can only be marked by a developer so far: say so in the summary until then.</p>",
            heading="If the date changes",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("format"), FieldPanel("venue")]),
                FieldPanel("audience"),
            ],
            heading="When, where, for whom",
        ),
        FieldPanel("body"),
        FieldPanel("access"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("venue"),
        index.SearchField("audience"),
        index.SearchField("body"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = "event"

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "The end must be after the start."})

    @property
    def place_words(self) -> str:
        """Where it is, in words that never leave a reader guessing."""
        if self.format == Format.ONLINE:
            return "Online"
        place = self.venue or "Venue to be confirmed"
        return f"{place}, and online" if self.format == Format.BOTH else place

    @property
    def access_points(self) -> list[str]:
        return [line.strip() for line in self.access.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        series = self.get_parent().specific
        context["series"] = series
        context["ticket"] = ticket_for(self, timezone.now(), series=series)
        context["links"] = calendar_links.for_event(self, series) if self.live else []
        return context
