"""The languages the site can speak."""

import re
import unicodedata

from pages import languages


def test_every_language_is_there_once():
    codes = [language.code for language in languages.LANGUAGES]

    assert len(set(codes)) == len(codes)
    assert codes[0] == languages.ENGLISH
    assert [code for code, _name in languages.CHOICES] == codes
    assert [code for code, _name in languages.TRANSLATIONS] == codes[1:]


def test_codes_are_what_lang_may_hold():
    for language in languages.LANGUAGES:
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3}|-[A-Z]{2})?", language.code)


def test_the_direction_is_that_of_the_languages_own_letters():
    for language in languages.LANGUAGES:
        first = unicodedata.bidirectional(language.own_name[0])

        assert language.direction == ("rtl" if first in {"R", "AL"} else "ltr"), language


def test_a_language_is_found_by_its_code():
    assert languages.language("ur").own_name == "اردو"
    assert languages.language("en-GB").is_english
    assert languages.language("xx") is None
