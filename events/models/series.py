"""A kind of event that comes again."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from events import calendar_links
from events.choices import Cadence, Style
from events.models.event import EventPage
from events.models.usual import UsualDates
from events.querysets import SeriesQuerySet
from events.tickets import soonest_of, tickets_for
from pages.blocks import BodyStream
from pages.models import BodyPage, RoleAssignment, SitePage

UPCOMING_SHOWN = 24
PAST_SHOWN = 12


class EventSeriesPage(UsualDates, SitePage):
    """A series of events. Its dates are the pages below it."""

    cadence = models.CharField(max_length=20, choices=Cadence, default=Cadence.AS_NEEDED)
    audience = models.CharField("for", max_length=200, blank=True, help_text="Who may come.")
    style = models.CharField(
        "colour",
        max_length=10,
        choices=Style,
        default=Style.SKY,
        help_text="Of its dates in lists. The name is always written as well.",
    )
    convened_by = models.ForeignKey(
        "pages.BodyPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="convened_series",
        help_text="The group or team that calls people together.",
    )
    presiding_role = models.ForeignKey(
        "pages.Role",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The role that presides. Who holds it is read from Roles.",
    )
    priorities = ParentalManyToManyField(
        "pages.PriorityPage",
        blank=True,
        related_name="event_series",
        help_text="The priorities that all of its dates are about. They are listed on their pages.",
    )
    body = StreamField(BodyStream(), blank=True)

    objects = PageManager.from_queryset(SeriesQuerySet)()

    may_be_archived = False  # calendars and posters hang on its address

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]
    keeps_its_address = True

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("cadence"), FieldPanel("style")]),
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("usual_venue"), FieldPanel("usual_format")]),
            ],
            heading="How often, for whom, where",
        ),
        UsualDates.rule_panel,
        FieldPanel("how_to_take_part"),
        MultiFieldPanel(
            [PageChooserPanel("convened_by"), FieldPanel("presiding_role")], heading="Who leads it"
        ),
        FieldPanel("body"),
        FieldPanel("priorities", widget=CheckboxSelectMultiple),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("pattern_words"),
        index.SearchField("audience"),
        index.SearchField("how_to_take_part"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "event series"
        verbose_name_plural = "event series"

    def dates(self):
        """Published dates of this series, ready to be shown."""
        dates = EventPage.objects.child_of(self).live().public()
        return dates.for_display(EventSeriesPage)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        tickets = tickets_for(self.dates().upcoming(now)[:UPCOMING_SHOWN], now)
        self.holds_until(*(ticket.holds_until for ticket in tickets))
        soonest = soonest_of(tickets)
        context["next_ticket"], context["off_ticket"] = soonest["ticket"], soonest["off"]
        context["tickets"] = tickets
        past = tickets_for(self.dates().past(now)[: PAST_SHOWN + 1], now)
        context["past_tickets"] = past[:PAST_SHOWN]
        context["all_past_url"] = self._all_past_url() if len(past) > PAST_SHOWN else ""
        context["convened_by"] = BodyPage.objects.open_one(self.convened_by_id)
        context["presided_by"] = list(
            RoleAssignment.objects.filter(role_id=self.presiding_role_id)
            .on(timezone.localdate(now))
            .with_holder()
            .newest_first()
        )
        context["poster_url"] = reverse("events:series_poster", kwargs={"series": self.slug})
        context["feed"] = calendar_links.feed_for_series(self)
        return context

    def _all_past_url(self) -> str:
        return f"{self.get_parent().url}?{urlencode({'when': 'past', 'series': self.slug})}"
