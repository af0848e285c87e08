"""Files that other people's programs wrote become clean drafts."""

import json
import re
import subprocess
import sys
from pathlib import Path

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from newsletter.word import running
from newsletter.word_choices import ImportState
from pages.blocks.text import RICH_TEXT_FEATURES
from tests.newsletter.word.files import Word
from tests.newsletter.word.importing import ImportTestCase, blocks_of
from tests.pictures import encoded, halves

FOLDER = Path(__file__).parent / "written_by_others"


class FilesOfOthersTests(ImportTestCase):
    def blocks(self, name: str):
        row = self.upload((FOLDER / name).read_bytes(), name)
        assert row.state == ImportState.DONE, row.message
        return row, blocks_of(row.article)

    def test_libreoffice(self):
        row, blocks = self.blocks("libreoffice_7.docx")

        assert row.article.title == "Listening first"
        assert [name for name, _ in blocks] == [
            *("heading", "paragraph", "heading", "table", "quotation", "paragraph"),
            *("heading", "paragraph"),
        ]
        assert "<ul><li>First point<ul><li>A point within it</li></ul></li>" in blocks[1][1]
        assert "“ask us first”. <b>Two things</b> changed, and one did not." in blocks[1][1]
        assert blocks[3][1]["table"]["table_header_choice"] == "row"
        assert blocks[7][1].startswith("<ol><li>The guidance of the government. <a ")

    def test_word(self):
        assert (
            "<ul><li>Apple</li><li>Banana</li></ul>" in self.blocks("word_2010_list.docx")[1][0][1]
        )
        assert self.blocks("word_2010_footnotes.docx")[1][-1][1].count("<li>") == 2
        assert self.blocks("word_2016_links.docx")[1][0][1].count("<a href=") == 4
        assert self.blocks("word_2016_strict.docx")[1] == [("paragraph", "<p>Test</p>")]
        assert [name for name, _ in self.blocks("word_2010_table.docx")[1]] == [
            *("paragraph", "table", "paragraph"),
        ]

    def test_what_word_leaves_open_is_said(self):
        assert "2 comments were left out." in self.blocks("word_2010_comments.docx")[0].warnings
        [(_, value)] = self.blocks("word_2010_picture.docx")[1]
        assert value["image"]["alt_text"] == ""

    def test_a_file_with_nothing_but_a_linked_picture_holds_nothing(self):
        name = "libreoffice_3_linked_picture.docx"

        row = self.upload((FOLDER / name).read_bytes(), name)

        assert row.message == "No text and no picture was found in the file."

    def test_the_editor_keeps_what_was_made(self):
        converter = ContentstateConverter(RICH_TEXT_FEATURES)
        for name in ("libreoffice_7.docx", "word_2010_footnotes.docx"):
            for kind, value in self.blocks(name)[1]:
                if kind == "paragraph":
                    again = converter.to_database_format(converter.from_database_format(value))
                    assert _bare(again) == _bare(value)


def _bare(html: str) -> str:
    return re.sub(r' data-block-key="\w+"', "", html)


def test_forty_pages_with_twenty_pictures_need_little_memory():
    word = Word()
    for page in range(40):
        word.paragraph(f"Part {page}", style="Heading1")
        for _ in range(8):
            word.paragraph("Children and families told us what helps. " * 8)
        if page % 2:
            picture = halves(1600, 1200)
            picture.putpixel((page, page), (page, page, page))
            word.picture(encoded(picture, quality=95))

    command = [sys.executable, "-s", "-m", running.CHILD, "30", "512", "key", "file"]
    done = subprocess.run(
        ["/usr/bin/env", "-i", sys.executable, "-c", MEASURE, *command],
        input=word.data(),
        capture_output=True,
        cwd=running.ROOT,
        check=True,
    )

    assert len(json.loads(done.stdout)["pictures"]) == 20
    assert int(done.stderr) < 300 * 1024  # kilobytes


MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""
