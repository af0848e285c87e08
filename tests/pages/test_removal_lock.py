"""A published practice review stays for a year: every way to take it away, tried by a superuser."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from pages.languages import ENGLISH
from pages.models import PageReview, PracticeReviewPage, SiteDocument
from pages.removal_lock import StaysPublishedError
from pages.review_querysets import removable_on
from tests import factories

FIRST = datetime(2027, 3, 5, 10, tzinfo=UTC)
WHEN = "5 March 2028"
LAST_DAY, NEXT_DAY = datetime(2028, 3, 4, 23, 59, tzinfo=UTC), datetime(2028, 3, 5, tzinfo=UTC)


@time_machine.travel(FIRST, tick=False)
class RemovalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(FIRST, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.library = factories.make_library(cls.home)
            cls.kind = factories.make_publication_kind(cls.library, title="Practice reviews")
            cls.other = factories.make_publication_kind(cls.library, title="Others")
            root = Collection.get_first_root_node()
            cls.collection = root.add_child(name="Reviews")
            cls.closed = root.add_child(name="Board")
            CollectionViewRestriction.objects.create(
                collection=cls.closed, restriction_type="login"
            )
            cls.document = factories.make_document(collection=cls.collection)
            cls.review = factories.make_review(
                cls.kind, review_set=[("report", {"document": cls.document})]
            )
            cls.owner = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.owner)

    def is_there(self):
        page = self.client.get(self.review.url)
        file = self.client.get(self.document.url)
        return page.status_code == file.status_code == 200

    def refused(self, answer):
        return WHEN in answer.text and "must stay where readers find it" in answer.text

    def above(self):
        return (self.review, self.kind, self.library, self.home)

    def post(self, address, *numbers, **data):
        return self.client.post(reverse(address, args=numbers), data, follow=True)

    def bulk(self, action, page, **data):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return self.client.post(f"{address}?id={page.pk}", data, follow=True)

    # --- in the admin -------------------------------------------------------------------------

    def test_it_is_neither_unpublished_nor_deleted_nor_is_what_stands_above_it(self):
        for page in self.above():
            for action in ("unpublish", "delete"):
                for everything in ({}, {"include_descendants": "on"}):
                    name = f"wagtailadmin_pages:{action}"
                    for answer in (
                        self.client.get(reverse(name, args=[page.pk]), follow=True),
                        self.post(name, page.pk, **everything),
                        self.bulk(action, page, **everything),
                    ):
                        if action == "delete" or answer.request["REQUEST_METHOD"] == "POST":
                            assert self.refused(answer), (page, action)
        assert self.is_there()

    def test_nor_moved_to_another_place(self):
        below = self.home.pk
        for page, to in ((self.review, self.other.pk), (self.kind, below)):
            answer = self.post("wagtailadmin_pages:move_confirm", page.pk, to)
            assert self.refused(answer), page
            answer = self.bulk("move", page, chooser=to)
            assert self.refused(answer) or page == self.kind, page
        assert self.is_there()
        assert PracticeReviewPage.objects.child_of(self.kind).exists()

    def test_nor_made_private(self):
        for page in self.above():
            address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
            data = {"restriction_type": "login"}

            answer = self.client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
            plain = self.client.post(address, data)

            assert self.refused(answer), page
            assert answer.json()["step"] == "refused"
            assert plain.status_code == 403
            assert self.refused(plain)
        assert not PageViewRestriction.objects.exists()

    def test_nor_archived_by_itself_or_with_what_stands_above_it(self):
        for page, data in ((self.review, {}), (self.kind, {"with_below": "on"})):
            answer = self.post("review_page", page.pk, do="archive", reason="Old.", **data)

            assert self.refused(answer) or answer.status_code == 403, page
        assert not PageReview.objects.filter(archived_on__isnull=False).exists()
        assert self.review.url in self.client.get(self.kind.url).text

    def test_a_year_later_it_may_be_archived(self):
        with time_machine.travel(NEXT_DAY, tick=False):
            self.client.force_login(self.owner)
            self.post("review_page", self.review.pk, do="archive", reason="Old.")

        assert PageReview.objects.get(page=self.review).archived_on == NEXT_DAY.date()

    def test_its_document_is_neither_deleted_nor_replaced_nor_hidden(self):
        several = reverse("wagtail_bulk_action", args=["pages", "sitedocument", "delete"])
        words = {"title": "T", "tags": "", "language": ENGLISH, "collection": self.collection.pk}
        file = ContentFile(b"another", name="other.txt")
        answers = {
            "delete": self.post("wagtaildocs:delete", self.document.pk),
            "delete many": self.client.post(f"{several}?id={self.document.pk}", follow=True),
            "replace": self.post("wagtaildocs:edit", self.document.pk, file=file, **words),
            "hide": self.post(
                "wagtaildocs:edit", self.document.pk, **words | {"collection": self.closed.pk}
            ),
            "close": self.post(
                "wagtailadmin_collections:set_privacy",
                self.collection.pk,
                restriction_type="login",
            ),
            "close all": self.post(
                "wagtailadmin_collections:edit",
                self.collection.pk,
                name="Reviews",
                parent=self.closed.pk,
            ),
        }

        for name, answer in answers.items():
            assert self.refused(answer), name
        assert self.is_there()

    def test_the_words_about_its_document_may_change(self):
        words = {"title": "T", "tags": "", "language": ENGLISH, "collection": self.collection.pk}

        self.post("wagtaildocs:edit", self.document.pk, **words)

        assert SiteDocument.objects.get().title == "T"

    def test_the_site_is_not_taken_from_above_it(self):
        site = Site.objects.get()
        data = {"hostname": "testserver", "port": "80", "site_name": "", "is_default_site": "on"}

        for answer in (
            self.post("wagtailsites:delete", site.pk),
            self.post("wagtailsites:edit", site.pk, root_page=self.other.pk, **data),
        ):
            assert self.refused(answer)
        assert self.is_there()

    # --- where there is no view ---------------------------------------------------------------

    def ways(self):
        """Each changes the database from code, on whatever class of page is at hand."""
        review, kind = self.review.pk, self.kind.pk
        for number in (review, kind, self.home.pk):
            yield "unpublish", Page.objects.get(pk=number).unpublish
            yield "expire", lambda n=number: Page.objects.get(pk=n).unpublish(set_expired=True)
            yield "unpublish the type", Page.objects.get(pk=number).specific.unpublish
            yield "delete", Page.objects.get(pk=number).delete
            yield "delete the type", Page.objects.get(pk=number).specific.delete
            yield "delete found", Page.objects.filter(pk=number).delete
            yield "another address", lambda n=number: self.save(n, slug="elsewhere")
            yield "an end", lambda n=number: self.save(n, expire_at=NEXT_DAY - timedelta(minutes=1))
            yield "draft", lambda n=number: self.save(n, live=False)
            yield (
                "private",
                lambda n=number: PageViewRestriction.objects.create(
                    page_id=n, restriction_type="login"
                ),
            )
        yield "move", lambda: Page.objects.get(pk=review).move(self.other, "last-child")
        yield "move above", lambda: Page.objects.get(pk=kind).move(self.home, "last-child")
        yield "the type", PracticeReviewPage.objects.all().delete
        yield "the collection", Collection.objects.get(pk=self.collection.pk).delete
        yield "the document", SiteDocument.objects.get().delete
        yield "documents found", SiteDocument.objects.all().delete
        yield (
            "into a private collection",
            lambda: Collection.objects.get(pk=self.collection.pk).move(self.closed, "sorted-child"),
        )
        yield (
            "a private collection",
            lambda: CollectionViewRestriction.objects.create(
                collection=self.collection, restriction_type="login"
            ),
        )
        yield (
            "archive",
            lambda: PageReview.objects.create(page=self.review, archived_on=FIRST.date()),
        )
        yield "the site", Site.objects.get().delete

    def save(self, number, **values):
        page = Page.objects.get(pk=number)
        for name, value in values.items():
            setattr(page, name, value)
        page.save(clean=False)

    def test_code_is_refused_as_well(self):
        for name, act in self.ways():
            refused = pytest.raises(StaysPublishedError, match=WHEN)
            with self.subTest(name), refused, transaction.atomic():
                act()
            assert self.is_there(), name

    def test_the_tree_is_as_it_was_after_a_refusal(self):
        with pytest.raises(StaysPublishedError):
            PracticeReviewPage.objects.all().delete()

        assert Page.objects.get(pk=self.kind.pk).numchild == 1

    def test_it_may_be_put_in_another_order_among_its_siblings(self):
        second = factories.make_publication(self.kind, title="Second")

        Page.objects.get(pk=self.review.pk).move(second, "right")

        assert self.is_there()

    def test_the_year_is_counted_from_the_first_publication_whatever_is_published_later(self):
        with time_machine.travel(FIRST + timedelta(days=200), tick=False):
            self.review.title = "Corrected"
            self.review.first_published_at = None
            self.review.save_revision().publish()

        review = PracticeReviewPage.objects.get()
        assert review.title == "Corrected"
        assert review.first_published_at == FIRST

    # --- time ---------------------------------------------------------------------------------

    def test_a_day_before_the_year_is_over_it_stays_and_on_the_day_it_may_go(self):
        with time_machine.travel(LAST_DAY, tick=False), pytest.raises(StaysPublishedError):
            self.review.unpublish()
        with time_machine.travel(NEXT_DAY, tick=False):
            self.client.force_login(self.owner)
            self.post("wagtailadmin_pages:unpublish", self.review.pk)

        assert not PracticeReviewPage.objects.get().live

    def test_a_year_later_its_documents_and_sections_may_go_too(self):
        with time_machine.travel(NEXT_DAY, tick=False):
            self.document.delete()
            Page.objects.get(pk=self.kind.pk).delete()

        assert not PracticeReviewPage.objects.exists()

    def test_it_may_be_given_an_end_when_the_year_is_over(self):
        self.save(self.review.pk, expire_at=NEXT_DAY)

        with time_machine.travel(NEXT_DAY + timedelta(minutes=1), tick=False):
            call_command("publish_scheduled")

        assert not PracticeReviewPage.objects.get().live

    def test_a_section_that_would_end_earlier_stays_and_the_rest_goes_ahead(self):
        Page.objects.filter(pk=self.kind.pk).update(expire_at=FIRST + timedelta(days=1))
        gone = factories.make_content(self.home, title="Gone")
        Page.objects.filter(pk=gone.pk).update(expire_at=FIRST + timedelta(days=1))

        with time_machine.travel(FIRST + timedelta(days=2), tick=False):
            call_command("publish_scheduled")

        assert self.is_there()
        assert not Page.objects.get(pk=gone.pk).live
        assert Page.objects.get(pk=self.kind.pk).expire_at == NEXT_DAY

    def test_the_day_is_londons(self):
        late = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
        with time_machine.travel(late, tick=False):
            review = factories.make_review(self.kind, title="In summer")

        assert review.public_since == date(2027, 6, 2)
        assert review.removable_on == date(2028, 6, 2)

    def test_readers_and_editors_see_until_when_it_stays(self):
        form = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.review.pk]))

        assert WHEN in self.client.get(self.review.url).text
        assert WHEN in form.text

    def test_a_draft_and_other_publications_come_and_go(self):
        draft = PracticeReviewPage(title="Draft", slug="draft")
        self.kind.add_child(instance=draft)
        other = factories.make_publication(self.other)

        draft.delete()
        other.unpublish()
        Page.objects.get(pk=self.other.pk).delete()

        assert Page.objects.get(pk=self.kind.pk).numchild == 1


@pytest.mark.parametrize(
    ("first", "free"),
    [
        (date(2027, 3, 5), date(2028, 3, 5)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 28), date(2029, 2, 28)),
        (date(2028, 2, 29), date(2029, 3, 1)),
        (date(2027, 3, 1), date(2028, 3, 1)),
        (date(2027, 12, 31), date(2028, 12, 31)),
    ],
)
def test_a_year_is_a_whole_year(first, free):
    assert removable_on(first) == free
