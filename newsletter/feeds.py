"""The newsletter as Atom 1.0 (RFC 4287) and JSON Feed 1.1: articles, those of a theme, issues."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute
from newsletter import feed_entries
from newsletter.feed_entries import HOME, Channel, Entry

ATOM, JSON = "atom", "json"


@require_safe
def articles_atom(request: HttpRequest) -> HttpResponse:
    return atom(feed_entries.of_articles(request.GET.get("theme", "")))


@require_safe
def articles_json(request: HttpRequest) -> HttpResponse:
    return json_feed(feed_entries.of_articles(request.GET.get("theme", "")))


@require_safe
def issues_atom(request: HttpRequest) -> HttpResponse:
    return atom(feed_entries.of_issues())


@require_safe
def issues_json(request: HttpRequest) -> HttpResponse:
    return json_feed(feed_entries.of_issues())


def atom(channel: Channel) -> HttpResponse:
    feed = Atom1Feed(
        title=channel.title,
        link=absolute(HOME),
        description="",
        language="en-gb",
        author_name=channel.publisher,
        feed_url=channel.address(ATOM),
        feed_guid=channel.address(ATOM),
    )
    for entry in channel.entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.text,
            unique_id=entry.id,
            pubdate=entry.published_at,
            updateddate=entry.modified_at,
            categories=entry.tags,
            author_name=entry.author or None,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def json_feed(channel: Channel) -> JsonResponse:
    return JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "home_page_url": absolute(HOME),
            "feed_url": channel.address(JSON),
            "language": "en-GB",
            "authors": [{"name": channel.publisher}],
            "items": [_item(entry) for entry in channel.entries],
        },
        content_type="application/feed+json",
    )


def _item(entry: Entry) -> dict[str, object]:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.modified_at.isoformat(),
    }
    if entry.tags:
        item["tags"] = list(entry.tags)
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    return item
