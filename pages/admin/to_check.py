"""What the team has still to confirm, for the admin. Readers see none of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.images.permissions import permission_policy as picture_permissions
from wagtail.permissions import page_permission_policy

from pages.admin.reports import Report
from pages.models import LaunchCheck, PageReview, PersonPage, Picture, SiteSettings
from pages.statutory import arrangements_for
from pages.wanting import wants_of

CONSENT_NOTICE = timedelta(days=30)
NO_WORDS = "It has no description. Say in words what it shows, for people who do not see it."


@dataclass(frozen=True)
class Note:
    """One thing to check, and where an editor does something about it."""

    where: str
    what: str
    owner: str
    edit_address: str


class ToCheckView(Report):
    page_title = "To check"
    header_icon = "check"
    index_url_name = "to_check"
    verbose_name_plural = "things to check"
    columns = [
        TitleColumn("where", label="Where", get_url=lambda note: note.edit_address),
        Column("what", label="To check", width="50%"),
        Column("owner", label="Looked after by"),
    ]
    list_export = ["where", "what", "owner"]
    export_headings = {"where": "Where", "what": "To check", "owner": "Looked after by"}
    export_filename = "to-check"

    def get_queryset(self) -> list[Note]:
        """What keeps the site from being opened, then the notes in the order of the tree."""
        user = self.request.user
        may_launch = SiteSettings.get_permission_policy().user_has_permission(user, "change")
        return [
            *(_before_launch() if may_launch else []),
            *_wanting(user),
            *_on_pages(user),
            *_of_arrangements(user),
            *_of_pictures(user),
        ]


def _before_launch() -> Iterator[Note]:
    site_settings = SiteSettings.current()
    if site_settings.pk is None:
        return
    app_and_model = (SiteSettings._meta.app_label, SiteSettings._meta.model_name)
    address = reverse("wagtailsettings:edit", args=[*app_and_model, site_settings.site_id])
    left = LaunchCheck.objects.filter(settings=site_settings, confirmed_on__isnull=True)
    for check in left.select_related("page").order_by("sort_order", "pk"):
        where = f"Before launch: {check.page.title}" if check.page else "Before launch"
        yield Note(where, check.what, "", address)
    if site_settings.to_check:
        yield Note("Site settings", site_settings.to_check, "", address)


def _wanting(user) -> Iterator[Note]:
    """Translations that nobody has checked, statements that lack a part or a promise kept."""
    for want in wants_of(user, timezone.localdate()):
        title = want.page.get_admin_display_title()
        yield Note(
            title, want.what, want.owner, reverse("wagtailadmin_pages:edit", args=[want.page.pk])
        )


def _on_pages(user) -> Iterator[Note]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    reviews = PageReview.objects.filter(page__in=pages).exclude(note="")
    for review in reviews.select_related("page", "owner").order_by("page__path", "pk"):
        yield Note(
            where=review.page.get_admin_display_title(),
            what=review.note,
            owner=str(review.owner or ""),
            edit_address=reverse("wagtailadmin_pages:edit", args=[review.page_id]),
        )


def _of_arrangements(user) -> Iterator[Note]:
    for page, missing in arrangements_for(user):
        yield Note(
            where=page.get_admin_display_title(),
            what=f"Parts still missing: {'; '.join(missing)}.",
            owner="",
            edit_address=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def _of_pictures(user) -> Iterator[Note]:
    """Pictures of people whose consent has ended, or ends within a month; and those without words.

    A portrait needs none: the person's name stands beside it.
    """
    pictures = picture_permissions.instances_user_has_permission_for(user, "change")
    soon = timezone.localdate() + CONSENT_NOTICE
    for picture in pictures.filter(consent_until__lte=soon).order_by("consent_until", "pk"):
        yield _of_picture(
            picture, f"The consent ends on {date_format(picture.consent_until, 'j F Y')}."
        )
    portraits = PersonPage.objects.filter(portrait__isnull=False).values("portrait")
    for picture in pictures.filter(description="").exclude(pk__in=portraits).order_by("pk"):
        yield _of_picture(picture, NO_WORDS)


def _of_picture(picture: Picture, what: str) -> Note:
    address = reverse("wagtailimages:edit", args=[picture.pk])
    return Note(where=f"Picture: {picture.title}", what=what, owner="", edit_address=address)
