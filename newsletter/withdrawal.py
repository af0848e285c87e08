"""What readers have had of the newsletter is taken from them by those alone who approve.

Drafts come and go as everywhere. `WITHDRAW` is given to a group, and administrators have it.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page, PagePermissionTester

from pages.models.base import SitePageForm

WITHDRAW = "newsletter.withdraw_issuepage"
TAKES_AWAY = {"delete", "unpublish"}
ADVICE = (
    "What readers have had of the newsletter stays at its address. Correct it with a dated note, "
    "or ask somebody who approves."
)


def may_withdraw(user: AbstractBaseUser) -> bool:
    return user.has_perm(WITHDRAW)


def check_one(request: HttpRequest, page: Page) -> None:
    """Before a page goes, with all below it that readers would lose."""
    if may_withdraw(request.user):
        return
    within = page.get_descendants(inclusive=True).live().specific()
    kept = next((each for each in within if isinstance(each, Kept)), None)
    if kept is not None:
        title = kept.get_admin_display_title()
        messages.error(request, f"“{title}” was not taken away. {ADVICE}")
        raise PermissionDenied


def check_many(request: HttpRequest, action_type: str, objects: Iterable) -> None:
    if action_type in TAKES_AWAY and request.method == "POST":
        for each in objects:
            if isinstance(each, Page):
                check_one(request, each)


class KeptForm(SitePageForm):
    def clean(self):
        """An end is a withdrawal at a set time."""
        cleaned = super().clean()
        is_new = "expire_at" in self.changed_data and cleaned.get("expire_at")
        if is_new and self.instance.live and not may_withdraw(self.for_user):
            self.add_error("expire_at", ADVICE)
        return cleaned


class KeptTester(PagePermissionTester):
    def can_set_view_restrictions(self):
        may = not self.page.live or may_withdraw(self.user)
        return may and super().can_set_view_restrictions()


class Kept:
    """A page of the archive: neither hidden nor given an end by just anybody."""

    base_form_class = KeptForm

    def permissions_for_user(self, user: AbstractBaseUser) -> KeptTester:
        return KeptTester(user, self)
