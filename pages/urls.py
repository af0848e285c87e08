from django.urls import path

from pages.views.crawlers import robots, sitemap
from pages.views.plans import priorities
from pages.views.search import search
from pages.views.security import security
from pages.views.styleguide import styleguide
from pages.views.theme import style_sheet

urlpatterns = [
    path("about/priorities/", priorities, name="priorities"),
    path("search/", search, name="search"),
    path("styleguide/", styleguide, name="styleguide"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security, name="security"),
    path("theme.<slug:digest>.css", style_sheet, name="theme"),
]
