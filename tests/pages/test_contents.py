"""A long page has a list of its sections beside it; a short one needs none."""

from django.test import TestCase

from tests import factories


def sections(*titles):
    return [("heading", {"text": title, "level": "2"}) for title in titles]


class ContentsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()

    def main(self, body):
        page = factories.make_content(self.home, body=body)
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_each_entry_leads_to_its_section(self):
        titles = ("Who we are", "What we keep", "Your rights", "Questions")

        main = self.main(sections(*titles))

        for title in titles:
            anchor = f"part-{title.lower().replace(' ', '-')}"
            assert f'<a href="#{anchor}">{title}</a>' in main
            assert f'<h2 id="{anchor}">{title}</h2>' in main

    def test_parts_of_a_section_are_not_listed(self):
        parts = [("heading", {"text": "A part", "level": "3"})]

        main = self.main(sections("One", "Two", "Three", "Four") + parts)

        assert "On this page" in main
        assert main.count("A part") == 1

    def test_a_short_page_has_no_contents(self):
        assert "On this page" not in self.main(sections("One", "Two", "Three"))
