"""What readers have had of the newsletter is taken from them by those alone who approve.

Drafts come and go as everywhere. `WITHDRAW` is given to a group, and administrators have it.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PagePermissionTester

from pages.models.base import SitePageForm
from pages.querysets import open_pages
from pages.safeguards import page_named

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
        """An end is a withdrawal at a set time, and so is another page at an old address."""
        cleaned = super().clean()
        is_new = "expire_at" in self.changed_data and cleaned.get("expire_at")
        if is_new and self.instance.live and not may_withdraw(self.for_user):
            self.add_error("expire_at", ADVICE)
        if older := self._page_once_there(cleaned.get("slug")):
            self.add_error("slug", f"{was_of(older)} Choose another.")
        return cleaned

    def _page_once_there(self, slug: str | None) -> Page | None:
        is_new = slug and "slug" in self.changed_data and self.parent_page
        return page_once_at(self.parent_page, slug, other_than=self.instance) if is_new else None


def page_once_at(parent: Page, slug: str, *, other_than: Page | None = None) -> Page | None:
    """The page to which an old address leads on: a page there would take its readers."""
    above = parent.url
    if not above:
        return None
    found = Redirect.objects.filter(old_path=Redirect.normalise_path(f"{above}{slug}/"))
    found = found.filter(redirect_page__isnull=False).select_related("redirect_page")
    if other_than is not None and other_than.pk:
        found = found.exclude(redirect_page=other_than.pk)
    first = found.first()
    return first and first.redirect_page


def check_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.method != "POST" or not issubclass(page.specific_class, Kept):
        return None
    parent = page_named(request.POST.get("new_parent_page", ""))
    older = page_once_at(parent, request.POST.get("new_slug", "")) if parent else None
    return _refuse_old_address(request, page, older)


def check_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if not issubclass(page.specific_class, Kept):
        return None
    return _refuse_old_address(request, page, page_once_at(destination, page.slug, other_than=page))


def _refuse_old_address(
    request: HttpRequest, page: Page, older: Page | None
) -> HttpResponse | None:
    if older is None:
        return None
    messages.error(request, f"{was_of(older)} Give the page another address first.")
    return redirect("wagtailadmin_pages:edit", page.pk)


def was_of(older: Page) -> str:
    return f"This was the address of “{older.title}”, and old links still lead there."


class KeptTester(PagePermissionTester):
    def can_set_view_restrictions(self):
        may = not self.page.live or may_withdraw(self.user)
        return may and super().can_set_view_restrictions()

    def can_move_to(self, destination):
        """Below a draft or a private page readers would lose it."""
        hides = self.page.live and not open_pages(Q(pk=destination.pk)).exists()
        may = not hides or may_withdraw(self.user)
        return may and super().can_move_to(destination)


class Kept:
    """A page of the archive: by just anybody neither hidden, nor given an end, nor moved away."""

    base_form_class = KeptForm

    def permissions_for_user(self, user: AbstractBaseUser) -> KeptTester:
        return KeptTester(user, self)
