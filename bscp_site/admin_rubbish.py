"""What the admin answers to a request that makes no sense: 400 or 404, never a server error.

Wagtail trusts that whatever reaches its views behind the sign-in was made by its own pages: a
number that is none, or a form without its fields, is a fault of the line that stumbles over it.
Such a fault is told apart from a fault of ours by where it came through: somebody sent something,
and no line of this project had a part in it. It is written down all the same, with its places.
"""

import logging
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import TracebackType

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

logger = logging.getLogger(__name__)

# What is raised where a value is no number or address, is too large, names nothing, or is missing.
OF_RUBBISH = (
    AttributeError,
    DataError,
    LookupError,
    NoReverseMatch,
    ObjectDoesNotExist,
    OverflowError,
    TypeError,
    ValidationError,
    ValueError,
)


class answer_rubbish:  # noqa: N801  (named as its neighbours in MIDDLEWARE)
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not (isinstance(error, OF_RUBBISH) and _was_sent_to_the_admin(request)):
            return None
        if not our_packages().isdisjoint(_packages(error.__traceback__)):
            return None
        logger.warning("What was sent to the admin could not be read.", exc_info=error)
        is_missing = isinstance(error, ObjectDoesNotExist)
        return render(request, "wagtailadmin/400.html", status=404 if is_missing else 400)


def _was_sent_to_the_admin(request: HttpRequest) -> bool:
    is_something_sent = request.method == "POST" or request.META.get("QUERY_STRING")
    return bool(is_something_sent) and request.path_info.startswith(reverse("wagtailadmin_home"))


def _packages(trace: TracebackType | None) -> Iterator[str]:
    """Whose lines a fault came through."""
    while trace:
        yield trace.tb_frame.f_globals.get("__name__", "").partition(".")[0]
        trace = trace.tb_next


@cache
def our_packages() -> frozenset[str]:
    configs = apps.get_app_configs()
    return frozenset(each.name for each in configs if Path(each.path).parent == settings.BASE_DIR)
