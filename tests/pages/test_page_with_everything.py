"""A page as full as an editor can make it stays within the budget."""

from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from pages.models import Picture, SiteDocument
from tests import factories


class FullPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_site()["homepage"]
        cls.targets = [factories.make_content(home, title=f"Target {n}") for n in range(10)]
        cls.document = SiteDocument.objects.create(
            title="Terms", file=ContentFile(b"%PDF-1.7", name="terms.pdf")
        )
        pictures = [
            Picture.objects.create(title=f"P{n}", file=get_test_image_file(f"p{n}.png"))
            for n in range(10)
        ]
        with cls.captureOnCommitCallbacks(execute=True):
            cls.page = factories.make_content(home, title="Full", body=cls.everything(pictures))

    @classmethod
    def everything(cls, pictures):
        link = '<a linktype="page" id="{0.pk}">{0.title}</a>'
        yield "heading", {"text": "A heading", "level": "2"}
        yield "quotation", {"text": "A quotation", "credit": "A source"}
        yield (
            "callout",
            {
                "heading": "Note",
                "text": f"<p>{link.format(cls.targets[0])}</p>",
                "kind": "boundary",
            },
        )
        yield "who_to_call", None
        yield "paragraph", f'<p><a id="{cls.document.pk}" linktype="document">Terms</a></p>'
        yield "paragraph", '<p><a linktype="page" id="987654">Gone</a></p>'
        for target in cls.targets:
            yield "paragraph", f"<p>Read {link.format(target)}.</p>"
        cards = [{"link": {"page": target}, "description": "There"} for target in cls.targets[:8]]
        yield "cards", {"cards": cards}
        for number, picture in enumerate(pictures):
            picture.contextual_alt_text = f"Picture {number}"
            picture.decorative = number == 9
            yield "picture", {"image": picture, "caption": f"Caption {number}"}

    def test_twelve_queries_are_enough_for_everything_at_once(self):
        self.client.get(self.page.url)

        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(self.page.url)

        assert response.status_code == 200
        assert len(queries) <= 12, [query["sql"][:150] for query in queries]

    def test_the_first_reader_waits_for_no_picture_to_be_made(self):
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(self.page.url)

        assert response.text.count("<img") >= 10
        assert all(query["sql"].startswith("SELECT") for query in queries)

    def test_every_link_leads_where_it_should(self):
        text = self.client.get(self.page.url).text

        for target in self.targets:
            assert f'<a href="{target.url}">{target.title}</a>' in text
        assert f'<a href="{self.document.url}">Terms</a>' in text
        assert "<a>Gone</a>" in text

    def test_a_renamed_page_takes_its_links_along(self):
        target = self.targets[3]
        self.client.get(self.page.url)
        target.slug = "renamed"
        target.save_revision().publish()

        assert '<a href="/renamed/">Target 3</a>' in self.client.get(self.page.url).text

    def test_pictures_say_what_they_show_or_that_they_are_decorative(self):
        text = self.client.get(self.page.url).text

        assert 'alt="Picture 3"' in text
        assert text.count('alt=""') >= 1
        assert "Picture 9" not in text
