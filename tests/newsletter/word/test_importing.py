"""What Word knows of a text becomes the site's blocks; the rest goes."""

from wagtail.contrib.redirects.models import Redirect

from newsletter.models import ArticlePage
from pages.models import Picture
from tests import factories
from tests.newsletter.word.files import Word, picture
from tests.newsletter.word.importing import ImportTestCase, blocks_of
from tests.pictures import encoded, halves, personal


class BlocksFromWordTests(ImportTestCase):
    def test_title_headings_lists_links_and_quotations_become_blocks(self):
        word = Word()
        word.paragraph("How we listen", style="Title")
        word.paragraph("Three things we learned", style="Subtitle")
        word.paragraph("Children said this:\u00a0ask\u00ad us\u2019s.")
        word.paragraph("What changed", style="Heading1")
        word.paragraph("First", bullet=0)
        word.paragraph("Within it", bullet=1)
        word.link("The guidance", "https://www.gov.uk/guidance?a=1&b=2")
        word.paragraph("“Ask us first.”", style="Quote")
        word.paragraph("— A young person", style="Quote")
        word.paragraph("In detail", style="Heading3")

        article = self.upload(word.data()).article

        assert (article.title, article.slug) == ("How we listen", "how-we-listen")
        assert article.summary == "Three things we learned"
        assert blocks_of(article) == [
            ("paragraph", "<p>Children said this: ask us’s.</p>"),
            ("heading", {"text": "What changed", "level": "2"}),
            (
                "paragraph",
                "<ul><li>First<ul><li>Within it</li></ul></li></ul>"
                '<p><a href="https://www.gov.uk/guidance?a=1&amp;b=2">The guidance</a></p>',
            ),
            ("quotation", {"text": "Ask us first.", "credit": "A young person"}),
            ("heading", {"text": "In detail", "level": "3"}),
        ]

    def test_a_table_has_its_headers_and_waits_for_a_caption(self):
        word = Word()
        word.table(["Group", "Meets"], ["Forum", "Quarterly"], head=True)

        row = self.upload(word.data())

        [(name, value)] = blocks_of(row.article)
        assert (name, value["caption"]) == ("table", "")
        assert value["table"]["data"] == [["Group", "Meets"], ["Forum", "Quarterly"]]
        assert value["table"]["table_header_choice"] == "row"

    def test_a_cell_over_several_rows_or_columns_moves_no_other(self):
        begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        word = Word()
        word.merged_table(
            [("Group", ""), ("Day", ""), ("Place", "")],
            [("Forum", begins), ("Monday", ""), ("Hall", "")],
            [("", goes_on), ("Tuesday", ""), ("Library", "")],
            [("Board", ""), ("Not fixed yet", '<w:gridSpan w:val="2"/>')],
        )

        row = self.upload(word.data())

        [(_name, value)] = blocks_of(row.article)
        assert value["table"]["data"] == [
            ["Group", "Day", "Place"],
            ["Forum", "Monday", "Hall"],
            ["Forum", "Tuesday", "Library"],
            ["Board", "Not fixed yet", ""],
        ]
        assert any("2 cells over several rows or columns" in words for words in row.warnings)

    def test_captions_go_to_their_table_and_picture(self):
        word = Word()
        word.paragraph("Table 1: Meetings", style="Caption")
        word.table(["Group", "Meets"], ["Forum", "Quarterly"])
        word.picture(picture())
        word.paragraph("The hall", style="Caption")

        blocks = blocks_of(self.upload(word.data()).article)

        assert [(name, value["caption"]) for name, value in blocks] == [
            ("table", "Table 1: Meetings"),
            ("picture", "The hall"),
        ]

    def test_a_frame_around_text_is_no_table(self):
        word = Word()
        word.table(["Remember to book"])

        blocks = blocks_of(self.upload(word.data()).article)

        assert blocks == [("paragraph", "<p>Remember to book</p>")]

    def test_pictures_become_the_sites_own_and_keep_only_words_of_people(self):
        word = Word()
        word.picture(picture(), alt="Two people talk")
        word.picture(encoded(halves(60, 30), **personal()), alt="A picture containing text")
        word.picture(picture(31, 30), alt="Graph\n\nDescription automatically generated")

        row = self.upload(word.data())

        alts = [value["image"]["alt_text"] for _name, value in blocks_of(row.article)]
        assert alts == ["Two people talk", "A picture containing text", ""]
        kept = Picture.objects.filter(title__startswith=row.article.title)
        assert [each.uploaded_by_user for each in kept] == [self.user] * 3
        sizes = [size for each in kept for size in each.renditions.all()]
        assert sizes
        assert not any(b"Telephone" in size.file.read() for size in sizes)

    def test_footnotes_lead_there_and_back(self):
        word = Word()
        word.paragraph("Said", word.note("A report."), " twice", word.note("A letter."))

        row = self.upload(word.data())

        [(_, text), (_, heading), (_, notes)] = blocks_of(row.article)
        key = row.digest[:6]
        assert text == (
            f'<p>Said<a href="#note-{key}-1">[1]</a> twice<a href="#note-{key}-2">[2]</a></p>'
        )
        assert heading == {"text": "Notes", "level": "2"}
        assert f'<li>A letter. <a href="#note-back-{key}-2">Back to 2</a></li>' in notes
        shown = row.article.body.render_as_block()
        for name in (f"note-{key}-1", f"note-back-{key}-1", f"note-back-{key}-2"):
            assert shown.count(f'id="{name}"') == shown.count(f'href="#{name}"') == 1

    def test_recorded_changes_count_as_accepted_and_comments_go(self):
        word = Word()
        word.raw(
            f"<w:p>{word.run('We meet ')}<w:ins>{word.run('on Monday')}</w:ins>"
            "<w:del><w:r><w:delText>Jane Doe</w:delText></w:r></w:del></w:p>" * 250
        )
        comment = b'<w:comments xmlns:w="%s"><w:comment w:id="1"/></w:comments>'
        comment %= b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

        row = self.upload(word.data(word__comments__xml=comment))

        [(_, text)] = blocks_of(row.article)
        assert text == "<p>We meet on Monday</p>" * 250
        assert row.warnings[-2:] == [
            "500 recorded changes were taken as accepted.",
            "1 comment was left out.",
        ]

    def test_bold_lines_are_taken_for_headings_and_that_is_said(self):
        word = Word()
        word.paragraph("Neglect matters", bold=True)
        word.paragraph("Some text.")
        word.paragraph("What to do:", bold=True)
        word.paragraph("More text.")
        word.paragraph("This is a whole sentence in bold.", bold=True)

        row = self.upload(word.data())

        assert row.article.title == "Neglect matters"
        assert ("heading", {"text": "What to do", "level": "2"}) in blocks_of(row.article)
        assert "<b>This is a whole sentence in bold.</b>" in blocks_of(row.article)[-1][1]
        assert row.warnings == [
            "The title was guessed from bold text.",
            "A heading was guessed from bold text.",
        ]

    def test_levels_are_two_without_a_gap_whatever_word_has(self):
        word = Word()
        for level in (3, 4, 2):
            word.paragraph(f"Level {level}", style=f"Heading{level}")
            word.paragraph("Text.")

        article = self.upload(word.data()).article

        levels = [value["level"] for name, value in blocks_of(article) if name == "heading"]
        assert (article.title, levels) == ("Level 3", ["2", "2"])

    def test_without_any_heading_the_name_of_the_file_is_the_title(self):
        word = Word()
        word.paragraph("Only text.")

        row = self.upload(word.data(), "../../Autumn_news (2).docx")

        assert row.article.title == "Autumn news (2)"
        assert row.warnings == ["No title was found: the name of the file stands in its place."]

    def test_links_that_lead_nowhere_safe_go_and_their_words_stay(self):
        word = Word()
        for address in (
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://",
        ):
            word.link("Read this", address)
        word.link("Ring us", "tel:+441632960001")

        row = self.upload(word.data())

        [(_, text)] = blocks_of(row.article)
        assert text.count("<p>Read this</p>") == 4
        assert text.count("<a ") == 1
        assert row.warnings[1].startswith("4 links were removed, because they lead to no web page")

    def test_what_it_becomes_is_clean(self):
        word = Word()
        word.paragraph("<script>alert(1)</script> & “more”")
        word.raw(
            '<w:p><w:r><w:rPr><w:color w:val="FF0000"/><w:sz w:val="80"/><w:i/>'
            '<w:u w:val="single"/>'
            "</w:rPr><w:t>Loud</w:t></w:r></w:p>"
        )

        [(_, text)] = blocks_of(self.upload(word.data()).article)

        assert text == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”</p><p>Loud</p>"

    def test_it_is_a_draft_of_whoever_uploaded_it_with_its_contributor(self):
        word = Word()
        word.paragraph("Text.")
        person = factories.make_person(self.issue.get_parent().get_parent(), title="Kim Writer")
        agency = factories.make_organisation(name="A school")

        row = self.upload(word.data(), contributor=person, agency=agency)

        article = ArticlePage.objects.get(pk=row.article_id)
        draft = article.get_latest_revision_as_object()
        assert not article.live
        assert (article.owner, draft.author.pk) == (self.user, person.pk)
        assert (row.contributor.pk, row.agency, draft.agency) == (person.pk, agency, agency)
        assert article.latest_revision.user == self.user

    def test_two_articles_of_one_title_have_two_addresses(self):
        slugs = []
        for text in ("One.", "Two."):
            word = Word()
            word.paragraph("News", style="Title")
            word.paragraph(text)
            slugs.append(self.upload(word.data()).article.slug)

        assert slugs == ["news", "news-2"]

    def test_an_address_that_leads_on_to_an_older_article_is_left_to_it(self):
        old = f"{self.issue.url}news"
        Redirect.objects.create(old_path=old, redirect_page=self.issue)
        word = Word()
        word.paragraph("News", style="Title")
        word.paragraph("Text.")

        assert self.upload(word.data()).article.slug == "news-2"
