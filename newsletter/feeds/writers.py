"""A feed as Atom and as JSON Feed."""

import json

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from newsletter.feeds.documents import Entry, FeedDocument


class _Atom(Atom1Feed):
    """With the whole text of each entry, and the same to the byte until something changes."""

    def latest_post_date(self):
        return self.feed["updated_at"]

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(document: FeedDocument) -> str:
    feed = _Atom(
        document.title,
        document.home,
        None,
        language="en-gb",
        author_name=document.publisher,
        feed_url=document.address,
        feed_guid=document.address,
        updated_at=document.updated_at,
    )
    for entry in document.entries:
        feed.add_item(
            entry.title,
            entry.url,
            escape(entry.summary),  # written as HTML
            unique_id=entry.id,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            author_name=entry.author or None,
            categories=entry.tags,
            content=entry.content,
        )
    return feed.writeString("utf-8")


def json_feed(document: FeedDocument) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": document.title,
        "home_page_url": document.home,
        "feed_url": document.address,
        "language": "en-GB",
        "authors": [{"name": document.publisher, "url": document.home}],
        "items": [_item(entry) for entry in document.entries],
    }
    return json.dumps(feed, ensure_ascii=False)


def _item(entry: Entry) -> dict[str, object]:
    """An item has text in one form at least; what is empty is left out."""
    text = {"content_html": entry.content} if entry.content else {}
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **(text or {"content_text": entry.summary or entry.title}),
        "summary": entry.summary,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.tags),
    }
    return {name: value for name, value in item.items() if value}
