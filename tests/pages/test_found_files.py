"""The words of files lead to pages, and never past what is closed."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from wagtail.models import Collection, CollectionViewRestriction

from pages.choices import TextState
from pages.models import DocumentText, SiteDocument
from tests import factories


def make_file(words: str, title="A plan", **fields) -> SiteDocument:
    """A file whose words have been read."""
    document = SiteDocument.objects.create(
        title=title, file=SimpleUploadedFile("plan.pdf", b"%PDF-"), file_size=412_000, **fields
    )
    row = DocumentText.objects.get(document=document)
    row.state, row.text = TextState.READ, words
    row.save()
    return document


def with_file(document):
    return [("document", {"document": document})]


class FoundFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.file = make_file("Much about other things. The zebra crosses the road. And more.")
        cls.page = factories.make_content(
            cls.home, title="Roads", body=with_file(cls.file), summary="How we cross."
        )

    def found(self, query="zebra", **how):
        return list(self.client.get("/search/", {"q": query} | how).context["results"])

    def titles(self, query="zebra", **how):
        return [result.title for result in self.found(query, **how)]

    def test_a_hit_in_a_file_leads_to_the_page_that_holds_it(self):
        (result,) = self.found()

        assert result.url == self.page.url
        assert result.document == self.file
        assert "The <mark>zebra</mark> crosses" in result.extract

    def test_the_title_of_a_file_is_found_too_and_follows_a_change(self):
        assert self.titles("plan") == ["Roads"]

        self.file.title = "Giraffes"
        self.file.save()

        assert self.titles("giraffes") == ["Roads"]
        assert self.titles("plan") == []

    def test_a_page_is_listed_once_and_its_own_words_are_shown(self):
        self.page.body = [("paragraph", "<p>No zebra here</p>"), *self.page.body.raw_data[0:0]]
        self.page.body.append(("document", {"document": self.file}))
        self.page.save_revision().publish()

        (result,) = self.found()

        assert result.document is None
        assert "No <mark>zebra</mark> here" in result.extract

    def test_what_is_closed_is_not_found_from_that_moment_on(self):
        self.page.view_restrictions.create(restriction_type="login")
        assert self.titles() == []

        self.page.view_restrictions.all().delete()
        assert self.titles() == ["Roads"]

        self.page.unpublish()
        assert self.titles() == []

    def test_a_private_collection_or_one_inside_it_keeps_its_files(self):
        root = Collection.get_first_root_node()
        board = root.add_child(name="Board")
        minutes = board.add_child(name="Minutes")
        self.file.collection = minutes
        self.file.save()
        assert self.titles() == ["Roads"]

        CollectionViewRestriction.objects.create(collection=board, restriction_type="login")

        assert self.titles() == []
        assert self.titles("roads") == ["Roads"]

    def test_a_file_of_no_page_is_found_only_where_an_editor_says_so(self):
        alone = make_file("A quagga", title="Quaggas")
        assert self.titles("quagga") == []

        alone.is_found_alone = True
        alone.save()

        (result,) = self.found("quagga")
        assert (result.title, result.url) == ("Quaggas", alone.url)
        assert "/documents/" in result.url

    def test_a_file_that_only_a_draft_names_is_not_found(self):
        waiting = make_file("A quagga", title="Quaggas")
        self.page.body = with_file(waiting)
        self.page.save_revision()
        assert self.titles("quagga") == []

        self.page.save_revision().publish()

        assert self.titles("quagga") == ["Roads"]
        assert self.titles("zebra") == []

    def test_found_alone_it_is_hidden_with_the_draft_that_holds_it(self):
        draft = factories.make_content(self.home, title="Not yet")
        hidden = make_file("A quagga", is_found_alone=True)
        draft.body = with_file(hidden)
        draft.save_revision().publish()
        draft.unpublish()

        assert self.titles("quagga") == []

    def test_of_several_pages_one_is_named(self):
        other = factories.make_content(self.home, title="More roads", body=with_file(self.file))

        assert len(self.found()) == 1
        self.page.unpublish()

        assert self.titles() == [other.title]

    def test_a_file_that_cannot_be_read_does_not_stop_the_search(self):
        DocumentText.objects.update(state=TextState.BROKEN, text="")
        for row in DocumentText.objects.all():
            row.save()

        assert self.titles() == []
        assert self.titles("roads") == ["Roads"]
