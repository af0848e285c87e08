"""Sees to it that the team hears of series that lack dates, once a week."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from events import cadence_mails


class Command(BaseCommand):
    help = "Mails the team about series that have fewer dates than their cadence promises."

    def handle(self, *, verbosity, **options):
        is_queued = cadence_mails.remind_if_due(timezone.now())
        if verbosity:
            self.stdout.write("The team is told." if is_queued else "Nothing to tell yet.")
