"""A practice review as readers meet it: the briefing first, with care."""

import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase

from pages.blocks import ReviewSetStream
from pages.models import Theme
from tests import factories


class ReviewPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        settings = factories.make_settings()
        settings.help_page = factories.make_help(home)
        settings.save()
        library = factories.make_library(home)
        cls.kind = factories.make_publication_kind(library, title="Practice reviews")
        names = ("slides", "report", "briefing", "press_statement")
        cls.files = {name: factories.make_document(f"{name}.pdf") for name in names}
        cls.recording = {
            "title": "The findings",
            "url": "https://www.example.org/film",
            "minutes": 12,
            "about": "",
            "transcript": {"page": None, "url": "", "text": ""},
            "document": factories.make_document("words.pdf"),
        }

    def review(self, **fields):
        whole = [(name, {"document": file}) for name, file in self.files.items()]
        values = {
            "review_set": [("recording", self.recording), *whole],
            "lessons": [
                ("learned", {"points": [{"point": "Absence says something", "text": "Much."}]}),
                (
                    "changed",
                    {"improvements": [{"recommendation": "R1", "lead": "All", "state": "Done"}]},
                ),
                ("questions", {"questions": ["Whom have we not seen?"]}),
            ],
        } | fields
        return factories.make_review(self.kind, **values)

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def places(self, text, *words):
        return [text.index(each) for each in words]

    def test_the_briefing_comes_before_the_report_whatever_the_order_in_the_form(self):
        main = self.main(self.review())

        names = ("briefing", "report", "press_statement", "slides")
        files = [*(self.files[name] for name in names), self.recording["document"]]
        order = self.places(main, *(file.url for file in files))
        assert order == sorted(order)

    def test_start_here_then_what_was_learned_changed_and_asked(self):
        main = self.main(self.review())

        order = self.places(
            main, "Start here", "What we learned", "What has changed", "Questions for your team"
        )
        assert order == sorted(order)
        assert "Whom have we not seen?" in main

    def test_readers_are_cared_for_and_led_to_who_to_call(self):
        main = self.main(self.review())

        care = main[main.index("Reading this may be hard") :]
        assert "tell someone today</a>" in care

    def test_it_says_who_led_it_and_in_which_form_it_is_published(self):
        main = self.main(self.review())

        assert "<dd>Kim Reviewer</dd>" in main
        assert "<dd>Full report</dd>" in main

    def test_improvements_alone_say_why(self):
        page = self.review(
            review_set=[("briefing", {"document": self.files["briefing"]})],
            publication_form="improvements",
            why_no_report="It would harm a child.",
        )

        main = self.main(page)

        assert "The full report is not published" in main
        assert "It would harm a child." in main

    def test_it_has_themes_and_stands_in_the_list_of_its_kind(self):
        page = self.review()
        page.themes = [Theme.objects.create(name="Neglect", slug="neglect")]
        page.save_revision().publish()

        assert page.title in self.main(self.kind)
        assert [theme.name for theme in type(page).objects.get().themes.all()] == ["Neglect"]

    def test_words_of_any_kind_are_shown_as_words(self):
        strange = "<script>alert(1)</script> \N{PILE OF POO} \u202edrow"
        page = self.review(
            lessons=[("learned", {"points": [{"point": strange, "text": strange}]})],
            reviewer=strange,
        )

        main = self.main(page)

        assert "<script>alert" not in main
        assert "&lt;script&gt;" in main
        assert "\N{PILE OF POO}" in main

    def test_a_recording_needs_all_its_words(self):
        stream = ReviewSetStream()
        wordless = self.recording | {"document": None, "about": "A summary is not enough."}

        with pytest.raises(ValidationError):
            stream.clean(stream.normalize([("recording", wordless)]))
        link = {"page": None, "url": "https://www.example.org/words", "text": "Words"}
        stream.clean(stream.normalize([("recording", wordless | {"transcript": link})]))

    def test_there_is_one_report_and_one_briefing(self):
        stream = ReviewSetStream()
        twice = [("report", {"document": self.files["report"]})] * 2

        with pytest.raises(ValidationError):
            stream.clean(stream.normalize(twice))
