"""What a feed asks of the database does not grow with its entries, whatever stands in them."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import Theme
from tests import factories
from tests.pictures import in_text, make_picture

MOST_QUERIES = 6
FEEDS = [
    f"/newsletter/{theme}{subject}.{form}"
    for theme in ("", "theme/neglect/")
    for subject in ("feed", "issues")
    for form in ("atom", "json")
]


class FeedCostTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.newsletter = factories.make_site()["newsletterindexpage"]
        cls.theme = Theme.objects.create(name="Neglect", slug="neglect")
        cls.picture = make_picture(600, 400)
        for number in range(3, 6):
            cls.publish(number)

    @classmethod
    def publish(cls, number):
        issue = factories.make_issue(cls.newsletter, number)
        link = f'<p><a linktype="page" id="{issue.pk}">Here</a></p>'
        article = factories.make_article(
            issue,
            title=f"Article {number}",
            picture=[in_text(cls.picture, "Two fields")],
            body=[
                ("paragraph", link),
                in_text(cls.picture, "Two fields"),
                ("callout", {"heading": "Moved", "text": link, "kind": "change"}),
                ("link", {"page": issue, "url": "", "text": "All of it"}),
                ("who_to_call", None),
            ],
        )
        article.themes = [cls.theme]
        article.save_revision().publish()

    def queries(self, address):
        self.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return [query["sql"].partition(" FROM ")[2][:100] for query in queries]

    def test_text_links_and_pictures_cost_six_queries_in_any_number(self):
        before = {address: self.queries(address) for address in FEEDS}
        for number in range(6, 9):
            self.publish(number)

        for address in FEEDS:
            queries = self.queries(address)
            assert len(queries) == len(before[address]) <= MOST_QUERIES, (address, queries)
