"""What this app's own pages and lists let somebody add."""

from collections.abc import Iterable

from django.urls import reverse
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as picture_permissions
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from pages.admin.new import Entry, page_entry
from pages.models import (
    BodyIndexPage,
    BodyPage,
    ContentPage,
    HomePage,
    Organisation,
    PeopleIndexPage,
    PersonPage,
    PracticeReviewPage,
    PublicationKindPage,
    PublicationPage,
    SectionPage,
    YearlyReportPage,
)

PLACES_LISTED = 40  # far more than a menu should hold


def publications(user) -> Iterable[Entry]:
    for kind in PublicationKindPage.objects.order_by("path")[:PLACES_LISTED]:
        yield from page_entry(
            user, PublicationPage, kind, kind.title, kind="Publication", icon="doc-full"
        )


def required_by_law(user) -> Iterable[Entry]:
    """Below the kinds that hold such pages already; as long as none does, below any of them."""
    kinds = list(PublicationKindPage.objects.order_by("path")[:PLACES_LISTED])
    icons = {PracticeReviewPage: "clipboard-list", YearlyReportPage: "calendar-check"}
    for model, icon in icons.items():
        label = model._meta.verbose_name.capitalize()
        paths = list(model.objects.values_list("path", flat=True)[:PLACES_LISTED])
        used = [kind for kind in kinds if any(path.startswith(kind.path) for path in paths)]
        for kind in used or kinds:
            yield from page_entry(user, model, kind, kind.title, kind=label, icon=icon)


def people(user) -> Iterable[Entry]:
    places = {PeopleIndexPage: (PersonPage, "Person", "user")}
    places |= {BodyIndexPage: (BodyPage, "Board, group or team", "group")}
    for page in Page.objects.type(*places).order_by("path")[:PLACES_LISTED]:
        model, label, icon = places[page.specific_class]
        yield from page_entry(user, model, page, label, icon=icon)
    if ModelPermissionPolicy(Organisation).user_has_permission(user, "add"):
        address = reverse(Organisation.snippet_viewset.get_url_name("add"))
        yield Entry("Organisation", address, icon="group")


def plain_pages(user) -> Iterable[Entry]:
    for page in Page.objects.type(HomePage, SectionPage).order_by("path")[:PLACES_LISTED]:
        yield from page_entry(user, ContentPage, page, page.title, kind="Page under")


def files(user) -> Iterable[Entry]:
    if picture_permissions.user_has_permission(user, "add"):
        yield Entry("Pictures", reverse("wagtailimages:add_multiple"), icon="image")
    if document_permissions.user_has_permission(user, "add"):
        yield Entry("Documents", reverse("wagtaildocs:add_multiple"), icon="doc-full-inverse")
