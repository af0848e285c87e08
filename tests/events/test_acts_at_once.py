"""Two members of staff act on one date at the same moment: one change is made, and both know.

The rows are really committed, so that threads with connections of their own see them; what a test
leaves behind is deleted after it.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Site

from events import changes
from events.models import EventPage, EventState
from pages.models import HomePage
from tests import factories


@pytest.fixture
def event(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        sites = list(Site.objects.values("pk", "root_page_id", "hostname", "port"))
        home = factories.make_home()
        factories.make_settings()
        series = factories.make_series(factories.make_events(home))
        yield factories.make_event(series, timezone.now() + timedelta(days=30))
        for values in sites:
            Site.objects.filter(pk=values.pop("pk")).update(**values)
        for page in HomePage.objects.filter(pk=home.pk):
            Page.objects.get(pk=page.pk).delete()
        PageLogEntry.objects.all().delete()
        get_user_model().objects.all().delete()


def all_at_once(*acts):
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except changes.OvertakenError:
            return "overtaken"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def act(event, change, user):
    return lambda: changes.carry_out(event, change, seen=0, user=user)


def test_of_two_who_act_at_once_one_is_told_that_the_other_was_first(event):
    user = get_user_model().objects.create_superuser("Ann")
    later = changes.Move(
        starts_at=event.starts_at + timedelta(days=7), ends_at=event.ends_at + timedelta(days=7)
    )

    answers = all_at_once(
        act(event, changes.Cancel(), user), act(event, later, user), act(event, later, user)
    )

    assert answers.count("overtaken") == 2
    assert EventState.objects.get(event=event).sequence == 1


def test_published_twice_at_once_a_move_counts_once(event):
    """Both publish the same new date: what was told is compared under the lock."""

    def publish():
        page = EventPage.objects.get(pk=event.pk)
        page.starts_at += timedelta(days=7)
        page.ends_at += timedelta(days=7)
        return page

    pages = [publish(), publish()]

    all_at_once(*[lambda page=page: page.save_revision().publish() for page in pages])

    state = EventState.objects.get(event=event)
    assert (state.sequence, state.previous_start) == (1, event.starts_at)
