"""Begins the check of links once a week. The worker does it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages.link_check import running


class Command(BaseCommand):
    help = "Begins a check of every link where the last one is a week old."

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="Begin, however old the last is.")

    def handle(self, *, now, verbosity, **options):
        moment = timezone.now()
        if now:
            running.begin(moment)
        has_begun = now or running.begin_if_due(moment)
        if verbosity:
            self.stdout.write("The check has begun." if has_begun else "No check is due yet.")
