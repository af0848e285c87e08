"""What follows when settings are saved and pages are published."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from pages import error_pages
from pages.models import SiteSettings
from pages.pictures import make_sizes, pictures_of


@receiver(post_save, sender=SiteSettings)
def refresh_error_pages(instance, **kwargs):
    error_pages.write(instance)


@receiver(page_published)
def prepare_pictures(instance, **kwargs):
    if any(pictures_of(instance)):
        transaction.on_commit(lambda: make_sizes.enqueue(instance.pk))
