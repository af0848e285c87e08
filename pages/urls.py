from django.urls import path

from pages.views.crawlers import robots
from pages.views.search import search

urlpatterns = [
    path("search/", search, name="search"),
    path("robots.txt", robots, name="robots"),
]
