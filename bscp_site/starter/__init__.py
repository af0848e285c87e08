"""Loads a partnership from a content folder, once, into an empty site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from wagtail.models import Page, Site

from bscp_site.starter import glossary, organisations, roles, site, site_settings, themes, tree
from bscp_site.starter.files import Files
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import ContentError, read_values
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
    files = Files(Path(folder))
    try:
        with transaction.atomic():
            # Two starts at once: the second waits here, and then finds the home page.
            root = Page.objects.select_for_update().get(depth=1)
            if is_loaded():
                return Loaded(pages=0)
            return _load(files, root, today)
    except Exception:
        # What stands outside the database knows nothing of an undone transaction: addresses in
        # a cache, and stored files.
        Site.clear_site_root_paths_cache()
        files.remove_stored()
        raise


def _load(files: Files, root: Page, today: date) -> Loaded:
    folder = files.folder
    values = read_values(folder, site_settings.SITE_FILE)
    name = values.take("partnership_name")
    planted = Planted(files)
    planting = tree.Planting(folder, today, planted)
    site.remove_welcome_page(root)
    drafts = planting.plant(Page.objects.get(pk=root.pk))
    record = site.begin_at(drafts[0].page, name)
    # What pages refer to by name, before they are joined.
    organisations.load_organisations(folder, planted)
    glossary.load_terms(folder, planted)
    themes.load_themes(folder, planted)
    roles.load_roles(folder, planted)
    owner = site.find_owner(values, planted)
    for draft in drafts:
        planting.publish(draft, owner)
    files.check_that_all_are_used()
    are_filled_in = site_settings.are_filled_in(record)
    settings = site_settings.read_settings(record, folder, values, planted)
    # From here on nothing is refused any more: files are stored last.
    files.store_all()
    if not are_filled_in:
        site_settings.save_settings(settings, files)
    return Loaded(pages=len(drafts))
