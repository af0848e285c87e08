"""Links that a reader of a draft would follow in vain, as far as it is known.

Links to pages and documents of the site are looked at now. Other sites are asked once a week by
`pages.link_check`, for what is published: its answers count for drafts too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from newsletter.ready.lines import Line
from pages.link_check.finding import PAGE, Found, links_in
from pages.link_check.inside import Inside
from pages.models import FoundLink

MOST_WORDS = 60


@dataclass(frozen=True)
class Links:
    by_page: dict[int, list[Found]]
    tried: dict[str, list[FoundLink]]  # by target: where it stands on the site, the newest first
    inside: Inside

    @classmethod
    def on(cls, drafts: Iterable[Page], day: date) -> "Links":
        by_page = {page.pk: list(links_in(page)) for page in drafts}
        targets = {link.target for links in by_page.values() for link in links}
        rows = FoundLink.objects.tried(targets)
        tried = {}
        for row in rows:
            tried.setdefault(row.target, []).append(row)
        return cls(by_page, tried, Inside(targets, day))

    def lines(self, page: Page, apart: Iterable[int]) -> Iterator[Line]:
        """What does not answer on that page; of the pages `apart` is told elsewhere."""
        others = {f"{PAGE}:{key}" for key in apart}
        for link in self.by_page[page.pk]:
            if link.target not in others and (fault := self._fault(page, link.target)):
                title = link.words or self.inside.title(link.target) or link.target
                words = f"The link “{title[:MOST_WORDS]}” leads nowhere: {fault}."
                yield Line(words, link.field, link.block)

    def untried(self, page: Page) -> set[str]:
        """The other sites of that page's links that nobody has asked yet."""
        targets = {link.target for link in self.by_page[page.pk]}
        return {t for t in targets if not self.inside.is_inside(t) and t not in self.tried}

    def _fault(self, page: Page, target: str) -> str:
        """In words. What somebody has found to be fine on that page is fine."""
        rows = self.tried.get(target, [])
        here = next((row for row in rows if row.page_id == page.pk), None)
        if here and here.is_fine:
            return ""
        if self.inside.is_inside(target):
            return FoundLink(fault=self.inside.fault(target)).fault_words
        row = here or next(iter(rows), None)
        return row.fault_words if row and row.fault else ""
