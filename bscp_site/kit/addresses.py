"""Absolute addresses, from the one setting that knows where the site lives."""

from django.conf import settings


def absolute(path: str) -> str:
    """The full address of a path on this site, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"


def host() -> str:
    """The host of this site, with its port where it has one."""
    return settings.SITE_URL.split("//", 1)[1]
