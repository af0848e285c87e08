"""What tests have a site do in its own shell, where a person would wait for days."""

# As the weekly check does it, without asking any other site.
LOOK_AT_LINKS = """
from unittest import mock
from django.utils import timezone
from pages.link_check import running
from pages.models import LinkCheck
now = timezone.now()
check = LinkCheck.objects.create(begun_at=now, heard_of_at=now, ended_at=now)
with mock.patch.object(running, "ask_some"):
    running.gather.call(check.pk)
"""

# The chair of the people is archived, and a page leads to an address where nothing is.
ARCHIVE_AND_BREAK = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from pages import reviewing
from pages.models import ContentPage
admin = get_user_model().objects.get(username="admin")
safe = ContentPage.objects.get(slug="staying-safe-online")
reviewing.archive(
    [safe], admin, today=timezone.localdate(), reason="A newer page says more.",
    replaced_by=ContentPage.objects.get(slug="practitioners"),
)
broken = ContentPage.objects.get(slug="other-formats")
for words in ("Old minutes", "Older minutes"):
    broken.body.append(
        ("paragraph", f'<p><a href="/{words.lower().replace(" ", "-")}/">{words}</a></p>')
    )
broken.save_revision().publish()
"""
