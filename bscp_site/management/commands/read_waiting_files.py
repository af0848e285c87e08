"""Has the words of files read that nobody has read yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages import file_texts


class Command(BaseCommand):
    help = "Asks for the words of files that were never read, or whose reading was lost."

    def handle(self, *, verbosity, **options):
        count = file_texts.ask_again(timezone.now())
        if verbosity:
            self.stdout.write(f"Asked for {count} file(s).")
