"""Keeps the promise that the contact form makes."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages import contact_messages


class Command(BaseCommand):
    help = "Deletes messages that were answered as long ago as the site settings say."

    def handle(self, *, verbosity, **options):
        count = contact_messages.delete_old(timezone.now())
        if verbosity:
            self.stdout.write(f"Deleted {count} message(s).")
