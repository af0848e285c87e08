"""What a list on the dashboard shows: a few rows, how many more there are, or one calm sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

TEMPLATE = "pages/admin/rows.html"
SHOWN = 5
WORK_ON_PAGES = ["add", "change", "publish"]  # whoever may do any of these, anywhere


@dataclass(frozen=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True)
class Row:
    title: str
    address: str = ""  # empty where the user may only read the line
    words: str = ""
    is_late: bool = False
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Group:
    """Rows with what they have in common; a list with one subject needs no name for it."""

    rows: Sequence[Row]
    name: str = ""
    more: int = 0
    more_address: str = ""


def group(rows: Iterable[Row], total: int, *, name: str = "", more_address: str = "") -> Group:
    """The first few of `total` rows."""
    shown = list(islice(rows, SHOWN))
    return Group(shown, name, total - len(shown), more_address)


def lists(*groups: Group, nothing: str) -> Mapping[str, object]:
    """What the template is given; `nothing` is said where every group is empty."""
    return {"groups": [g for g in groups if g.rows], "nothing": nothing}


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def explore_address(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])


def may(user, action: str, page: Page) -> bool:
    """Whether the groups of the user allow it there. Asks the database once for all pages."""
    return page_permission_policy.user_has_permission_for_instance(user, action, page)


def may_edit_pages(user) -> bool:
    return page_permission_policy.user_has_any_permission(user, WORK_ON_PAGES)


def moment(at: datetime) -> str:
    """ "Friday 5 March 2027, 09:00", in London's time."""
    return date_format(timezone.localtime(at), "l j F Y, H:i")
