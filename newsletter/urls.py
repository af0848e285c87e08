from django.urls import path

from newsletter import feeds

app_name = "newsletter"
urlpatterns = [
    path("newsletter/feed.atom", feeds.articles_atom, name="feed_atom"),
    path("newsletter/feed.json", feeds.articles_json, name="feed_json"),
    path("newsletter/issues.atom", feeds.issues_atom, name="issues_atom"),
    path("newsletter/issues.json", feeds.issues_json, name="issues_json"),
]
