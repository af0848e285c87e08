"""Articles carry the day of their issue."""

from django.dispatch import receiver
from wagtail.signals import page_published

from newsletter.models import ArticlePage, IssuePage


@receiver(page_published, sender=IssuePage)
def pass_the_day_on(instance, **kwargs):
    ArticlePage.objects.child_of(instance).update(issued_on=instance.issued_on)
