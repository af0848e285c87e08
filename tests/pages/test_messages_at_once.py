"""Two at once: readers who click twice, and members of staff who save the same message.

The rows are really committed, so that threads with connections of their own see them; what a test
leaves behind is deleted after it.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from pages.message_choices import Purpose
from pages.models import ContactMessage
from tests.pages.messages import address, form_of, make_message

AT_ONCE = 6


@pytest.fixture(autouse=True)
def committed(django_db_setup, django_db_blocker):
    cache.clear()
    with django_db_blocker.unblock():
        yield
        ModelLogEntry.objects.all().delete()
        ContactMessage.objects.all().delete()
        get_user_model().objects.all().delete()


def all_at_once(*acts):
    """What each answers, where all begin together."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def signed_in(name) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser(name))
    return client


def test_the_same_form_sent_many_times_at_once_is_one_message_with_one_reference():
    mail.outbox = []
    now = timezone.now()

    kept = all_at_once(*[lambda: make_message(now, Purpose.FEEDBACK)] * AT_ONCE)

    assert len({message.reference for message in kept}) == 1
    assert ContactMessage.objects.count() == 1


def test_different_messages_at_once_are_all_kept_each_with_a_reference_of_its_own():
    now = timezone.now()
    acts = [lambda n=n: make_message(now, message=f"Number {n}") for n in range(AT_ONCE)]

    kept = all_at_once(*acts)

    assert len({message.reference for message in kept}) == AT_ONCE


def test_of_two_who_save_at_once_the_second_is_told():
    message = make_message(timezone.now())
    ann, ben = signed_in("Ann"), signed_in("Ben")
    form = form_of(ann, message)

    answers = all_at_once(
        lambda: ann.post(address("edit", message), form | {"state": "answered"}),
        lambda: ben.post(address("edit", message), form | {"state": "in_hand"}),
    )

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (told,) = (answer for answer in answers if answer.status_code == 200)
    assert "saved this while you had it open" in told.text
    assert ModelLogEntry.objects.count() == 1


def test_what_is_erased_while_somebody_saves_it_stays_erased():
    message = make_message(timezone.now())
    ann, ben = signed_in("Ann"), signed_in("Ben")
    form = form_of(ann, message)

    all_at_once(
        lambda: ann.post(address("edit", message), form | {"state": "in_hand"}),
        lambda: ben.post(address("erase", message)),
    )

    message.refresh_from_db()
    assert message.is_erased
    assert (message.message, message.email, message.name) == ("", "", "")


def test_two_who_erase_at_once_leave_one_line():
    message = make_message(timezone.now())
    ann, ben = signed_in("Ann"), signed_in("Ben")

    answers = all_at_once(*[lambda c=c: c.post(address("erase", message)) for c in (ann, ben)])

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ModelLogEntry.objects.count() == 1
