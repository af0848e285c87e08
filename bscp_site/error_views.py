"""The answers when something is missing or broken.

404 is an ordinary page with the menu. The others are finished HTML on disk, because they must
read well when the database or a template does not; `pages.error_pages` writes them.
"""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.error_pages import finished


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    try:
        return render(request, "404.html", status=404)
    except DatabaseError:
        return unavailable(request)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that makes no sense (400) reads like an unknown address: there is nothing here."""
    return HttpResponse(finished("404"), status=400)


def forbidden(request: HttpRequest, exception=None, reason: str = "") -> HttpResponse:
    """A form without the sign that it is ours, or a door that is closed to this person."""
    return HttpResponse(finished("403"), status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(finished("500"), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    return HttpResponse(finished("503"), status=503, headers={"Retry-After": "30"})
