from django.urls import path

from newsletter.feeds import AtomFeed, json_feed

app_name = "newsletter"
urlpatterns = [
    path("newsletter/feed.atom", AtomFeed(), name="feed_atom"),
    path("newsletter/feed.json", json_feed, name="feed_json"),
]
