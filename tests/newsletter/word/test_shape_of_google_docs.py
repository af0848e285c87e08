"""What Google Docs writes otherwise than Word does: written here after its manner.

A file that Google Docs itself wrote may not stand here, for none was free to be used.
"""

from newsletter.word_choices import ImportState
from tests.newsletter.word.files import Word, picture
from tests.newsletter.word.importing import ImportTestCase, blocks_of

RUN = '<w:r><w:rPr>{look}<w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
BOOKMARK = (
    '<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.{name}" w:id="{number}"/>'
    '<w:bookmarkEnd w:id="{number}"/>'
)
BOX = (
    '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr>'
    "<w:sdtContent>{said}</w:sdtContent></w:sdt>"
)
LINK_LOOK = '<w:color w:val="1155cc"/><w:u w:val="single"/>'


def run(text: str, look: str = "") -> str:
    return RUN.format(text=text, look=look)


class GoogleDocsTests(ImportTestCase):
    def blocks(self, word: Word):
        row = self.upload(word.data())
        assert row.state == ImportState.DONE, row.message
        return row, blocks_of(row.article)

    def test_bookmarks_of_headings_are_not_words(self):
        word = Word()
        word.paragraph(BOOKMARK.format(name="gjdgxs", number=0), run("Our news"), style="Title")
        word.paragraph(BOOKMARK.format(name="30j0zll", number=1), run("Why"), style="Heading1")
        word.paragraph(run("We asked."))

        row, blocks = self.blocks(word)

        assert row.article.title == "Our news"
        assert blocks == [
            ("heading", {"text": "Why", "level": "2"}),
            ("paragraph", "<p>We asked.</p>"),
        ]

    def test_words_in_the_boxes_of_comments_and_suggestions_are_kept(self):
        word = Word()
        word.paragraph(
            run("One "), BOX.format(said=f'<w:ins w:id="1">{run("two", "<w:b/>")}</w:ins>')
        )
        word.paragraph(BOX.format(said=f'<w:del w:id="2">{run("gone")}</w:del>'), run("three"))

        [(_, html)] = self.blocks(word)[1]

        assert html == "<p>One <b>two</b></p><p>three</p>"

    def test_links_lose_their_colour_and_line_and_keep_their_address(self):
        word = Word()
        name = word.relate("hyperlink", "https://www.gov.uk/", outside=True)
        word.raw(
            f'<w:p><w:hyperlink r:id="{name}">{run("Guidance", LINK_LOOK)}</w:hyperlink></w:p>'
        )

        [(_, html)] = self.blocks(word)[1]

        assert html == '<p><a href="https://www.gov.uk/">Guidance</a></p>'

    def test_a_name_that_a_program_gave_a_picture_is_no_description(self):
        word = Word()
        word.paragraph(run("Words"))
        word.picture(picture(), alt="image1.jpg", name="image1.jpg", kind="jpg")

        blocks = self.blocks(word)[1]

        assert blocks[-1][1]["image"]["alt_text"] == ""

    def test_rows_that_are_all_marked_as_head_say_nothing_of_the_head(self):
        """`tblHeader` stands in every row, with the value 0, which means that it is none."""
        cells = ["A long sentence that tells of the first quarter", "A sentence about the second"]
        line = (
            "<w:tr><w:trPr><w:cantSplit w:val='0'/><w:tblHeader w:val='0'/></w:trPr>"
            + "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)
            + "</w:tr>"
        )
        word = Word()
        word.raw(f"<w:tbl>{line * 3}</w:tbl>")

        [(_, value)] = self.blocks(word)[1]

        assert value["table"]["table_header_choice"] == "neither"
        assert len(value["table"]["data"]) == 3
