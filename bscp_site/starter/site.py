"""The start page that the site answers with, and the settings of the site."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Page, Site

from bscp_site.site_record import follow_site_url
from bscp_site.starter.content import ContentError, Values
from bscp_site.starter.kinds import Planted
from bscp_site.starter.refusals import told_in_place
from pages.models import BodyPage, HomePage, SiteSettings

SITE_FILE = "site.toml"
_TEXTS = ("short_name", "who_to_call_note", "team_email", "footer_note", "to_check")


def remove_welcome_page(root: Page) -> None:
    """Take away the page that a new Wagtail begins with; the site waits on the root meanwhile."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or site.root_page == root:
        return
    welcome = site.root_page
    if welcome.specific_class is not Page or welcome.numchild:
        raise ContentError(
            f"The site already begins with the page “{welcome.title}”: remove it in the admin "
            "before starter content is loaded."
        )
    site.root_page = root
    site.save()
    welcome.delete()


def begin_at(home: HomePage, name: str) -> Site:
    """Let Wagtail's default site answer with this home page."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.root_page, site.site_name = home, name
    site.save()
    follow_site_url()
    return site


def find_owner(values: Values, planted: Planted) -> BodyPage | None:
    """The body that looks after every page to begin with."""
    return planted.take_page(values, "looked_after_by", BodyPage)


def load_settings(site: Site, folder: Path, values: Values, planted: Planted) -> None:
    """Name, mark and numbers. Settings that somebody has filled in are left as they are.

    The last step: files that have been stored stay behind when a transaction is undone.
    """
    settings = SiteSettings.for_site(site)
    is_new = not settings.partnership_name
    settings.partnership_name = site.site_name
    for key in _TEXTS:
        setattr(settings, key, values.take(key, str, ""))
    settings.exit_address = values.take("exit_address", str, settings.exit_address)
    settings.help_page = planted.take_page(values, "help_page")
    settings.who_to_call = _numbers(values)
    drawings = {key: _drawing(folder, values, key) for key in ("mark", "favicon")}
    values.finish()
    for key, drawing in drawings.items():
        if drawing:
            setattr(settings, key, drawing)
    with told_in_place(values):
        settings.full_clean()
    if is_new:
        settings.save()


def _numbers(values: Values):
    stream_block = SiteSettings._meta.get_field("who_to_call").stream_block
    number_block = stream_block.child_blocks["number"]
    stored = []
    for entry in values.take_tables("who_to_call"):
        number = {key: entry.take(key, str, "") for key in ("when", "number", "who")}
        entry.finish()
        with told_in_place(entry):
            number_block.clean(number_block.to_python(number))
        stored.append({"type": "number", "value": number})
    with told_in_place(values, "who_to_call"):
        return stream_block.clean(stream_block.to_python(stored))


def _drawing(folder: Path, values: Values, key: str) -> ContentFile | None:
    name = values.take(key, str, "")
    if not name:
        return None
    try:
        return ContentFile((folder / name).read_bytes(), name=Path(name).name)
    except OSError:
        raise values.fault(f"there is no file {name}.", key) from None
