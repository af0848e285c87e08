"""Publishes and withdraws what is due, except what must not appear or must not go yet."""

from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from pages import embargo


class Command(publish_scheduled.Command):
    help = "Publishes and withdraws what is due."

    def handle(self, *args, dryrun=False, **options):
        if not dryrun:
            now = timezone.now()
            embargo.postpone_expiry(now)
            embargo.withdraw_unready(now)
        super().handle(*args, dryrun=dryrun, **options)
