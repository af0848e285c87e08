"""How to get to a date, and how to get in."""

from django.db import models
from django.utils.http import urlencode
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from events.choices import Format

OPEN_STREET_MAP = "https://www.openstreetmap.org/search"


class VenueDetails(models.Model):
    """Everything about the place that is not its name. Empty parts are not shown."""

    venue_address = models.CharField(
        "address",
        max_length=200,
        blank=True,
        help_text="Street, town and postcode of the venue.",
    )
    map_address = models.URLField(
        "map",
        blank=True,
        help_text=(
            "Where a map shows the place. Left empty, the link leads to OpenStreetMap and looks "
            "for the address above."
        ),
    )
    directions = models.TextField(
        blank=True, help_text="How to find the entrance and the room. One point on each line."
    )
    transport = models.TextField(
        "public transport", blank=True, help_text="Nearest stops. One point on each line."
    )
    parking = models.TextField(
        blank=True, help_text="Also for bicycles and blue badges. One point on each line."
    )
    access = models.TextField(
        blank=True, help_text="Steps, lifts, hearing loop, quiet room. One point on each line."
    )

    venue_panels = [
        FieldRowPanel([FieldPanel("venue_address"), FieldPanel("map_address")]),
        FieldPanel("directions"),
        FieldPanel("transport"),
        FieldPanel("parking"),
        FieldPanel("access"),
    ]
    venue_search_fields = [index.SearchField("venue_address"), index.SearchField("access")]

    class Meta:
        abstract = True

    @property
    def map_link(self) -> str:
        """A plain link to a map; nothing is loaded from there. Empty where nobody travels."""
        if self.format == Format.ONLINE:
            return ""
        if self.map_address or not self.venue_address:
            return self.map_address
        return f"{OPEN_STREET_MAP}?{urlencode({'query': self.venue_address})}"

    @property
    def getting_there(self) -> list[tuple[str, list[str]]]:
        """The parts that somebody has filled in, each with its heading and its points."""
        parts = {
            "Finding it": self.directions,
            "Public transport": self.transport,
            "Parking": self.parking,
            "Access": self.access,
        }
        if self.format == Format.ONLINE:
            parts = {"Access": self.access}
        return [(heading, points(text)) for heading, text in parts.items() if points(text)]


def points(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
