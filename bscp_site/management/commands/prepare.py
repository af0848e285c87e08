"""What must be done before the site can be served; each step is quick when nothing has changed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from bscp_site import groups, sample_users, site_record, starter
from bscp_site.bootstrap import PlainError, say
from bscp_site.local import VAR, keep
from pages import error_pages
from pages.models import SiteSettings

STATIC_STAMP = VAR / "stamps" / "static"
DATABASE_STAMP = VAR / "stamps" / "database"


class Command(BaseCommand):
    help = "Brings database, content, groups and static files up to date, as `make run` does."

    def add_arguments(self, parser):
        parser.add_argument(
            "--sample-users",
            action="store_true",
            help="Make somebody in every group, with passwords kept in var/. Never in production.",
        )
        parser.add_argument(
            "--static-only",
            action="store_true",
            help="Collect the static files and leave the database alone, as for an image.",
        )

    def handle(self, **options):
        if options["static_only"]:
            collect_static()
            return
        check_database()
        if not settings.DEBUG:
            collect_static()  # before the content, whose error pages name the static files
        migrate()
        load_content()
        groups.set_up()
        if options["sample_users"]:
            sample_users.make()
        connection.close()


def check_database() -> None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise PlainError(explain(error)) from error


def explain(error: DatabaseError) -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"The database {database['NAME']} cannot be used ({error}): correct DATABASE_URL."
    place = f"{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}"
    _, refused, reason = str(error).partition("FATAL:")
    if refused:
        reason = reason.splitlines()[0].strip()
        return f"The database at {place} refuses ({reason}): correct DATABASE_URL."
    return f"The database at {place} cannot be reached: start it or correct DATABASE_URL."


def migrate() -> None:
    executor = MigrationExecutor(connection)
    newest = sorted(executor.loader.graph.leaf_nodes())
    waiting = len(executor.migration_plan(newest))
    made_from = fingerprint(repr(newest), place_of_database())
    # The stamp is for a start that was stopped after the last migration but before the
    # permissions that Django makes after it: no migration waits then, yet work is left.
    if waiting or not is_stamped(DATABASE_STAMP, made_from):
        say(f"Setting up the database ({waiting} migrations)")
        call_command("migrate", interactive=False, verbosity=0)
        remember(DATABASE_STAMP, made_from)


def place_of_database() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":  # moves with the folder
        return os.path.relpath(database["NAME"], settings.BASE_DIR)
    return f"{database['HOST']}:{database['PORT']}/{database['NAME']}"


def load_content() -> None:
    if not starter.is_loaded():
        say("Loading the starter content")
        call_command("load_starter_content", verbosity=0)
    site_record.follow_site_url()
    error_pages.write(SiteSettings.current())


def collect_static() -> None:
    # The lock file stands for the static files of every package.
    lock = settings.BASE_DIR / "requirements" / "runtime.txt"
    made_from = fingerprint(lock.read_bytes(), *own_static())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and is_stamped(STATIC_STAMP, made_from):
        return
    say("Collecting and compressing the static files")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    remember(STATIC_STAMP, made_from)


def own_static() -> Iterator[bytes]:
    """Name and content of every static file of this repository."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    folders += [
        Path(app.path) / "static"
        for app in apps.get_app_configs()
        if Path(app.path).parent == settings.BASE_DIR
    ]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield str(path.relative_to(folder)).encode()
                yield path.read_bytes()


def fingerprint(*parts: str | bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
        found.update(b"\0")
    return found.hexdigest()


def is_stamped(stamp: Path, made_from: str) -> bool:
    return stamp.exists() and stamp.read_text() == made_from


def remember(stamp: Path, made_from: str) -> None:
    """A container's own folder is read-only. A stamp only saves time, so it may be missing."""
    with suppress(OSError):
        keep(stamp, made_from)
