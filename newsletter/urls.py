"""Addresses of the newsletter beside its pages. Stable: feed readers keep them."""

from django.urls import path

from newsletter.feeds.documents import ARTICLES, ISSUES
from newsletter.feeds.views import feed
from newsletter.print.views import issue_pdf
from newsletter.useful_views import thanks, useful
from newsletter.whole_view import whole_issue

app_name = "newsletter"
# By form of the feed; those without a theme have the shortest addresses.
FEEDS = [
    each
    for form in ("atom", "json")
    for each in (
        path(
            f"newsletter/feed.{form}",
            feed,
            {"form": form, "subject": ARTICLES},
            name=f"feed_{form}",
        ),
        path(
            f"newsletter/issues.{form}",
            feed,
            {"form": form, "subject": ISSUES},
            name=f"issues_{form}",
        ),
        path(
            f"newsletter/theme/<slug:theme>/feed.{form}",
            feed,
            {"form": form, "subject": ARTICLES},
            name=f"theme_feed_{form}",
        ),
        path(
            f"newsletter/theme/<slug:theme>/issues.{form}",
            feed,
            {"form": form, "subject": ISSUES},
            name=f"theme_issues_{form}",
        ),
    )
]

urlpatterns = [
    *FEEDS,
    # The name of a page never has a dot, so no article can stand here.
    path("newsletter/<str:issue>/issue.pdf", issue_pdf, name="issue_pdf"),
    path("newsletter/useful/<int:pk>/", useful, name="useful"),
    path("newsletter/useful/<int:pk>/thanks/", thanks, name="useful_thanks"),
    path("newsletter/<str:issue>/whole/", whole_issue, name="whole_issue"),
]
