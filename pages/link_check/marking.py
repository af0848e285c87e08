"""Somebody has looked at a link and found it fine, or takes that back."""

from datetime import datetime

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log

from pages.models import FoundLink

FINE = "pages.link_is_fine"
NOT_FINE = "pages.link_is_not_fine"


@transaction.atomic
def mark(link: FoundLink, user: AbstractBaseUser, now: datetime, *, is_fine: bool) -> None:
    """It holds until the link changes, or until it has worked once."""
    link.fine_at, link.fine_by = (now, user) if is_fine else (None, None)
    link.save(update_fields=["fine_at", "fine_by"])
    name, _, number = link.place.partition(":")
    place = apps.get_model(name).objects.filter(pk=number).first()
    if place is not None:
        data = {"target": link.target, "words": link.words, "fault": link.fault}
        log(instance=place, action=FINE if is_fine else NOT_FINE, user=user, data=data)
