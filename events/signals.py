"""Every event has a state from its first save, and each publication is compared with it."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, post_page_move

from events import state
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
