"""The answers when something is missing or broken.

404 is an ordinary page with the menu. The others are finished HTML on disk, because they must
read well when the database or a template does not; `pages.error_pages` writes them.
"""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.error_pages import finished

TRY_LATER = "There were too many tries in a short time. Wait a minute, then try again."


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


def too_many(request: HttpRequest, sentence: str = TRY_LATER) -> HttpResponse:
    """Somebody, or a machine, tries the same thing faster than a person would."""
    response = render(request, "429.html", {"sentence": sentence}, status=429)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "private, no-store"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(finished("500"), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    return HttpResponse(finished("503"), status=503, headers={"Retry-After": "30"})
