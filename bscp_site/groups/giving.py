"""Gives each group what the table says, once."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from bscp_site.groups import ledger, places
from bscp_site.groups.table import GROUPS, Grant


def give_all() -> None:
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for name, grants in GROUPS.items():
        _give(name, grants, known)


def _give(name: str, grants: list[Grant], known: dict[str, Permission]) -> None:
    made = ledger.find(Group, name)
    if made:
        group = Group.objects.filter(pk=made.pk).first()
    else:
        group, _ = Group.objects.get_or_create(name=name)
    if group is None:
        return  # deleted by the team
    had = made.given if made else frozenset()
    waiting = [grant for grant in grants if grant.key not in had and grant.permission in known]
    given = [grant.key for grant in waiting if _give_one(group, grant, known[grant.permission])]
    if given or not made:
        ledger.enter(group, name, given)


def _give_one(group: Group, grant: Grant, permission: Permission) -> bool:
    """Whether it could be given: its place may not be there yet."""
    if grant.place is None:
        group.permissions.add(permission)
        return True
    place = places.find(grant.place)
    if place is None:
        return False
    if isinstance(place, Page):
        GroupPagePermission.objects.get_or_create(group=group, page=place, permission=permission)
    else:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=place, permission=permission
        )
    return True
