"""Articles from before minutes were stored get theirs when the site is brought up to date."""

from importlib import import_module

from django.apps import apps
from django.test import TestCase

from newsletter.models import ArticlePage
from tests import factories

count_minutes = import_module(
    "newsletter.migrations.0010_minutes_of_existing_articles"
).count_minutes


class MinutesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        issue = factories.make_site()["issuepage"]
        words = [("paragraph", f"<p>{'word ' * 700}</p>"), ("quotation", {"text": "word " * 200})]
        cls.long, cls.short = (
            factories.make_article(issue, title=title, body=body)
            for title, body in (("Long", words), ("Short", [("paragraph", "<p>Few words.</p>")]))
        )

    def minutes(self):
        ArticlePage.objects.update(minutes=1)
        count_minutes(apps, None)
        return dict(ArticlePage.objects.values_list("title", "minutes"))

    def test_they_are_those_that_saving_would_count(self):
        found = self.minutes()

        assert (found["Long"], found["Short"]) == (self.long.minutes, self.short.minutes) == (4, 1)

    def test_minutes_that_were_counted_stay(self):
        ArticlePage.objects.update(minutes=9)

        count_minutes(apps, None)

        assert set(ArticlePage.objects.values_list("minutes", flat=True)) == {9}
