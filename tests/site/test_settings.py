"""The settings module, read as a fresh process reads it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.test import override_settings
from wagtail.models import Site

from bscp_site.site_record import follow_site_url

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {"SECRET_KEY": "for a test only", "SITE_URL": "https://www.example.org"}
SHOW = """
import json
from bscp_site import settings
found = {name: value for name, value in vars(settings).items() if name.isupper()}
print(json.dumps(found, default=str))
"""


def read(**variables):
    """The settings under exactly these variables; None where the start is refused."""
    environment = {"PATH": os.environ["PATH"], **variables}
    run = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return (json.loads(run.stdout) if run.returncode == 0 else None), run.stderr


@pytest.mark.parametrize("missing", NEEDED)
def test_without_what_is_needed_the_start_stops(missing):
    found, said = read(**{name: value for name, value in NEEDED.items() if name != missing})

    assert found is None
    assert f"Set the {missing} environment variable" in said


@pytest.mark.parametrize("address", ["www.example.org", "https://www.example.org/path", "ftp://x"])
def test_an_address_that_is_none_stops_the_start(address):
    found, said = read(**NEEDED | {"SITE_URL": address})

    assert found is None
    assert "SITE_URL must look like" in said


@pytest.mark.parametrize("proxies", ["proxy.example.org", "10.0.0.0/8,edge", "10.0.0.0/99", "*"])
def test_a_proxy_that_is_no_address_stops_the_start(proxies):
    found, said = read(**NEEDED | {"TRUSTED_PROXIES": proxies})

    assert found is None
    assert "TRUSTED_PROXIES must list addresses or networks" in said


def test_proxies_are_addresses_and_networks():
    found, _ = read(**NEEDED | {"TRUSTED_PROXIES": "127.0.0.1,10.0.0.1/8, ::1"})

    assert len(found["TRUSTED_PROXIES"]) == 3


def test_everything_secure_follows_https():
    secure, _ = read(**NEEDED)
    plain, _ = read(**NEEDED | {"SITE_URL": "http://127.0.0.1:8000"})

    for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        assert secure[name] is True
        assert plain[name] is False
    assert secure["SECURE_HSTS_SECONDS"] > 0
    assert plain["SECURE_HSTS_SECONDS"] == 0


def test_defaults_are_those_of_production():
    found, _ = read(**NEEDED)

    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["www.example.org"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://www.example.org"]
    assert found["DEFAULT_FROM_EMAIL"] == "no-reply@www.example.org"
    assert "Manifest" in found["STORAGES"]["staticfiles"]["BACKEND"]


def test_a_sender_left_empty_is_that_of_the_site():
    found, _ = read(**NEEDED | {"DEFAULT_FROM_EMAIL": ""})

    assert found["DEFAULT_FROM_EMAIL"] == "no-reply@www.example.org"


def test_what_is_counted_is_not_washed_out_by_many_others(tmp_path):
    """Django's own limit of 300 entries throws away a third of them at random."""
    options = read(**NEEDED)[0]["CACHES"]["default"]["OPTIONS"]
    cache = FileBasedCache(str(tmp_path), {"OPTIONS": options})
    cache.set("wrong-codes", 20)

    for number in range(1000):
        cache.set(f"stranger-{number}", 1)

    assert cache.get("wrong-codes") == 20


def test_sqlite_waits_and_keeps_readers_reading():
    options = read(**NEEDED)[0]["DATABASES"]["default"]["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]


def test_connections_to_postgresql_are_kept():
    found, _ = read(**NEEDED | {"DATABASE_URL": "postgres://u:p@127.0.0.1:5432/name"})
    database = found["DATABASES"]["default"]

    assert database["ENGINE"].endswith("postgresql")
    assert database["CONN_MAX_AGE"] > 0
    assert database["CONN_HEALTH_CHECKS"] is True


def test_nothing_calls_out_from_an_editors_browser():
    found, _ = read(**NEEDED)

    assert found["WAGTAIL_GRAVATAR_PROVIDER_URL"] is None
    assert found["WAGTAIL_ENABLE_UPDATE_CHECK"] is False
    assert found["WAGTAIL_ENABLE_WHATS_NEW_BANNER"] is False
    assert found["WAGTAILEMBEDS_FINDERS"] == []


def test_every_variable_is_explained_and_none_is_made_up():
    explained = set(re.findall(r"^(?:# )?([A-Z_0-9]+)=", (ROOT / ".env.example").read_text(), re.M))
    sources = [ROOT / "bscp_site" / name for name in ("settings.py", "gunicorn.py", "serve.py")]
    pattern = r"""(?:env(?:\.\w+)?\(|environ(?:\.get\(|\[)|getenv\()\s*["']([A-Z_0-9]+)["']"""
    read_by_us = {name for source in sources for name in re.findall(pattern, source.read_text())}

    by_compose = re.findall(r"\$\{([A-Z_0-9]+)", (ROOT / "compose.yaml").read_text())
    assert explained == read_by_us | set(by_compose)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "host", "port", "root"),
    [
        ("https://www.example.org", "www.example.org", 443, "https://www.example.org"),
        ("http://www.example.org", "www.example.org", 80, "http://www.example.org"),
        ("http://127.0.0.1:8000", "127.0.0.1", 8000, "http://127.0.0.1:8000"),
    ],
)
def test_wagtails_own_record_follows_the_address(address, host, port, root):
    with override_settings(SITE_URL=address):
        follow_site_url()

    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_url) == (host, port, root)
