"""The production settings, faster and in a place of their own. The database comes from the
environment (`DATABASE_URL`); SQLite is a file, because in memory hides every locking fault."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only for tests, never for a site that people reach")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("REQUIRE_TWO_STEPS", "False")  # on where signing in is what is tested

from bscp_site.settings import *  # noqa: F403
from bscp_site.settings import DATABASES, STORAGES

_folder = tempfile.TemporaryDirectory(prefix="partnership-tests-")  # goes when the run ends
VAR_DIR = Path(_folder.name)
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = VAR_DIR / "media"
ERROR_PAGES_DIR = VAR_DIR / "error_pages"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"  # needs no collecting
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
