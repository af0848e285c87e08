"""Where the database is written: what must stay is kept here, from every view and command."""

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from treebeard.mp_tree import path_updated
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import pre_page_move

from pages import removal_lock
from pages.models import PageReview, Picture, PracticeReviewPage, SiteDocument


@receiver(pre_save)
def keep_page(instance, update_fields, raw, **kwargs):
    if isinstance(instance, Page) and instance.pk and not raw:
        removal_lock.check_save(instance, update_fields)


@receiver(pre_save, sender=PageReview)
def keep_listed(instance, raw, **kwargs):
    if instance.archived_on and not raw:
        stored = PageReview.objects.filter(page=instance.page_id)
        if not stored.filter(archived_on__lte=instance.archived_on).exists():
            removal_lock.check_archiving(instance.page_id)


@receiver(pre_delete, sender=PracticeReviewPage)
def keep_review(instance, **kwargs):
    removal_lock.check_removal(instance)


@receiver(pre_page_move)
def keep_place(instance, parent_page_before, parent_page_after, **kwargs):
    if parent_page_before.pk != parent_page_after.pk:
        removal_lock.check_removal(instance)


@receiver(pre_save, sender=PageViewRestriction)
def keep_open(instance, raw, **kwargs):
    if not raw:
        removal_lock.check_removal(instance.page)


@receiver(pre_save, sender=CollectionViewRestriction)
def keep_files_open(instance, raw, **kwargs):
    if not raw:
        removal_lock.check_collection(instance.collection)


@receiver(path_updated, sender=Collection)
def keep_files_out_of_private_collections(new_path, **kwargs):
    """Sent when the move is done, within its transaction, which the refusal takes back."""
    moved = Collection.objects.filter(path=new_path).first()
    if moved and moved.get_view_restrictions().exists():
        removal_lock.check_collection(moved)


@receiver(pre_save, sender=SiteDocument)
@receiver(pre_save, sender=Picture)
def keep_content_of_file(instance, update_fields, raw, **kwargs):
    if instance.pk and not raw and (update_fields is None or "file" in update_fields):
        removal_lock.check_file_save(instance)


@receiver(pre_delete, sender=SiteDocument)
@receiver(pre_delete, sender=Picture)
def keep_file(instance, **kwargs):
    removal_lock.check_file_removal(instance)


@receiver(pre_save, sender=Site)
def keep_root(instance, raw, **kwargs):
    stored = Site.objects.filter(pk=instance.pk).select_related("root_page").first()
    if not raw and stored and stored.root_page_id != instance.root_page_id:
        _check_root(stored.root_page, instance.root_page)


@receiver(pre_delete, sender=Site)
def keep_site(instance, **kwargs):
    removal_lock.check_removal(instance.root_page)


def _check_root(before: Page, after: Page) -> None:
    """Another home page leaves behind what is not below it."""
    if not before.path.startswith(after.path):
        removal_lock.check_removal(before)
