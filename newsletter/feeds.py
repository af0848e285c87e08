"""The articles as Atom 1.0 (RFC 4287) and JSON Feed 1.1."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute
from newsletter.models import ArticlePage
from pages.models import SiteSettings

ENTRIES = 50


def entries():
    return list(ArticlePage.objects.live().public().dated().newest_first()[:ENTRIES])


def title(site: SiteSettings) -> str:
    name = site.partnership_name
    return f"Newsletter of the {name}" if name else "Newsletter"


def entry_id(article: ArticlePage) -> str:
    """Stays the same when the page is renamed or moved."""
    return f"urn:uuid:{article.translation_key}"


def published_at(article: ArticlePage) -> datetime:
    """The start of the issue's day in London: an old issue keeps its old date."""
    return timezone.make_aware(datetime.combine(article.issued_on, time.min))


class AtomFeed(Feed):
    feed_type = Atom1Feed
    language = "en-gb"

    def get_object(self, request):
        return SiteSettings.current()

    def title(self, site):
        return title(site)

    def link(self):
        return absolute("/newsletter/")

    def feed_url(self):
        return absolute(reverse("newsletter:feed_atom"))

    def feed_guid(self):
        return absolute("/newsletter/")

    def author_name(self, site):
        return site.partnership_name or "The team"

    def items(self):
        return entries()

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return absolute(item.url)

    def item_guid(self, item):
        return entry_id(item)

    def item_pubdate(self, item):
        return published_at(item)

    def item_updateddate(self, item):
        return item.last_published_at

    def item_categories(self, item):
        return [item.section]


@require_safe
def json_feed(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title(SiteSettings.current()),
            "home_page_url": absolute("/newsletter/"),
            "feed_url": absolute(reverse("newsletter:feed_json")),
            "language": "en-GB",
            "items": [
                {
                    "id": entry_id(article),
                    "url": absolute(article.url),
                    "title": article.title,
                    "content_text": article.summary or article.title,
                    "date_published": published_at(article).isoformat(),
                    "date_modified": article.last_published_at.isoformat(),
                    "tags": [article.section],
                }
                for article in entries()
            ],
        },
        content_type="application/feed+json",
    )
