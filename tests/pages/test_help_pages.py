"""Help for a child, in English and in other languages: whole pages, each saying what it is."""

import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase

from pages.models import HelpPage
from tests import factories


class HelpPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings(who_to_call_note="Say the name of your language.")
        cls.english = factories.make_help(home)
        cls.urdu = factories.make_translation(cls.english, "ur", title="کیا آپ کو فکر ہے؟")
        cls.polish = factories.make_translation(cls.english, "pl", title="Martwisz się?")

    def text(self, page):
        return self.client.get(page.url).text

    def test_the_whole_page_says_its_language_and_direction(self):
        assert '<html lang="en-GB">' in self.text(self.english)
        assert '<html lang="ur" dir="rtl">' in self.text(self.urdu)
        assert '<html lang="pl">' in self.text(self.polish)

    def test_what_stays_english_on_a_translation_says_so(self):
        text = self.text(self.urdu)

        for part in ('<header class="masthead"', '<footer class="foot"', '<div class="exit"'):
            assert f'{part} lang="en-GB" dir="ltr"' in text
        assert '<div class="call__help" lang="en-GB" dir="ltr">' in text

    def test_the_numbers_stand_before_the_text(self):
        text = self.text(self.english)
        main = text[text.index("<main") :]

        assert 0 < main.index("tel:999") < main.index("<p>Call.</p>")

    def test_the_english_page_leads_to_each_language_by_its_own_name(self):
        text = self.text(self.english)

        assert f'<a href="{self.urdu.url}" hreflang="ur" lang="ur" dir="rtl">اردو' in text
        assert f'<a href="{self.polish.url}" hreflang="pl" lang="pl" dir="ltr">Polski' in text

    def test_a_translation_leads_back_to_english_first_and_to_the_others(self):
        text = self.text(self.urdu)
        main = text[text.index("<main") :]

        english = main.index("Read this page in English")
        assert english < main.index("<h1>") < main.index("Polski")
        assert "اردو" not in main  # not to itself

    def test_a_translation_says_when_it_was_made(self):
        assert "23 November 2026</time>" in self.text(self.urdu)

    def test_every_version_names_all_versions_to_search_engines(self):
        for page in (self.english, self.urdu, self.polish):
            text = self.text(page)

            for code, other in (
                ("en-GB", self.english),
                ("x-default", self.english),
                ("ur", self.urdu),
                ("pl", self.polish),
            ):
                address = f"http://testserver{other.url}"
                assert f'<link rel="alternate" hreflang="{code}" href="{address}">' in text

    def test_a_translation_that_readers_cannot_open_is_not_offered(self):
        self.urdu.unpublish()

        text = self.text(self.english)

        assert "اردو" not in text
        assert 'hreflang="ur"' not in text

    def test_a_page_in_one_language_only_offers_no_other(self):
        self.urdu.unpublish()
        self.polish.unpublish()

        text = self.text(self.english)

        assert "hreflang" not in text
        assert "Read this page in" not in text

    def test_a_translation_of_a_page_that_is_gone_still_reads(self):
        home = self.english.get_parent()
        alone = factories.make_translation(self.english, "so", title="Caawimo")
        alone.move(home.specific, "last-child")
        self.english.unpublish()

        response = self.client.get(HelpPage.objects.get(pk=alone.pk).url)

        assert response.status_code == 200
        assert "Read this page in English" not in response.text

    def test_a_result_of_a_search_says_its_language(self):
        text = self.client.get("/search/", {"q": "Martwisz"}).text

        assert '<span class="tag">Help</span>' in text
        assert '<h2 class="as-h3" lang="pl" dir="ltr">' in text

    def test_a_translation_needs_its_english_page_and_english_needs_none(self):
        for fields in ({"language": "ur"}, {"language": "en-GB", "translation_of": self.english}):
            page = HelpPage(title="Help", slug="help-2", **fields)

            with pytest.raises(ValidationError) as error:
                page.clean()

            assert set(error.value.message_dict) <= {"language", "translation_of"}

    def refused(self, page, **fields):
        for name, value in fields.items():
            setattr(page, name, value)
        with pytest.raises(ValidationError) as error:
            page.full_clean()
        return error.value.message_dict

    def test_a_page_cannot_translate_itself(self):
        errors = self.refused(self.urdu, translation_of=self.urdu)

        assert errors == {"translation_of": ["A page cannot translate itself."]}

    def test_only_an_english_page_is_translated(self):
        sentence = "This page is a translation itself. Choose its English page."

        errors = self.refused(self.urdu, translation_of=self.polish)

        assert errors == {"translation_of": [sentence]}

    def test_a_page_has_one_translation_in_each_language(self):
        sentence = "The English page has a translation in this language already."

        errors = self.refused(self.polish, language="ur")

        assert errors == {"language": [sentence]}

    def test_each_english_page_may_have_a_translation_in_the_same_language(self):
        other = factories.make_help(self.english, title="What happens then")

        factories.make_translation(other, "ur").full_clean()
        self.urdu.full_clean()
