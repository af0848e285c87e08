"""What follows when settings and files are saved and pages are published."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.search import index
from wagtail.signals import page_published

from pages import contact_messages, error_pages, file_texts
from pages.models import (
    FormerName,
    GlossaryTerm,
    Organisation,
    OrganisationIndexPage,
    Picture,
    SiteDocument,
    SiteSettings,
)
from pages.models.glossary import forget_kept_terms
from pages.pictures import sizes_of_page, sizes_of_picture


@receiver(post_save, sender=SiteSettings)
def refresh_error_pages(instance, **kwargs):
    error_pages.write(instance)


@receiver(post_save, sender=SiteSettings)
def tell_of_messages(**kwargs):
    """There may be an address for it now."""
    contact_messages.tell_of_untold()


@receiver(post_save, sender=Picture)
def prepare_sizes(instance, update_fields, **kwargs):
    # Wagtail stores single facts, such as a file's size, while somebody only looks.
    if update_fields is None:
        sizes_of_picture(instance)


@receiver(page_published)
def prepare_pictures(instance, **kwargs):
    sizes_of_page(instance)


@receiver([post_save, post_delete], sender=GlossaryTerm)
def explain_anew(**kwargs):
    forget_kept_terms()


@receiver([post_save, post_delete], sender=Organisation)
@receiver([post_save, post_delete], sender=FormerName)
def find_by_every_name(**kwargs):
    """Organisations are found through the page that lists them."""
    for page in OrganisationIndexPage.objects.all():
        index.insert_or_update_object(page)


@receiver(post_save, sender=SiteDocument)
def read_file(instance, update_fields, raw=False, **kwargs):
    if update_fields is not None or raw:
        return  # as above: a single fact
    if instance.has_new_file:
        file_texts.ask(instance, timezone.now())
    else:
        file_texts.keep_title(instance)
