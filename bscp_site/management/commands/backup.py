"""`make backup`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from bscp_site.backups.making import make
from bscp_site.management.plain import in_plain_words


class Command(BaseCommand):
    help = "Puts the database and the uploaded files into one archive, while the site goes on."

    def add_arguments(self, parser):
        parser.add_argument(
            "--to",
            type=Path,
            default=settings.VAR_DIR / "backups",
            help="The folder for the archive (default: var/backups).",
        )

    def handle(self, *, to: Path, **options):
        with in_plain_words():
            make(to)
