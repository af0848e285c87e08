from django.urls import path

from pages.views import contact
from pages.views.crawlers import robots, sitemap
from pages.views.icon import favicon
from pages.views.plans import priorities
from pages.views.search import missed, search, told
from pages.views.security import security
from pages.views.styleguide import styleguide
from pages.views.theme import admin_style_sheet, style_sheet

urlpatterns = [
    path("about/priorities/", priorities, name="priorities"),
    path("contact/message/", contact.write, name="contact"),
    path("contact/message/sent/", contact.sent, name="contact_sent"),
    path("search/", search, name="search"),
    path("search/missed/", missed, name="missed"),
    path("search/missed/told/", told, name="missed_told"),
    path("styleguide/", styleguide, name="styleguide"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security, name="security"),
    path("theme.<slug:digest>.css", style_sheet, name="theme"),
    path("theme.admin.<slug:digest>.css", admin_style_sheet, name="admin_theme"),
]
