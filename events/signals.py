"""Every event has a state from its first save, and each publication is compared with it.

A date that people count on is not hidden, whichever way the database is written.
"""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, post_page_move

from events import safeguards, state
from events.models import EventPage


@receiver(post_save, sender=EventPage)
def begin_state(instance, created, raw=False, **kwargs):
    if created and not raw:
        state.begin(instance)
        if instance.live:  # an alias is public at once
            state.follow(instance)


@receiver(page_published, sender=EventPage)
@receiver(page_slug_changed, sender=EventPage)
@receiver(post_page_move, sender=EventPage)
def follow_change(instance, **kwargs):
    state.follow(instance)


@receiver(pre_save, sender=PageViewRestriction)
def keep_open(instance, raw, **kwargs):
    if not raw:
        safeguards.check_hiding(instance.page)
