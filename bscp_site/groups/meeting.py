"""Two people on one page: whoever saves second is told whose version stood there.

In a browser Wagtail says so beforehand: the other's picture at the top, a note beside the button, a
question before anything is overwritten. It asks every ten seconds, so a quick hand can still be
first; and without a script nobody asks. Nothing is lost either way, for each version is kept.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page, Revision


def tell_whose_version_stood_there(request: HttpRequest, page: Page) -> None:
    """To be called before a page is saved. An autosave is refused by Wagtail itself."""
    is_autosave = "application/json" in request.headers.get("Accept", "")
    theirs = page.latest_revision
    if request.method != "POST" or is_autosave or not theirs or _was_seen(request, theirs):
        return
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, theirs.pk, "latest"])
    messages.warning(
        request,
        f"{_name(theirs.user)} saved this page while you had it open. Both versions are kept, and "
        "yours is the newer one: compare them, and take over what is missing.",
        buttons=[messages.button(compare, "Compare")],
    )


def _was_seen(request: HttpRequest, latest: Revision) -> bool:
    """Whether the form was opened with this version, or has saved it itself."""
    if own := request.POST.get("overwrite_revision_id"):
        return own == str(latest.pk)
    if not (opened := request.POST.get("loaded_revision_id")):
        return True  # a form of ours that says nothing of versions
    opened_at = request.POST.get("loaded_revision_created_at", "")
    return (opened, opened_at) == (str(latest.pk), latest.created_at.isoformat())


def _name(user: AbstractBaseUser | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else "Somebody"
