"""What readers cannot open, asked once for everything that was found."""

from dataclasses import dataclass

from django.db.models import CharField, Value
from treebeard.mp_tree import MP_Node
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

STEP = MP_Node.steplen


@dataclass(frozen=True)
class Closed:
    """Paths under which nothing is shown."""

    pages: frozenset[str]
    collections: frozenset[str]

    def hides_page(self, path: str) -> bool:
        return _is_below(path, self.pages)

    def hides_file(self, collection_path: str) -> bool:
        return _is_below(collection_path, self.collections)


def closed() -> Closed:
    """In one query: private sections, what is below a draft, and private collections."""

    def rows(found, path: str, kind: str):
        label = Value(kind, output_field=CharField())
        return found.order_by().annotate(kind=label).values_list(path, "kind")

    drafts = Page.objects.filter(live=False, numchild__gt=0)
    found = rows(drafts, "path", "page").union(
        rows(PageViewRestriction.objects.all(), "page__path", "page"),
        rows(CollectionViewRestriction.objects.all(), "collection__path", "collection"),
    )
    paths = {"page": set(), "collection": set()}
    for path, kind in found:
        paths[kind].add(path)
    return Closed(frozenset(paths["page"]), frozenset(paths["collection"]))


def _is_below(path: str, tops: frozenset[str]) -> bool:
    return any(path[:length] in tops for length in range(STEP, len(path) + 1, STEP))
