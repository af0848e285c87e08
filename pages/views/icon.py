"""The icon of the browser's tab, for what asks for it by its old name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from pages.models import SiteSettings

A_DAY = 86_400


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Pages name the icon in their head; feed readers, mail programs and error pages guess."""
    icon = SiteSettings.of(request).favicon
    response = redirect(icon.url if icon else static("images/favicon.svg"))
    patch_cache_control(response, public=True, max_age=A_DAY)
    return response
