"""What has been planted so far: everything that pages, links and values refer to by name."""

from dataclasses import dataclass, field

from wagtail.models import Page

from bscp_site.starter.files import Files, UnusableFileError
from bscp_site.starter.values import Values
from pages.languages import ENGLISH
from pages.models import GlossaryTerm, Organisation, Role, Theme

GLOSSARY_FILE = "glossary.toml"
ORGANISATIONS_FILE = "organisations.toml"
ROLES_FILE = "roles.toml"
THEMES_FILE = "themes.toml"


@dataclass
class Planted:
    """Pages by their addresses, organisations by their slugs, all else by its name."""

    files: Files
    pages: dict[str, Page] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    terms: dict[str, GlossaryTerm] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)

    def id_at(self, address: str) -> int | None:
        page = self.pages.get(address)
        return page.pk if page else None

    def term_id(self, name: str) -> int | None:
        term = self.terms.get(name)
        return term.pk if term else None

    def document_block(
        self, name: str, *, title: str, language: str = ENGLISH, note: str = ""
    ) -> dict:
        """A document as blocks hold it. Raise UnusableFileError where it cannot be shown."""
        document = self.files.document(name, title=title, language=language)
        words = "" if document.title == title else title
        return {"document": document.pk, "title": words, "note": note}

    def take_picture(self, values: Values, key: str) -> dict:
        """The block of the picture that `key` names, with `description` and `caption` beside it."""
        try:
            picture = self.files.picture(values.take(key))
        except UnusableFileError as reason:
            raise values.fault(str(reason), key) from reason
        words = {"alt_text": values.take("description"), "decorative": False}
        return {"image": {"image": picture.pk} | words, "caption": values.take("caption", str, "")}

    def take_page(self, values: Values, key: str, model: type[Page] = Page) -> Page | None:
        """The page that a value names by its address; None where there is no such value."""
        address = values.take(key, str, "")
        return self._page(values, key, address, model) if address else None

    def take_pages(self, values: Values, key: str, model: type[Page] = Page) -> list[Page]:
        return [self._page(values, key, name, model) for name in values.take_names(key)]

    def _page(self, values: Values, key: str, address: str, model: type[Page]) -> Page:
        page = self.pages.get(address)
        if page is None:
            raise values.fault(f"there is no page at {address}.", key)
        if not isinstance(page, model):
            kind = model._meta.verbose_name
            raise values.fault(f"“{key}” must be a {kind}, and {address} is none.", key)
        return page

    def take_organisation(self, values: Values, key: str) -> Organisation | None:
        return _named(values, key, self.organisations, "organisation", ORGANISATIONS_FILE)

    def take_role(self, values: Values, key: str) -> Role | None:
        return _named(values, key, self.roles, "role", ROLES_FILE)

    def take_themes(self, values: Values) -> list[Theme]:
        names = values.take_names("themes")
        unknown = next((name for name in names if name not in self.themes), None)
        if unknown:
            raise values.fault(f"there is no theme “{unknown}” in {THEMES_FILE}.", "themes")
        return [self.themes[name] for name in names]

    def take_document(self, values: Values) -> dict:
        """The block of a document that a table gives with `file`, `title`, `language`, `note`."""
        try:
            return self.document_block(
                values.take("file"),
                title=values.take("title"),
                language=values.take("language", str, ENGLISH),
                note=values.take("note", str, ""),
            )
        except UnusableFileError as reason:
            raise values.fault(str(reason), "file") from reason


def _named(values: Values, key: str, known: dict, kind: str, file: str):
    """What a value names; None where there is no such value."""
    name = values.take(key, str, "")
    if name and name not in known:
        raise values.fault(f"there is no {kind} “{name}” in {file}.", key)
    return known.get(name)
