"""Has issues printed that never were, and those whose print was lost."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from newsletter.print import running


class Command(BaseCommand):
    help = "Asks for the PDFs of issues that have none, and again for those that were lost."

    def handle(self, *, verbosity, **options):
        count = running.ask_again(timezone.now())
        if verbosity:
            self.stdout.write(f"Asked for {count} PDF(s).")
