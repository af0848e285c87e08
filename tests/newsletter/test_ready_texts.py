"""Editors are told what the texts of an issue lack: words of pictures and links, order, ease."""

from wagtail.contrib.redirects.models import Redirect

from newsletter.models import NewsletterIndexPage
from newsletter.ready.reading_age import reading_age
from pages.models import FoundLink
from tests import factories
from tests.newsletter.looking_over import NOON, LookingOver
from tests.pictures import make_picture

PLAIN = "We meet in the hall. All of you can come. Bring a friend and tell us what you think. "
HARD = (
    "Notwithstanding the aforementioned organisational considerations, multidisciplinary "
    "practitioners undertaking comprehensive safeguarding responsibilities necessarily "
    "accommodate extraordinarily complicated interdependencies between statutory "
    "accountabilities, professional expectations and proportionate information governance, "
    "particularly whenever institutional reconfiguration simultaneously necessitates "
    "collaborative reinterpretation. "
)


def picture(alt="", *, decorative=False):
    image = {"image": make_picture(20, 10).pk, "alt_text": alt, "decorative": decorative}
    return {"type": "picture", "value": {"image": image, "caption": ""}, "id": f"picture-{alt}"}


def paragraph(html):
    return {"type": "paragraph", "value": html, "id": "the-paragraph"}


def heading(text, level="2"):
    return {"type": "heading", "value": {"text": text, "level": level}, "id": f"heading-{text}"}


class TextTests(LookingOver):
    def said(self, **fields):
        """Of the article, beside that its changes are not published."""
        self.write_raw(self.article, **fields)
        return [line for line in self.of_article if "not published" not in line]

    def write_raw(self, page, **fields):
        streams = {
            name: page._meta.get_field(name).stream_block.to_python(value)
            for name, value in fields.items()
        }
        self.write(page, **streams)


class PicturesTests(TextTests):
    def test_a_picture_without_words_is_told_with_its_place(self):
        self.said(body=[picture(), picture("A hall")])

        (line,) = [line for line in self.part().lines if line.field == "body"]
        assert line.words.startswith("A picture has no description.")
        assert line.fragment == "#block-picture--section"

    def part(self):
        return next(part for part in self.findings().parts if part.page == self.article)

    def test_the_picture_above_the_text_and_those_of_the_issue_count_too(self):
        assert len(self.said(picture=[picture()])) == 1

        self.write_raw(self.issue, contents=[picture()])
        assert len(self.of_issue) == 1

    def test_a_picture_that_is_decoration_needs_no_words(self):
        assert self.said(body=[picture(decorative=True)], picture=[picture("A hall")]) == []


class TablesTests(TextTests):
    def table(self, caption):
        table = {"data": [["Group", "Meets"]], "table_header_choice": "row"}
        return {"type": "table", "value": {"caption": caption, "table": table}}

    def test_a_table_needs_a_caption(self):
        tables = [self.table(""), self.table("Who meets when")]

        assert self.said(body=tables) == ["A table has no caption. Say what it shows."]


class LinkWordsTests(TextTests):
    def test_words_that_do_not_say_where_a_link_leads_are_told(self):
        html = (
            '<p><a href="https://a.example/">Read more…</a> <a href="/about/">How we work</a></p>'
        )

        assert self.said(body=[paragraph(html)]) == [
            "The link “Read more…” does not say where it leads."
        ]

    def test_the_ways_to_a_note_and_back_are_not_vague(self):
        html = '<p>So<a href="#note-x-1">[1]</a>. <a href="#note-back-x-1">Back to 1</a></p>'

        assert self.said(body=[paragraph(html)]) == []

    def test_a_notice_of_the_issue_is_read_too(self):
        html = '<p><a href="/about/">here</a></p>'
        notice = {"heading": "", "text": html, "kind": "neutral"}
        self.write_raw(self.issue, contents=[{"type": "notice", "value": notice}])

        assert self.of_issue == ["The link “here” does not say where it leads."]


class HeadingsTests(TextTests):
    def test_a_part_of_a_section_stands_below_a_section(self):
        assert self.said(
            body=[heading("Part", "3"), heading("Section"), heading("Under", "3")]
        ) == ["The heading “Part” is part of a section, but none stands above it."]

    def test_a_heading_without_words_is_told(self):
        assert self.said(body=[heading(" ")]) == ["A heading has no words."]

    def test_sections_with_their_parts_are_in_order(self):
        assert self.said(body=[heading("One"), heading("Under", "3"), heading("Two")]) == []


