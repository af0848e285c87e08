"""Where a permission counts: a page with all below it, or a collection of files."""

from enum import Enum

from wagtail.models import Collection, Page

from events.models import EventIndexPage
from pages.models import HomePage


class Place(Enum):
    """The values stand in the log of what was given, so they stay as they are."""

    ALL_PAGES = "all pages"
    EVENTS = "events"
    PRIVACY = "privacy"
    FREEDOM_OF_INFORMATION = "freedom-of-information"
    ALL_FILES = "all files"
    EVENT_FILES = "files of events"


EVENT_COLLECTION = "Events"


def find(place: Place) -> Page | Collection | None:
    """None where the tree has not been planted yet, or where the team has none such."""
    if place is Place.ALL_PAGES:
        return Page.get_first_root_node()
    if place is Place.EVENTS:
        return EventIndexPage.objects.first()
    if place is Place.ALL_FILES:
        return Collection.get_first_root_node()
    if place is Place.EVENT_FILES:
        return _event_collection()
    # Fixed addresses of every partnership's site.
    home = HomePage.objects.first()
    return home and home.get_children().filter(slug=place.value).first()


def _event_collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=EVENT_COLLECTION).first()
    return found or root.add_child(name=EVENT_COLLECTION)
