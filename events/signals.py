"""Every event has a state from its first save; every publication is compared with it."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from events import state
from events.models import EventPage, EventState


@receiver(post_save, sender=EventPage)
def give_state(instance, created, raw=False, **kwargs):
    if created and not raw:
        EventState.objects.get_or_create(event=instance)


@receiver(page_published, sender=EventPage)
def follow_publication(instance, **kwargs):
    state.record_publication(instance)
