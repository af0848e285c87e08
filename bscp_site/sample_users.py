"""An administrator, and somebody in every group to try the admin out. Production has none."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from bscp_site.groups import ledger
from bscp_site.groups.table import (
    APPROVERS,
    DATA_PROTECTION,
    EDITORS,
    EVENTS_TEAM,
    PUBLISHERS,
)
from bscp_site.local import USERS, keep, sample_users

ADMINISTRATOR = "admin"
IN_GROUPS = {
    "editor": EDITORS,
    "publisher": PUBLISHERS,
    "approver": APPROVERS,
    "events": EVENTS_TEAM,
    "data-protection": DATA_PROTECTION,
}
OWN_MACHINE = {"127.0.0.1", "::1", "localhost"}


def make() -> None:
    """Make whoever was never made here. A sample user whom somebody deletes stays deleted.

    Passwords are written down before they are set, so that no start that is stopped half-way
    leaves a user whom nobody can sign in as.
    """
    waiting = _waiting()
    if not waiting:
        return
    known = sample_users()
    passwords = known | {name: secrets.token_urlsafe(12) for name in waiting if name not in known}
    if passwords != known:
        keep(USERS, "".join(f"{name} {password}\n" for name, password in passwords.items()))
    for name in waiting:
        _make(name, passwords[name])


def _waiting() -> list[str]:
    users = get_user_model()._default_manager
    # Where there is an administrator already, whoever it is, no other is made.
    waiting = [] if users.filter(is_superuser=True).exists() else [ADMINISTRATOR]
    if urlsplit(settings.SITE_URL).hostname in OWN_MACHINE:
        taken = set(users.filter(username__in=IN_GROUPS).values_list("username", flat=True))
        waiting += [name for name in IN_GROUPS if name not in taken and not _was_made(name)]
    return waiting


def _was_made(name: str) -> bool:
    return ledger.find(get_user_model(), name) is not None


def _make(name: str, password: str) -> None:
    users = get_user_model()._default_manager
    if name == ADMINISTRATOR:
        users.create_superuser(name, email="", password=password)
        return
    # Workflow mail is sent to people with an address; example.org belongs to nobody.
    user = users.create_user(name, email=f"{name}@example.org", password=password)
    user.groups.set(Group.objects.filter(name=IN_GROUPS[name]))
    ledger.enter(user, name)
