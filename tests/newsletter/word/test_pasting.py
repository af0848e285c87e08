"""Text pasted from Word and its like becomes the same blocks as a file does."""

import re

from newsletter.models import WordImport
from newsletter.word_choices import ImportState
from tests.newsletter.word import clipboard
from tests.newsletter.word.importing import ImportTestCase, blocks_of
from tests.pictures import upload

LIST = "<ul><li>First<ul><li>Inner</li></ul></li><li>Second</li></ul>"


class PastingTests(ImportTestCase):
    def paste(self, html: str) -> WordImport:
        row = self.upload(html.encode(), "Pasted text", is_pasted=True)
        assert row.state == ImportState.DONE, row.message
        return row

    def test_of_word_the_text_comes_and_what_was_said_about_it_goes(self):
        row = self.paste(clipboard.WORD)
        note = row.digest[:6]

        blocks = blocks_of(row.article)

        assert (row.article.title, row.article.summary) == (
            "What children told us",
            "Answers of a survey",
        )
        assert not row.article.live
        assert blocks[0] == (
            "paragraph",
            f'<p>We <b>asked</b>, and they answered.<a href="#note-{note}-1">[1]</a> Read the '
            '<a href="https://www.gov.uk/">guidance</a>, not this.</p><p>come words</p>',
        )
        assert blocks[1:3] == [
            ("heading", {"text": "Deep", "level": "2"}),
            ("heading", {"text": "What changes", "level": "2"}),
        ]
        assert blocks[3] == ("paragraph", f"{LIST}<ol><li>One</li><li>Two</li></ol>")
        assert blocks[4] == (
            "quotation",
            {"text": "Listen to us.", "credit": "A young person"},
        )
        assert blocks[5][1]["table"]["data"] == [["Year", "Answers"], ["2025", "12"]]
        assert blocks[5][1]["table"]["table_header_choice"] == "row"
        assert blocks[6:] == [
            ("heading", {"text": "Notes", "level": "2"}),
            (
                "paragraph",
                f'<ol><li>In a survey. <a href="#note-back-{note}-1">Back to 1</a></li></ol>',
            ),
        ]

    def test_of_word_the_editor_is_told_what_went(self):
        row = self.paste(clipboard.WORD)

        assert row.warnings == [
            "1 link was removed, because it leads to no web page, mail address or telephone.",
            "1 picture did not come along with the pasted text: add it here, or upload the file.",
            "2 recorded changes were taken as accepted.",
            "1 comment was left out.",
            "1 footnote stands at the end under Notes.",
        ]

    def test_nothing_stays_of_what_was_pasted_but_the_article(self):
        row = self.paste(clipboard.WORD)

        assert (row.content, row.original) == (None, None)
        assert not re.search(r"[Mm]so|check with|KW1|Secret", str(blocks_of(row.article)))

    def test_of_word_on_the_web_lists_and_headings_come_and_pictures_with_their_data(self):
        row = self.paste(clipboard.ONLINE)

        blocks = blocks_of(row.article)

        assert row.article.title == "Our news"
        assert blocks[:2] == [
            ("heading", {"text": "Why", "level": "2"}),
            ("paragraph", f"<p><b>Bold</b> and plain.</p>{LIST}"),
        ]
        assert blocks[2][0] == "picture"
        assert blocks[2][1]["image"]["alt_text"] == ""

    def test_of_libreoffice_notes_and_lists_come(self):
        row = self.paste(clipboard.LIBREOFFICE)
        note = row.digest[:6]

        assert row.article.title == "Our news"
        assert blocks_of(row.article) == [
            ("heading", {"text": "Why", "level": "2"}),
            (
                "paragraph",
                f'<p>We <b>asked</b>.<a href="#note-{note}-1">[1]</a></p>'
                "<ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>",
            ),
            ("quotation", {"text": "Listen to us.", "credit": ""}),
            ("heading", {"text": "Notes", "level": "2"}),
            (
                "paragraph",
                f'<ol><li>In a survey. <a href="#note-back-{note}-1">Back to 1</a></li></ol>',
            ),
        ]

    def test_of_google_docs_bold_is_what_looks_bold(self):
        row = self.paste(clipboard.GOOGLE)

        blocks = blocks_of(row.article)

        assert row.article.title == "Our news"
        assert blocks[:2] == [
            ("heading", {"text": "Why", "level": "2"}),
            (
                "paragraph",
                '<p>We <b>asked</b>, see <a href="https://www.gov.uk/">the guidance</a>.</p>'
                "<ul><li>First<ul><li>Inner</li></ul></li></ul>",
            ),
        ]
        assert blocks[2][1]["table"]["data"] == [["Year", "Answers"], ["2025", "12"]]
        assert len(blocks) == 3

    def test_of_google_docs_a_large_first_line_is_the_title(self):
        title = "<p><span style='font-size:26pt'>The year</span></p><h1 dir=ltr"
        row = self.paste(clipboard.GOOGLE.replace("<h1", title, 1))

        assert row.article.title == "The year"
        assert blocks_of(row.article)[0] == ("heading", {"text": "Our news", "level": "2"})

    def test_words_without_markup_become_a_paragraph_a_line(self):
        row = self.paste("One.\n\nTwo & three.")

        assert row.article.title == "Pasted text"
        assert blocks_of(row.article) == [("paragraph", "<p>One.</p><p>Two &amp; three.</p>")]
        assert row.warnings == ["No title was found: write one in place of “Pasted text”."]


class PastedFormTests(ImportTestCase):
    def test_the_form_takes_a_text_beside_files_and_names_who_wrote_it(self):
        self.client.force_login(self.user)
        pasted = upload(clipboard.LIBREOFFICE.encode(), "pasted.html")
        again = upload(clipboard.LIBREOFFICE.encode(), "pasted.html")
        values = {"issue": self.issue.pk, "pasted": pasted, "contributor_name": "Kim Writer"}

        with self.captureOnCommitCallbacks(execute=True):
            address = self.client.post("/admin/newsletter/word/", values).url

        text = self.client.get(address).text
        row = WordImport.objects.get()
        assert "1 of 1 file finished." in text
        assert "1 footnote stands at the end under Notes." in text
        assert (row.name, row.is_pasted, row.contributor_name) == (
            "Pasted text",
            True,
            "Kim Writer",
        )
        answer = self.client.post(
            "/admin/newsletter/word/", values | {"pasted": again}, follow=True
        )
        assert "“Pasted text” was pasted before and is not taken twice." in answer.text
