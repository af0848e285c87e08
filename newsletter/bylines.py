"""Who wrote an article and whom it is about, in the words of its day.

Publishing stores the name and the role of that day. From then on neither a change of roles nor the
end of the person's page changes what the article says.
"""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from pages.models import Organisation, PersonPage, RoleAssignment
from pages.models.people import initials_of
from pages.querysets import is_open

HOLDERS = {"author": "author", "about": "about_person"}
STORED = (
    *(f"{key}_{part}" for key in HOLDERS for part in ("name", "role_then", "stored_for")),
    "agency_name",
)


@dataclass(frozen=True)
class Byline:
    """A name with the role of the time; the page only where readers can open it."""

    name: str
    role: str
    page: Page | None

    @property
    def is_of_person(self) -> bool:
        """False also where the page is gone."""
        return self.page is not None and issubclass(self.page.specific_class, PersonPage)

    @property
    def initials(self) -> str:
        """For the picture's place; a team has none."""
        return initials_of(self.page.title) if self.is_of_person else ""


def ids_of(article) -> list[int]:
    """The pages that the bylines lead to."""
    return [key for field in HOLDERS.values() if (key := getattr(article, f"{field}_id"))]


def as_stored(article, pages: dict[int, Page]) -> dict[str, Byline | str | None]:
    """What publishing stored; `pages` are those of `ids_of` that readers can open."""
    return {
        key: _stored(pages.get(getattr(article, f"{field}_id")), article, key)
        for key, field in HOLDERS.items()
    } | {"agency": article.agency_name}


def as_edited(article, day: date | None) -> dict[str, Byline | str | None]:
    """What publishing would store now, on the day of the article's issue."""
    pages = _open_pages(article)
    return {
        "author": _edited(article.author, article.author_role, day, pages),
        "about": _edited(article.about_person, article.about_role, day, pages),
        "agency": article.agency.name if article.agency else "",
    }


def store(article, *, anew: bool = False) -> None:
    """Store the bylines of a published article.

    What is stored for a person stays while the article names the same person, unless the role is
    asked for `anew` because the issue has another day. A page that is gone keeps its byline; a
    person whom an editor took out does not.
    """
    values = _agency(article, anew)
    edited = as_edited(article, article.issued_on)
    for key in HOLDERS:
        byline = edited[key]
        holder = getattr(article, HOLDERS[key])
        stored_for = getattr(article, f"{key}_stored_for")
        if byline is None:
            if stored_for and Page.objects.filter(pk=stored_for).exists():
                values |= _fields(key, name="", role="", stored_for=None)
        elif anew or stored_for != holder.pk:
            values |= _fields(key, name=byline.name, role=byline.role, stored_for=holder.pk)
        elif own_role := getattr(article, f"{key}_role"):
            values[f"{key}_role_then"] = own_role
    if values:
        type(article).objects.filter(pk=article.pk).update(**values)


def _agency(article, anew: bool) -> dict[str, str]:
    """The agency's name of the day. One that is gone keeps it; one that was taken out does not."""
    agency, stored = article.agency, article.agency_name
    if agency is None:
        was_taken_out = Organisation.objects.filter(name=stored).exists()
        return {"agency_name": ""} if was_taken_out else {}
    names = {agency.name, *agency.former_names.values_list("name", flat=True)}
    return {} if stored in names and not anew else {"agency_name": agency.name}


def _fields(key: str, *, name: str, role: str, stored_for: int | None) -> dict[str, object]:
    return {f"{key}_name": name, f"{key}_role_then": role, f"{key}_stored_for": stored_for}


def _open_pages(article) -> dict[int, Page]:
    """Those of the two pages that readers can open, by id."""
    pages = Page.objects.filter(pk__in=ids_of(article)).annotate(is_open=is_open("pk"))
    return {page.pk: page for page in pages.filter(is_open=True)}


def _stored(page: Page | None, article, key: str) -> Byline | None:
    name, role = (getattr(article, f"{key}_{part}") for part in ("name", "role_then"))
    return Byline(name, role, page) if name else None


def _edited(
    page: Page | None, role: str, day: date | None, pages: dict[int, Page]
) -> Byline | None:
    if page is None:
        return None
    page = page.specific
    name = getattr(page, "full_name", page.title)
    return Byline(name, role or _role_on(page, day), pages.get(page.pk))


def _role_on(holder: Page, day: date | None) -> str:
    if day is None:
        return ""
    held = RoleAssignment.objects.filter(holder_id=holder.pk).on(day).with_role().newest_first()
    assignment = held.first()
    return assignment.role.name if assignment else ""
