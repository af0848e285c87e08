"""The way from one machine with SQLite to PostgreSQL."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from bscp_site.management.plain import in_plain_words
from bscp_site.moving import move


class Command(BaseCommand):
    help = (
        "Moves everything from an SQLite file to the empty PostgreSQL database that DATABASE_URL "
        "names, and compares every row. The old file is only read, and locked meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--from",
            dest="source",
            type=Path,
            default=settings.VAR_DIR / "db.sqlite3",
            help="The old site's database (default: var/db.sqlite3).",
        )

    def handle(self, *, source: Path, **options):
        with in_plain_words():
            move(source)
