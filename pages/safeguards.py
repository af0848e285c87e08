"""Refusals in the admin, each with a sentence that says what to do instead."""

import re
from collections.abc import Iterable

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import CollectionMember, Page
from wagtail.query import PageQuerySet

from pages.files_in_use import IN_USE, must_stay
from pages.models import RoleAssignment, is_reserved
from pages.models.base import LOCKED_ADDRESS
from pages.models.practice_reviews import ONE_ADDRESS
from pages.removal_lock import kept_within, why_it_stays

IS_NUMBER = re.compile(r"[0-9]{1,18}")  # more digits than a database can count to are no number


def keep_holders_of_roles(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A person who holds or held a role stays: old articles and bodies name the person."""
    held = RoleAssignment.objects.filter(holder__path__startswith=page.path).with_holder().first()
    if held is None:
        return None
    return _refuse(
        request,
        page,
        f"“{page.get_admin_display_title()}” cannot be deleted, because {held.holder} is entered "
        f"under Roles as “{held.role}”. Unpublish the page instead, or remove the entry first.",
    )


def check_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever may not publish deletes their own drafts alone: what is deleted is gone for good."""
    within = page.get_descendants(inclusive=True)
    may_publish = page.permissions_for_user(request.user).can_publish()
    if not may_publish and any(each.owner_id != request.user.pk for each in within):
        raise PermissionDenied
    return (
        keep_holders_of_roles(request, page)
        or _keep_published(request, page)
        or _keep_up(request, page, within)
    )


def check_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page with a locked address stays up, also where it would go down with a page above it."""
    takes_all = request.POST.get("include_descendants")
    within = page.get_descendants(inclusive=True) if takes_all else Page.objects.filter(pk=page.pk)
    return _keep_published(request, page) or _keep_up(request, page, within)


def check_many_at_once(
    request: HttpRequest, action_type: str, objects: Iterable, action_class_instance
) -> HttpResponse | None:
    """The same for several pages; and no draft is published that lacks what its form demands.

    Files that readers see stay where they are: a private collection would take them away.
    """
    if action_type == "add_to_collection":
        return _keep_collection(request, objects, action_class_instance.next_url)
    pages = [page for page in objects if isinstance(page, Page)]
    for page in pages:
        if action_type == "delete" and (answer := check_delete(request, page)):
            return answer
        if action_type == "unpublish" and (answer := check_unpublish(request, page)):
            return answer
        if action_type == "move" and (answer := _keep_place(request, page)):
            return answer
        if action_type == "publish" and (answer := _refuse_unfinished_in(request, page)):
            return answer
    return None


def _keep_collection(
    request: HttpRequest, files: Iterable[CollectionMember], leads_to: str
) -> HttpResponse | None:
    kept = next((file for file in files if must_stay(request.user, file)), None)
    if kept is None:
        return None
    messages.error(request, f"“{kept.title}” stays in its collection. {IN_USE}")
    return redirect(leads_to)


def check_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A locked address stays, and no page is moved to where an address of the site stands."""
    is_elsewhere = destination.pk != page.get_parent().pk
    if is_elsewhere and (answer := _keep_place(request, page)):
        return answer
    if is_reserved(destination, page.slug):
        return _refuse(request, page, f"The site itself uses the address “{page.slug}” there.")
    return None


def check_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy keeps reserved words free, and is published only where it is complete."""
    if request.method != "POST":
        return None
    parent = page_named(request.POST.get("new_parent_page", ""))
    if parent is None:
        return _ask_for_a_parent(request, page)
    slug = request.POST.get("new_slug", "")
    if is_reserved(parent, slug):
        return _refuse(request, page, f"The site itself uses the address “{slug}” there.")
    goes_live = request.POST.get("publish_copies") or request.POST.get("alias")
    if goes_live and not page.specific_class.copies_are_complete:
        return _refuse(
            request,
            page,
            f"A copy of “{page.get_admin_display_title()}” cannot be published as it is. Copy it "
            "without publishing, change what must differ, and publish it then.",
        )
    if request.POST.get("alias") and _has_one_address(page):
        return _refuse(request, page, ONE_ADDRESS)
    return None


def _has_one_address(page: Page) -> bool:
    """Of it and all below it: whether there is anything that no alias may show."""
    kinds = ContentType.objects.filter(pages__path__startswith=page.path).distinct()
    return any(getattr(kind.model_class(), "has_one_address", False) for kind in kinds)


def page_named(number: str) -> Page | None:
    """The page whose id a form gives, whatever else it may give."""
    return Page.objects.filter(pk=number).first() if IS_NUMBER.fullmatch(number) else None


def _ask_for_a_parent(request: HttpRequest, page: Page) -> HttpResponse:
    """The form again, with one sentence beside the field; Wagtail itself would break down."""
    values = request.POST.copy()
    values["new_parent_page"] = page.get_parent().pk  # the chooser can show only what exists
    form_class = getattr(page.specific_class, "copy_form_class", CopyForm)
    form = form_class(values, user=request.user, page=page)
    form.add_error("new_parent_page", "There is no such page. Choose where the copy should stand.")
    return TemplateResponse(request, "wagtailadmin/pages/copy.html", {"page": page, "form": form})


def _keep_place(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _keep_published(request, page) or _keep_locked_address(request, page)


def _keep_published(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Said before the question whether it should really go. `pages.removal_guard` sees to it."""
    review = kept_within(page)
    return _refuse(request, page, why_it_stays(review)) if review else None


def _keep_locked_address(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not page.specific.is_address_locked:
        return None
    title = page.get_admin_display_title()
    return _refuse(request, page, f"“{title}” cannot be moved. {LOCKED_ADDRESS}")


def _keep_up(request: HttpRequest, page: Page, within: PageQuerySet) -> HttpResponse | None:
    """An administrator may take it down: somebody must be able to."""
    if request.user.is_superuser:
        return None
    kept = next((each for each in within.live().specific() if each.is_address_locked), None)
    if kept is None:
        return None
    return _refuse(
        request,
        page,
        f"“{kept.get_admin_display_title()}” cannot be taken down, because calendars, mail and "
        "other sites rely on its address. Change what it says, or ask an administrator.",
    )


def _refuse_unfinished_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    pages = [page]
    if request.POST.get("include_descendants"):
        pages += page.get_descendants().not_live()
    answers = (_refuse_unfinished(request, each) for each in pages)
    return next(filter(None, answers), None)


def _refuse_unfinished(request: HttpRequest, page: Page) -> HttpResponse | None:
    draft = page.specific.get_latest_revision_as_object()
    names = _unfinished(draft)
    if not names:
        return None
    known = {field.name: field.verbose_name for field in draft._meta.fields}
    words = ", ".join(known[name] for name in names if name in known)
    return _refuse(
        request,
        page,
        f"“{draft.get_admin_display_title()}” is not ready to be published. "
        f"Open it and look at: {words or 'the marked fields'}.",
    )


def _unfinished(draft: Page) -> list[str]:
    """The fields that its form would mark, and the page lacks to be published."""
    try:
        draft.full_clean()
    except ValidationError as error:
        return list(error.message_dict)
    return list(draft.missing())


def _refuse(request: HttpRequest, page: Page, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
