"""Who in the admin may read and handle which messages."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from wagtail.permissions import ModelPermissionPolicy

from pages.message_querysets import ContactMessageQuerySet
from pages.models import ContactMessage

READ = "pages.view_contactmessage"
READ_ABOUT_DATA = "pages.protect_contactmessage"


class InboxPolicy(ModelPermissionPolicy):
    """Messages come from readers, so nobody may write one; some may not read every one."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and may_read(user, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return _readable_among(found, user)

    def users_with_any_permission_for_instance(self, actions, instance):
        users = self.users_with_any_permission(actions)
        if not instance.is_about_data:
            return users
        return users.filter(pk__in=self.users_with_permission("protect").values("pk"))


POLICY = InboxPolicy(ContactMessage)


def readable(user: AbstractBaseUser, actions: Iterable[str] = ("view", "change", "delete")):
    """The messages that somebody finds in the inbox."""
    return POLICY.instances_user_has_any_permission_for(user, list(actions))


def may_read(user: AbstractBaseUser, message: ContactMessage) -> bool:
    """Data requests and complaints are for those who answer for personal data."""
    return user.has_perm(READ_ABOUT_DATA) or not message.is_about_data


def who_may_handle(message: ContactMessage) -> QuerySet:
    """To whom it can be given."""
    users = POLICY.users_with_permission_for_instance("change", message)
    return users.filter(is_active=True).order_by("last_name", "first_name", "username", "pk")


def _readable_among(found: ContactMessageQuerySet, user) -> ContactMessageQuerySet:
    return found if user.has_perm(READ_ABOUT_DATA) else found.not_about_data()
