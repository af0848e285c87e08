"""Loads a partnership from a content folder, once, into an empty site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from wagtail.models import Page, Site

from bscp_site.starter import people, site, tree
from bscp_site.starter.content import ContentError, read_values
from bscp_site.starter.kinds import Planted
from pages.models import HomePage

__all__ = ["OWN_FOLDER", "ContentError", "Loaded", "is_loaded", "load"]

OWN_FOLDER = Path(__file__).parent / "bscp"


@dataclass(frozen=True)
class Loaded:
    """What came of it: nothing, where the site had its home page already."""

    pages: int


def is_loaded() -> bool:
    """Whether the site has its home page. From then on it belongs to its editors."""
    return HomePage.objects.exists()


def load(folder: Path, *, today: date) -> Loaded:
    """Load everything or nothing. Raise ContentError with one sentence about a faulty folder.

    A site that has its home page is left entirely alone: whatever editors renamed, moved,
    unpublished or deleted stays as they left it.
    """
    try:
        with transaction.atomic():
            # Two starts at once: the second waits here, and then finds the home page.
            root = Page.objects.select_for_update().get(depth=1)
            if is_loaded():
                return Loaded(pages=0)
            return _load(Path(folder), root, today)
    except Exception:
        # Addresses are cached outside the database, which knows nothing of an undone transaction.
        Site.clear_site_root_paths_cache()
        raise


def _load(folder: Path, root: Page, today: date) -> Loaded:
    values = read_values(folder, site.SITE_FILE)
    name = values.take("partnership_name")
    planting = tree.Planting(folder, today, Planted())
    site.remove_welcome_page(root)
    drafts = planting.plant(Page.objects.get(pk=root.pk))
    record = site.begin_at(drafts[0].page, name)
    people.load_roles(folder, planting.planted)
    owner = site.find_owner(values, planting.planted)
    for draft in drafts:
        planting.publish(draft, owner)
    site.load_settings(record, folder, values, planting.planted)
    return Loaded(pages=len(drafts))
