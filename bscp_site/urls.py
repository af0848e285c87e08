"""Every address of the site. Pages' own addresses come from the tree and are asked last."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from bscp_site import media

urlpatterns = [
    path("", include("bscp_site.accounts.urls")),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("", include("pages.urls")),
    path("", include("newsletter.urls")),
    path("", include("events.urls")),
]

if settings.MEDIA_URL.startswith("/"):
    media_path = settings.MEDIA_URL.strip("/")
    urlpatterns += [re_path(rf"^{media_path}/(?P<path>.+)$", media.serve_picture, name="media")]

if settings.DEBUG:
    import debug_toolbar

    urlpatterns += [path("__debug__/", include(debug_toolbar.urls))]

urlpatterns += [path("", include(wagtail_urls))]

handler400 = "bscp_site.error_views.refused"
handler403 = "bscp_site.error_views.forbidden"
handler404 = "bscp_site.error_views.not_found"
handler429 = "bscp_site.error_views.too_many"  # allauth asks for it; Django has none
handler500 = "bscp_site.error_views.broken"
