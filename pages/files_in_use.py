"""Files that readers see stay as they are, until somebody who may change such files changes them.

Whoever uploaded a file may change and delete it: so Wagtail has it. A file has no drafts, so on a
page that is published this would change what readers see without anybody's approval: the file, what
is said about it, and who may open it, which its collection decides.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from wagtail.documents.models import Document
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.models import Image
from wagtail.images.permissions import permission_policy as images
from wagtail.models import CollectionMember, Page, ReferenceIndex, Revision
from wagtail.permission_policies.collections import CollectionPermissionPolicy

from pages.models import Picture, SiteDocument

# The permission that a group holds at a collection, without what comes from owning a file.
GROUPS_MAY = {
    Picture: CollectionPermissionPolicy(Picture, auth_model=Image),
    SiteDocument: CollectionPermissionPolicy(SiteDocument, auth_model=Document),
}
IN_USE = "Readers see this file on a page. Upload another beside it, or ask somebody who publishes."


def must_stay(user: AbstractBaseUser | None, file: CollectionMember) -> bool:
    """Whether readers see the file, and the user has nothing but having uploaded it."""
    policy = GROUPS_MAY[type(file)]
    may_change = user is not None and policy.user_has_permission_for_instance(user, "change", file)
    return not may_change and (is_seen(file) or _is_approved(file))


def is_seen(file: CollectionMember) -> bool:
    """Whether readers see it now."""
    used = ReferenceIndex.get_references_to(file)
    pages = ContentType.objects.get_for_model(Page)
    if used.exclude(base_content_type=pages).exists():
        return True  # an organisation or a setting, which have no drafts either
    numbers = [int(number) for number in used.values_list("object_id", flat=True)]
    return Page.objects.live().filter(pk__in=numbers).exists()


def _is_approved(file: CollectionMember) -> bool:
    """Whether a version shows it that is approved and waits for its time.

    The index of references knows what is stored as the page, not what stands in its versions.
    """
    wanted = ReferenceIndex._get_base_content_type(file).pk, str(file.pk)
    return any(
        reference[:2] == wanted
        for version in Revision.objects.filter(approved_go_live_at__isnull=False)
        for reference in ReferenceIndex._extract_references_from_object(version.as_object())
    )


class KeepsFileInUse:
    """A form of a file: refuses what readers would notice, in a sentence beside the field."""

    unseen: frozenset[str] = frozenset({"tags"})  # fields that readers never meet

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user

    def clean(self):
        cleaned = super().clean()
        noticed = [name for name in self.changed_data if name not in self.unseen]
        if noticed and self.instance.pk and must_stay(self.user, self.instance):
            # The focal point is drawn on the picture, and its fields are hidden.
            beside = {"file" if self[name].is_hidden else name for name in noticed}
            for name in beside - set(self.errors):
                self.add_error(name, IN_USE)
        return cleaned


def keep_from_deletion() -> None:
    """Every view that deletes files asks one of these two, and no hook is run before it does."""
    for policy in (images, documents):
        policy.user_has_permission_for_instance = _asking(policy.user_has_permission_for_instance)


def _asking(is_allowed):
    def ask(user: AbstractBaseUser, action: str, instance: CollectionMember) -> bool:
        allowed = is_allowed(user, action, instance)
        return allowed and not (action == "delete" and must_stay(user, instance))

    return ask
