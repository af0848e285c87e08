"""A page as full as an editor can make it stays within the budget."""

from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from pages.models import ContentPage, GlossaryTerm, Picture, SiteDocument
from tests import factories


class FullPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        site = factories.make_site()
        home, cls.glossary = site["homepage"], site["glossarypage"]
        cls.targets = [factories.make_content(home, title=f"Target {n}") for n in range(10)]
        cls.document, *cls.files = [
            SiteDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.7", name="a.pdf"))
            for title in ("Terms", *(f"File {n}" for n in range(10)))
        ]
        cls.terms = [
            GlossaryTerm.objects.create(term=f"T{n}", meaning=f"Meaning {n}") for n in range(10)
        ]
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
        yield from cls.facts()
        for target, file in zip(cls.targets, cls.files, strict=True):
            yield "link", {"page": target, "text": f"Go to {target.title}"}
            yield "document", {"document": file}
            yield (
                "video",
                {
                    "title": f"Film of {target.title}",
                    "url": "https://video.example/",
                    "minutes": 3,
                    "transcript": {"page": target},
                },
            )
        for number, picture in enumerate(pictures):
            picture.contextual_alt_text = f"Picture {number}"
            picture.decorative = number == 9
            yield "picture", {"image": picture, "caption": f"Caption {number}"}

    @classmethod
    def facts(cls):
        table = {"data": [["Group", "Meets"], ["Forum", "Often"]], "table_header_choice": "row"}
        answer = f'<p><a linktype="page" id="{cls.targets[1].pk}">Target 1</a></p>'
        yield "table", {"caption": "Who meets when", "table": table}
        yield "timeline", {"entries": [{"when": "2016", "text": "Begins"}]}
        yield "questions", {"questions": [{"question": "Why?", "answer": answer}]}
        yield "contact", None
        for term in cls.terms:
            yield "term", {"term": term}

    def test_everything_there_is_stands_on_the_page(self):
        stream = ContentPage.body.field.stream_block

        assert {block.block_type for block in self.page.body} == set(stream.child_blocks)

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
            assert f'<a href="{target.url}">Go to {target.title}</a>' in text
            assert f'Transcript: <a href="{target.url}">{target.title}</a>' in text
        for file in (self.document, *self.files):
            assert f'<a href="{file.url}">{file.title}</a>' in text
        for term in self.terms:
            assert f'<a href="{self.glossary.url}#{term.anchor}">' in text
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
