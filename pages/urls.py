from django.urls import path

from pages.message_choices import Purpose
from pages.views import messages
from pages.views.crawlers import robots, sitemap
from pages.views.icon import favicon
from pages.views.plans import priorities
from pages.views.search import missed, search, told
from pages.views.security import security
from pages.views.styleguide import styleguide
from pages.views.theme import admin_style_sheet, style_sheet

# Stable: mail, posters and other sites keep them. `pages.models.general` keeps the words free.
FORMS = {
    Purpose.CONTACT: "contact/message/",
    Purpose.FEEDBACK: "feedback/",
    Purpose.ACCESSIBILITY: "accessibility/problem/",
    Purpose.DATA_REQUEST: "privacy/request/",
    Purpose.COMPLAINT: "privacy/complaint/",
}

urlpatterns = [
    *(
        way
        for purpose, address in FORMS.items()
        for way in (
            path(address, messages.write, {"purpose": purpose}, name=purpose.value),
            path(
                f"{address}sent/<slug:reference>/",
                messages.sent,
                {"purpose": purpose},
                name=f"{purpose.value}_sent",
            ),
        )
    ),
    path("about/priorities/", priorities, name="priorities"),
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
