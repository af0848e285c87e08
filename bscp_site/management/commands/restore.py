"""`make restore`."""

from pathlib import Path

from django.core.management.base import BaseCommand

from bscp_site.backups.restoring import restore
from bscp_site.bootstrap import PlainError
from bscp_site.management.plain import in_plain_words


class Command(BaseCommand):
    help = "Puts a backup back, and compares every file and every table with what it holds."

    def add_arguments(self, parser):
        parser.add_argument("path", nargs="?", default="", help="The archive, under var/backups.")
        parser.add_argument(
            "--force", action="store_true", help="Replace the site that is here already."
        )

    def handle(self, *, path: str, force: bool, **options):
        with in_plain_words():
            if not path:
                raise PlainError("Say which backup: make restore FROM=var/backups/….tar.")
            restore(Path(path), over_existing=force)
