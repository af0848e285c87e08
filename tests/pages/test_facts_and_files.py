"""Blocks that hold facts and files: what they show, and what they leave out."""

from django.core.files.base import ContentFile
from django.test import TestCase

from pages.blocks import BodyStream
from pages.models import GlossaryPage, GlossaryTerm, SiteDocument
from tests import factories


class BlockMatterTests(TestCase):
    def shown(self, name, value, **context):
        stream = BodyStream()
        return stream.to_python([{"type": name, "value": value}]).render_as_block(context)

    def document(self, name="terms.pdf", **fields):
        values = {"title": "Terms", "file": ContentFile(b"x" * 1536, name=name)} | fields
        document = SiteDocument.objects.create(**values)
        SiteDocument.objects.filter(pk=document.pk).update(
            page_count=fields.get("page_count"), file_size=fields.get("file_size", 1536)
        )
        return document

    def test_a_document_says_what_it_is_before_it_is_opened(self):
        document = self.document(page_count=12, file_size=1_300_000)

        html = self.shown("document", {"document": document.pk, "note": "For everybody."})

        assert f'<a href="{document.url}">Terms</a>' in html
        assert "PDF, 1.2\xa0MB, 12\xa0pages" in html
        assert "For everybody." in html
        assert "lang=" not in html

    def test_a_document_says_nothing_that_is_not_known(self):
        document = self.document("dates.csv", page_count=None)

        html = self.shown("document", {"document": document.pk, "title": "Our dates"})

        assert ">Our dates</a>" in html
        assert "CSV table, 2\xa0KB<" in html
        assert "page" not in html

    def test_a_document_in_another_language_says_so_in_that_language(self):
        document = self.document(language="ur")

        html = self.shown("document", {"document": document.pk})

        assert 'hreflang="ur"' in html
        assert '<span lang="ur" dir="rtl">اردو</span>' in html

    def test_a_document_that_is_gone_leaves_no_hole(self):
        assert "<" not in self.shown("document", {"document": 987654})

    def test_a_table_has_its_caption_and_its_headers(self):
        data = [["Group", "Meets"], ["Forum", "Every quarter\nor so <b>"]]
        table = {"data": data, "table_header_choice": "both"}

        html = self.shown("table", {"caption": "Who meets when", "table": table})

        assert 'role="region" aria-label="Who meets when" tabindex="0"' in html
        assert "<caption>Who meets when</caption>" in html
        assert '<th scope="col">Meets</th>' in html
        assert '<th scope="row">Forum</th>' in html
        assert "<td>Every quarter<br>or so &lt;b&gt;</td>" in html

    def test_a_table_has_headers_only_where_the_editor_says_so(self):
        data = [["Forum", None], ["Board", "Monthly"], [None, " "]]
        for choice, columns, rows in (("row", 1, 0), ("column", 0, 2), ("neither", 0, 0)):
            table = {"data": data, "table_header_choice": choice}

            html = self.shown("table", {"caption": "C", "table": table})

            assert html.count('scope="col"') == columns, choice
            assert html.count('scope="row"') == rows, choice
            assert html.count("<tr>") == 2, choice
            assert "None" not in html

    def test_a_timeline_is_a_list_in_order(self):
        entries = [{"when": "2016", "text": "Begins"}, {"when": "2019", "text": "Grows"}]

        html = self.shown("timeline", {"entries": entries})

        assert html.count("<li>") == 2
        assert html.index("2016") < html.index("Begins") < html.index("2019")

    def test_questions_open_without_script(self):
        rows = [{"question": "Why <now>?", "answer": "<p>Because.</p>"}]

        html = self.shown("questions", {"questions": rows})

        assert "<details" in html
        assert "<summary>Why &lt;now&gt;?</summary>" in html
        assert "<p>Because.</p>" in html

    def test_a_video_is_a_link_that_says_where_it_leads_and_how_long_it_takes(self):
        video = {"title": "The Forum", "url": "https://video.example/1", "minutes": 1}

        html = self.shown("video", video | {"about": "What it says."})

        assert (
            '<a href="https://video.example/1">Watch “The Forum” (1 minute, on another website)</a>'
        ) in html
        assert "<p>What it says.</p>" in html
        assert "Transcript" not in html
        assert "iframe" not in html

    def test_a_transcript_may_be_a_page(self):
        page = factories.make_content(factories.make_home(), title="The words")
        video = {"title": "F", "url": "https://video.example/1", "minutes": 12}

        html = self.shown("video", video | {"transcript": {"page": page.pk}})

        assert f'Transcript: <a href="{page.url}">The words</a>' in html

    def test_a_term_leads_to_the_glossary_where_there_is_one(self):
        home = factories.make_home()
        term = GlossaryTerm.objects.create(term="LCSPR", stands_for="A review", meaning="A look.")

        alone = self.shown("term", {"term": term.pk})
        glossary = factories.publish(home, GlossaryPage(title="Glossary"))
        led = self.shown("term", {"term": term.pk})
        glossary.unpublish()
        without = self.shown("term", {"term": term.pk})

        assert "LCSPR: A review" in alone
        assert "A look." in alone
        assert f'href="{glossary.url}#{term.anchor}"' in led
        assert "href" not in alone + without

    def test_contacts_show_only_what_the_settings_say(self):
        factories.make_home()
        settings = factories.make_settings(phone="01632 960 000", postal_address="1 Road\nTown")

        html = self.shown("contact", None, site_settings=settings)

        assert '<a href="tel:+441632960000"><bdi>01632 960 000</bdi></a>' in html
        assert "1 Road<br>Town" in html
        assert "team@anytown.example" in html
        assert "Office hours" not in html

    def test_a_message_can_be_sent_before_any_contact_is_known(self):
        factories.make_home()
        settings = factories.make_settings(team_email="", controller_name="Anytown Council")

        html = self.shown("contact", None, site_settings=settings)

        assert '<a href="/contact/message/">' in html
        assert "Write to" not in html
        assert "Anytown Council" in html
