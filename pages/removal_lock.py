"""A published practice review stays where readers find it for a year, whoever asks.

Each function here is called before something happens that would take a review, or a file of its
set, away from readers. `pages.removal_guard` calls them from where the database is written, so
that no view, command or bulk action can pass them by.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Collection, Page

from pages.models import Picture, PracticeReviewPage, SiteDocument
from pages.review_querysets import start_of

WATCHED = ("live", "slug", "expire_at", "first_published_at")
FILES = (SiteDocument, Picture)


class StaysPublishedError(Exception):
    """One sentence for whoever asked, with the day from which it is allowed."""


def why_it_stays(review: PracticeReviewPage, what: str = "") -> str:
    """`what` names what was to be taken away, if it is not the review itself."""
    title = f"“{review.get_admin_display_title()}”"
    subject = f"{what} belongs to the practice review {title}, which" if what else title
    role = "" if what else " is a practice review and"
    day = date_format(review.removable_on, "j F Y")
    return (
        f"{subject}{role} must stay where readers find it for a year. "
        f"Until {day} nobody can take it away, move it, hide it, archive it or give it an earlier "
        f"end; from {day} it is allowed."
    )


def kept_within(page: Page) -> PracticeReviewPage | None:
    """The review at or below the page that must stay longest; none where all of it may go."""
    # The place is asked for: a page at hand does not notice when others move it.
    path = Page.objects.filter(pk=page.pk).values_list("path", flat=True).first()
    return _kept_below(path) if path else None


def _kept_below(path: str) -> PracticeReviewPage | None:
    staying = PracticeReviewPage.objects.staying(timezone.localdate())
    return staying.within(path).first()


def check_removal(page: Page) -> None:
    if review := kept_within(page):
        raise StaysPublishedError(why_it_stays(review))


def check_archiving(page_id: int) -> None:
    """An archived page still opens, but no list names it and no search finds it."""
    staying = PracticeReviewPage.objects.staying(timezone.localdate())
    if review := staying.filter(pk=page_id).first():
        raise StaysPublishedError(why_it_stays(review))


def check_save(page: Page, fields: Iterable[str] | None) -> None:
    """Before the row of a page that exists already is written."""
    stored = Page.objects.filter(pk=page.pk).values("path", *WATCHED).first()
    if stored is None:
        return
    if isinstance(page, PracticeReviewPage):
        _keep_first_publication(page, stored)
    written = {name for name in WATCHED if fields is None or name in fields}
    changed = {name for name in written if getattr(page, name) != stored[name]}
    if "live" in changed and page.live and issubclass(page.specific_class, PracticeReviewPage):
        page.specific.check_way()
    hides = ("live" in changed and not page.live) or "slug" in changed
    ends = "expire_at" in changed and page.expire_at is not None
    if not (hides or ends):
        return
    review = _kept_below(stored["path"])
    if review and (hides or page.expire_at < start_of(review.removable_on)):
        raise StaysPublishedError(why_it_stays(review))


def _keep_first_publication(review: PracticeReviewPage, stored: dict) -> None:
    """The year is counted from it: it is set once, by publishing, and copied from nowhere."""
    if stored["first_published_at"] is not None or not review.live:
        review.first_published_at = stored["first_published_at"]


def check_file_removal(file: Model) -> None:
    if review := _review_with(file):
        raise StaysPublishedError(why_it_stays(review, f"“{file}”"))


def check_file_save(file: Model) -> None:
    """Before a file is replaced, or put where only some people may open it."""
    stored = type(file).objects.filter(pk=file.pk).first()
    if stored is None or not stored.file:
        return
    is_replaced = file.file.name != stored.file.name or not file.file._committed
    is_moved = file.collection_id != stored.collection_id
    if is_replaced or (is_moved and file.collection.get_view_restrictions().exists()):
        check_file_removal(stored)


def check_collection(collection: Collection) -> None:
    """Before what it holds is opened to some people only."""
    within = Collection.objects.get(pk=collection.pk).get_descendants(inclusive=True)
    for review in _staying():
        for file in _files_of(review):
            if isinstance(file, SiteDocument) and within.filter(pk=file.collection_id).exists():
                raise StaysPublishedError(why_it_stays(review, f"“{file}”"))


def _review_with(file: Model) -> PracticeReviewPage | None:
    return next((r for r in _staying() if (type(file), file.pk) in references(r)), None)


def _staying() -> Iterable[PracticeReviewPage]:
    return PracticeReviewPage.objects.staying(timezone.localdate()).order_by("-first_published_at")


def _files_of(review: PracticeReviewPage) -> Iterable[Model]:
    for model, pk in sorted(references(review), key=str):
        if file := model.objects.filter(pk=pk).first():
            yield file


def references(page: Page) -> set[tuple[type[Model], int]]:
    """The documents and pictures that the page shows or links to, as it is at hand.

    Wagtail's index of references is filled in the background; what a page says is certain.
    """
    found = set()
    for field in page._meta.get_fields():
        if hasattr(field, "extract_references"):
            for model, pk, *_places in field.extract_references(field.value_from_object(page)):
                if model in FILES and str(pk).isdigit():
                    found.add((model, int(pk)))
    return found
