"""Has Word files read whose reading was lost."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from newsletter.word import running


class Command(BaseCommand):
    help = "Asks again for Word files whose reading was lost, and forgets old refusals."

    def handle(self, *, verbosity, **options):
        count = running.ask_again(timezone.now())
        if verbosity:
            self.stdout.write(f"Asked again for {count} file(s).")
