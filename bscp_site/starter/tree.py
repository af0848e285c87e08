"""Plants the pages of a content folder: first all of them as drafts, then what joins them.

A file `about.md` is the page /about/; the files in the folder `about/` are the pages below it, in
the order that the page's own `children` gives.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta
from wagtail.models import Page

from bscp_site.starter import (
    events,
    general,
    glossary,
    newsletter,
    organisations,
    people,
    plans,
    publications,
    statutory,
)
from bscp_site.starter.content import Source, read_page
from bscp_site.starter.kinds import Kind
from bscp_site.starter.planted import Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import ContentError, Values
from pages.models import BodyPage, PageReview, SitePage

HOME_FILE = "home.md"
KINDS = {
    **general.KINDS,
    **people.KINDS,
    **organisations.KINDS,
    **plans.KINDS,
    **publications.KINDS,
    **glossary.KINDS,
    **statutory.KINDS,
    **newsletter.KINDS,
    **events.KINDS,
}


@dataclass(frozen=True)
class Draft:
    """A page of the first pass, with what the second pass needs."""

    page: SitePage
    kind: Kind
    source: Source


@dataclass(frozen=True)
class Planting:
    """One folder on its way into the tree."""

    folder: Path
    today: date
    planted: Planted

    def plant(self, root: Page) -> list[Draft]:
        """Drafts of all pages, each after the page above it."""
        files = self._plant_file(root, HOME_FILE, address="/", slug="", below=Path())
        drafts = list(files)
        used = {draft.source.values.file.path for draft in drafts}
        for path in sorted(self.folder.rglob("*.md")):
            if path not in used:
                raise ContentError(f"{path} is not named by the “children” of any page.")
        return drafts

    def _plant_file(
        self, parent: Page, name: str, *, address: str, slug: str, below: Path
    ) -> Iterator[Draft]:
        source = read_page(self.folder, name)
        kind_name = source.values.take("type")
        if kind_name not in KINDS:
            raise source.values.fault(f"“{kind_name}” is not a type of page.", "type")
        kind = KINDS[kind_name]
        page = kind.make(source.values, self.today)
        page.address_is_fixed = kind.fixes_address
        page.slug = slug
        page.title = source.values.take("title")
        page.summary = _summary(source.values)
        page.show_in_menus = source.values.take("in_menu", bool, False)
        yield self._add(parent, page, kind, source, address)
        for new in kind.offspring(page, source, self.today):
            yield self._add(page, new.page, new.kind, new.source, f"{address}{new.page.slug}/")
        yield from self._plant_children(page, source, address, below)

    def _plant_children(
        self, page: Page, source: Source, address: str, below: Path
    ) -> Iterator[Draft]:
        for name in source.children:
            file = (below / f"{name}.md").as_posix()
            if not (self.folder / file).is_file():
                raise source.values.fault(f"there is no file {file}.", "children")
            yield from self._plant_file(
                page, file, address=f"{address}{name}/", slug=name, below=below / name
            )

    def _add(self, parent: Page, page: SitePage, kind: Kind, source: Source, address: str) -> Draft:
        if not type(page).can_exist_under(parent):
            names = page._meta.verbose_name, parent.specific_class._meta.verbose_name
            raise source.values.fault("“{}” cannot stand below “{}”.".format(*names), "type")
        page.live = False
        with told_in_place(source.values):
            parent.add_child(instance=page)
        self.planted.pages[address] = page
        return Draft(page, kind, source)

    def publish(self, draft: Draft, owner: BodyPage | None) -> None:
        """Join a page to the others, say who looks after it, and publish it with a revision."""
        page, values = draft.page, draft.source.values
        draft.kind.connect(page, draft.source, self.planted)
        PageReview.objects.create(
            page=page,
            owner=owner,
            review_by=self.today + relativedelta(years=1),
            note=values.take("to_check", str, ""),
        )
        values.finish()
        with told_in_place(values):
            revision = page.save_revision(clean=True, log_action=True)  # listed in its history
            if draft.kind.may_wait and page.missing():
                page.save()
            else:
                revision.publish()  # saves the page as well


def _summary(values: Values) -> str:
    """Models leave the length of a summary to the editor's form, which is not asked here."""
    summary = values.take("summary", str, "")
    longest = SitePage._meta.get_field("summary").max_length
    if len(summary) > longest:
        raise values.fault(f"“summary” has more than {longest} characters.", "summary")
    return summary
