"""People who may do some things in the admin and not others, for tests."""

from collections.abc import Mapping, Sequence

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page


def make_member(
    name: str = "member", *permissions: str, pages: Mapping[Page, Sequence[str]] | None = None
):
    """May enter the admin, has `permissions` ("app.codename"), and on `pages` the actions named."""
    group = Group.objects.create(name=f"Group of {name}")
    for full_name in ("wagtailadmin.access_admin", *permissions):
        group.permissions.add(permission(full_name))
    for page, actions in (pages or {}).items():
        for action in actions:
            GroupPagePermission.objects.create(
                group=group, page=page, permission=permission(f"wagtailcore.{action}_page")
            )
    user = get_user_model().objects.create_user(name)
    user.groups.add(group)
    return user


def permission(full_name: str) -> Permission:
    app, codename = full_name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