class ReadingAgeTests(TextTests):
    def test_a_text_for_older_readers_is_told_with_both_ages(self):
        (line,) = self.said(body=[paragraph(f"<p>{HARD * 4}</p>")])

        assert line.startswith("It reads as if written for age ")
        assert "the aim is 14." in line

    def test_a_plain_text_is_not(self):
        assert self.said(body=[paragraph(f"<p>{PLAIN * 10}</p>")]) == []

    def test_the_aim_is_that_of_the_newsletter(self):
        NewsletterIndexPage.objects.update(reading_age=18)
        middling = PLAIN.replace(".", " and") + "we say so in every organisation. "
        age = reading_age([middling * 5])
        assert 9 < age <= 18
        assert self.said(body=[paragraph(f"<p>{middling * 5}</p>")]) == []

        NewsletterIndexPage.objects.update(reading_age=age - 1)
        assert len(self.of_article) == 2

    def test_it_is_the_grade_of_flesch_and_kincaid_and_five_years(self):
        # 0.39 × 10 + 11.8 × 1.5 - 15.59 = 6.01
        sentence = "The water of the river runs under paper bridges today. "
        words = ["the", "water", "of", "the", "river", "runs", "under", "paper", "bridges", "today"]
        assert len(sentence.split()) == len(words)

        assert reading_age([sentence * 10]) == round(0.39 * 10 + 11.8 * 1.6 - 15.59) + 5

    def test_what_nobody_can_read_is_for_nobody_older_than_students(self):
        assert reading_age([HARD * 4]) == 21

    def test_a_short_text_has_no_age_and_an_empty_one_neither(self):
        assert reading_age([PLAIN]) is None
        assert reading_age([]) is None
        assert reading_age(["1 2 3 … !!! 4"] * 200) is None

    def test_points_of_a_list_are_sentences_without_a_full_stop(self):
        points = ["we meet in the hall"] * 30

        assert reading_age(points) == reading_age([". ".join(points)])


class LinksThatDoNotAnswerTests(TextTests):
    OUTSIDE = "https://gone.example/page"
    HTML = f'<p><a href="{OUTSIDE}">The plan</a></p>'

    def found(self, **fields):
        values = {
            "place": "pages.contentpage:1",
            "target": self.OUTSIDE,
            "digest": str(FoundLink.objects.count()),
            "fault": "not_found",
            "checked_at": NOON,
        } | fields
        return FoundLink.objects.create(**values)

    def test_another_site_that_did_not_answer_is_told_for_a_draft_too(self):
        self.found()

        assert self.said(body=[paragraph(self.HTML)]) == [
            "The link “The plan” leads nowhere: The other site has no such page."
        ]

    def test_one_that_answered_is_not(self):
        self.found(fault="")

        assert self.said(body=[paragraph(self.HTML)]) == []

    def test_what_somebody_found_to_be_fine_here_is_fine(self):
        self.found(page=self.article, fine_at=NOON)

        assert self.said(body=[paragraph(self.HTML)]) == []

    def test_one_that_nobody_has_tried_is_counted_and_no_fault(self):
        assert self.said(body=[paragraph(self.HTML)]) == []
        assert self.findings().untried == 1

        self.found(fault="")
        assert self.findings().untried == 0

    def test_a_page_that_readers_cannot_open_is_told_at_once(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        page.unpublish()

        assert self.said(
            body=[paragraph(f'<p><a linktype="page" id="{page.pk}">Guide</a></p>')]
        ) == ["The link “Guide” leads nowhere: The page is not public."]

    def test_what_is_no_address_is_no_fault_of_the_site(self):
        rubbish = ("http://[x", "/a//[b", "//[", "page:x", "page:99999999999999999999", "\\")
        html = "".join(f'<p><a href="{target}">Link {target}</a></p>' for target in rubbish)

        lines = self.said(body=[paragraph(html)])

        assert any("“Link page:x” leads nowhere" in line for line in lines)

    def test_an_address_that_leads_on_answers(self):
        Redirect.objects.create(old_path="/old", redirect_link="/new/")
        html = '<p><a href="/old/">Old</a> <a href="/never/">Never</a></p>'

        assert self.said(body=[paragraph(html)]) == [
            "The link “Never” leads nowhere: The page is gone."
        ]

    def test_the_pages_of_the_issue_may_link_to_each_other(self):
        links = f'<p><a linktype="page" id="{self.issue.pk}">The issue</a></p>'

        assert self.said(body=[paragraph(links)]) == []
