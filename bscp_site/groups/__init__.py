"""Who may do what in the admin: groups with their permissions, and the workflow of approval.

Set up by code and kept by people. What has been set up once is entered in Wagtail's own log, and
from then on belongs to the team: a permission taken away, a group renamed or deleted in the admin
stays so. A version that brings something new to permit adds its lines to `table.py`, and only
these are given at the next start.
"""

from django.db import transaction
from wagtail.models import Page

from bscp_site.groups import approval, giving, stock

__all__ = ["set_up"]


@transaction.atomic
def set_up() -> None:
    """Make what is missing and was never there. Safe to repeat, at every start and on any node.

    What cannot be given yet, because its page or its table is not there, is given later.
    """
    Page.objects.select_for_update().get(depth=1)  # two starts at once: the second waits
    stock.clear_away()
    giving.give_all()
    approval.begin()
