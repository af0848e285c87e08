"""The finished error pages follow the settings they are made of."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from pages import error_pages
from pages.models import SiteSettings


@receiver(post_save, sender=SiteSettings)
def refresh_error_pages(instance, **kwargs):
    error_pages.write(instance)
