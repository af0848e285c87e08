"""Words of the field, explained once, where a link can lead to each."""

import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase

from pages.models import GlossaryTerm
from tests import factories


class GlossaryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.page = factories.make_glossary(home)

    def main(self):
        text = self.client.get(self.page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_terms_stand_in_the_order_of_the_alphabet_whatever_their_case(self):
        for term in ("threshold", "CASS", "Assembly", "agency"):
            factories.make_term(term)

        main = self.main()

        places = [
            main.index(f"<dfn>{term}</dfn>") for term in ("agency", "Assembly", "CASS", "threshold")
        ]
        assert places == sorted(places)
        assert main.count('id="letter-A"') == 1

    def test_each_term_has_a_place_of_its_own_and_says_what_it_stands_for(self):
        factories.make_term("LCSPR", stands_for="Local review", meaning="A look back.")

        main = self.main()

        assert '<div id="term-lcspr">' in main
        assert "<b>Local review</b><br>A look back." in main

    def test_many_letters_are_listed_and_each_leads_somewhere(self):
        for term in ("Agency", "Board", "CASS", "Designated lead"):
            factories.make_term(term)

        main = self.main()

        for letter in "ABCD":
            assert f'href="#letter-{letter}"' in main
            assert f'id="letter-{letter}"' in main

    def test_few_letters_need_no_list(self):
        factories.make_term("CASS")

        assert 'aria-label="Letters"' not in self.main()

    def test_an_empty_glossary_says_so(self):
        assert "No term has been explained yet." in self.main()

    def test_two_terms_never_stand_at_the_same_place(self):
        factories.make_term("early help")

        with pytest.raises(ValidationError) as error:
            GlossaryTerm(term="Early-help", meaning="Help early.").full_clean()

        sentence = "“early help” stands in the glossary already."
        assert error.value.message_dict == {"term": [sentence]}

    def test_a_term_does_not_stand_in_its_own_way(self):
        term = factories.make_term("early help")

        term.meaning = "Help before things get worse."
        term.full_clean()

    def test_terms_in_other_scripts_stand_apart(self):
        anchors = set()
        for word in ("سلامت", "помощь"):
            GlossaryTerm(term=word, meaning="Help.").full_clean()
            anchors.add(factories.make_term(word).anchor)

        assert len(anchors) == 2
