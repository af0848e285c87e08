"""The table of groups and what each may do: read it beside "Who may do what" in docs/editing.md.

The rule behind it: what readers see changes through those who may publish. Pages have drafts, so
everybody who writes may edit them; roles, organisations, words of the glossary, settings and
redirects have none, so they are changed by those who may publish.
"""

from dataclasses import dataclass

from bscp_site.groups.places import Place

EDITORS = "Editors"
PUBLISHERS = "Publishers"
APPROVERS = "Approvers"
EVENTS_TEAM = "Events team"
DATA_PROTECTION = "Data protection"


@dataclass(frozen=True)
class Grant:
    """One permission, everywhere or at one place of the tree of pages or of collections."""

    permission: str  # as Django writes it: app.codename
    place: Place | None = None

    @property
    def key(self) -> str:
        """How the log knows it. Stable: another key would be given anew."""
        return f"{self.permission} at {self.place.value}" if self.place else self.permission


def _pages(place: Place, *verbs: str) -> list[Grant]:
    return [Grant(f"wagtailcore.{verb}_page", place) for verb in verbs]


def _pictures(place: Place, *verbs: str) -> list[Grant]:
    return [Grant(f"wagtailimages.{verb}_image", place) for verb in verbs]


def _documents(place: Place, *verbs: str) -> list[Grant]:
    return [Grant(f"wagtaildocs.{verb}_document", place) for verb in verbs]


def _rows(model: str, *verbs: str) -> list[Grant]:
    app, name = model.split(".")
    return [Grant(f"{app}.{verb}_{name}") for verb in verbs]


ADMIN = Grant("wagtailadmin.access_admin")
TABLES = ("pages.role", "pages.organisation", "pages.glossaryterm", "pages.theme")
SCHOOL_HOLIDAYS = "events.schoolholiday"

# Whoever may add a picture or a document may also change and delete what they uploaded themselves,
# until readers see it or will: `pages.files_in_use`.
_EDIT = [
    ADMIN,
    *_pages(Place.ALL_PAGES, "add", "change"),
    *_pictures(Place.ALL_FILES, "add", "choose"),
    *_documents(Place.ALL_FILES, "add", "choose"),
    *(grant for table in (*TABLES, SCHOOL_HOLIDAYS) for grant in _rows(table, "view")),
    *_rows("newsletter.usefulness", "view"),
]
_PUBLISH = [
    *_EDIT,
    *_pages(Place.ALL_PAGES, "publish", "bulk_delete", "lock"),
    *_pictures(Place.ALL_FILES, "change"),
    *_documents(Place.ALL_FILES, "change"),
    *(grant for table in TABLES for grant in _rows(table, "add", "change", "delete")),
    *_rows(SCHOOL_HOLIDAYS, "add", "change", "delete"),
    *_rows("pages.sitesettings", "change"),
    *_rows("wagtailredirects.redirect", "add", "change", "delete"),
    *_rows("wagtailsearchpromotions.searchpromotion", "add", "change", "delete"),
    *(Grant(f"wagtailcore.{verb}_collection", Place.ALL_FILES) for verb in ("add", "change")),
    *_rows("pages.contactmessage", "view", "change"),
]
_APPROVE = [
    *_PUBLISH,
    *_pages(Place.ALL_PAGES, "unlock"),
    *_rows("pages.contactmessage", "delete"),
    *_rows("newsletter.issuepage", "withdraw"),
]
# Documents elsewhere may be private to a board, so the events team sees those of events alone.
_RUN_EVENTS = [
    ADMIN,
    *_pages(Place.EVENTS, "add", "change", "publish", "lock"),
    *_pictures(Place.ALL_FILES, "choose"),
    *_pictures(Place.EVENT_FILES, "add", "change"),
    *_documents(Place.EVENT_FILES, "add", "change", "choose"),
    *_rows(SCHOOL_HOLIDAYS, "view", "add", "change", "delete"),
]
# Consent can be withdrawn, and whoever asks to be forgotten is: pictures and messages can go.
_PROTECT_DATA = [
    ADMIN,
    *_pages(Place.PRIVACY, "change"),
    *_pages(Place.FREEDOM_OF_INFORMATION, "change"),
    *_pictures(Place.ALL_FILES, "change"),
    *_rows("pages.contactmessage", "view", "change", "delete", "protect"),
]

GROUPS = {
    EDITORS: _EDIT,
    PUBLISHERS: _PUBLISH,
    APPROVERS: _APPROVE,
    EVENTS_TEAM: _RUN_EVENTS,
    DATA_PROTECTION: _PROTECT_DATA,
}
