"""Wagtail keeps the site's host and port in a table; SITE_URL is the truth behind it."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

DEFAULT_PORTS = {"http": 80, "https": 443}


def follow_site_url() -> None:
    """Make Wagtail's default site say what SITE_URL says. Writes only when they differ."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or DEFAULT_PORTS[address.scheme]
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
