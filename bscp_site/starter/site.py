"""The start page that the site answers with."""

from wagtail.models import Page, Site

from bscp_site.site_record import follow_site_url
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import ContentError, Values
from pages.models import BodyPage, HomePage


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
