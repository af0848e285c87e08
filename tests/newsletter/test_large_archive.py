"""What readers ask of the newsletter costs the same with ten thousand articles as with ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsletter.models import ArticlePage
from tests.archive import LargeArchive

MOST_QUERIES = 12
MOST_QUERIES_OF_A_FEED = 6
PAGES = (
    "/",
    "/newsletter/",
    "/newsletter/?theme=theme-2",
    "/newsletter/?priority=priority-1",
    "/newsletter/?theme=nothing",
    "/newsletter/1/",
    "/newsletter/1/article-3/",
)
LATER_PAGES = ("/newsletter/?page=2", "/newsletter/?theme=theme-2&page=40")
FEEDS = ("/newsletter/feed.atom", "/newsletter/issues.json", "/newsletter/theme/theme-2/feed.atom")


def queries(client, address):
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured]


@pytest.mark.django_db
@pytest.mark.one_database
def test_queries_do_not_grow_with_the_archive(client):
    archive = LargeArchive.begin()
    archive.grow(2, articles_each=5)
    before = {address: len(queries(client, address)) for address in (*PAGES, *FEEDS)}

    archive.grow(500, articles_each=20)

    assert ArticlePage.objects.count() > 10_000
    assert "Article 3 of issue 499" in client.get("/newsletter/499/").text
    for address in LATER_PAGES:
        assert len(queries(client, address)) <= MOST_QUERIES, address
    for address, count in before.items():
        after = queries(client, address)
        most = MOST_QUERIES_OF_A_FEED if address in FEEDS else MOST_QUERIES
        assert len(after) <= most, (address, after)
        assert len(after) == count, (address, after)
