"""Fills a new site with the content of a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bscp_site import groups, starter


class Command(BaseCommand):
    help = "Loads a partnership from a content folder into a site that has no home page yet."

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder",
            type=Path,
            default=starter.OWN_FOLDER,
            help="Folder of TOML, Markdown and SVG files (default: the one that comes along).",
        )

    def handle(self, *, folder: Path, verbosity: int, **options):
        if verbosity:
            self.stdout.write(f"Reading {folder}")
        try:
            loaded = starter.load(folder, today=timezone.localdate())
        except starter.ContentError as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        groups.set_up()  # some permissions count below pages that are planted only now
        if verbosity and loaded.pages:
            self.stdout.write(f"Loaded and published {loaded.pages} pages.")
        elif verbosity:
            self.stdout.write("The site already has its home page: nothing was loaded.")
