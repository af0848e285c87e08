"""Whatever is sent to a public form becomes plain text, and no form of another site is taken."""

import unicodedata
from contextlib import suppress

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from bscp_site.kit.public_forms import (
    MOST_BYTES,
    EmailField,
    LineField,
    PlainTextField,
    accept_own_posts,
    fingerprint,
    is_from_here,
)

ANY_TIME = settings(deadline=None)  # a busy machine is no fault


@accept_own_posts
def view(request):
    return HttpResponse(request.POST.get("text", "shown"))


def post(text="sent", **headers):
    return RequestFactory().post("/form/", {"text": text}, headers=headers)


@ANY_TIME
@given(st.text())
def test_text_is_clean_whatever_was_typed(text):
    cleaned = PlainTextField(required=False).clean(text)

    assert not {sign for sign in cleaned if unicodedata.category(sign) in {"Cc", "Cs"}} - {*"\n\t"}
    assert cleaned == unicodedata.normalize("NFC", cleaned) == cleaned.strip()
    cleaned.encode()  # a database can store it


@ANY_TIME
@given(st.text())
def test_a_line_is_one_line(text):
    assert len(LineField(required=False).clean(text).splitlines()) <= 1


@ANY_TIME
@given(st.text() | st.emails())
def test_an_email_address_is_one_or_is_refused_in_words(text):
    with suppress(forms.ValidationError):
        address = EmailField().clean(text)

        assert len(address.splitlines()) == 1
        assert len(address) <= 254


@pytest.mark.parametrize("text", ["josé", "jose\u0301"])
def test_one_word_has_one_spelling(text):
    assert PlainTextField().clean(text) == "josé"


def test_scripts_of_families_stay_whole():
    for text in ("می‌خواهم", "👩‍👧 ok", "اردو", "line one\n\tline two"):
        assert PlainTextField().clean(text) == text


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://www.example.org"}, True),  # the address that people know
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://evil.example", "Referer": "http://testserver/form/"}, False),
        ({"Referer": "http://testserver/form/?opened=1"}, True),
        ({"Referer": "http://testserver.evil.example/"}, False),
        ({"Referer": "http://testserver@evil.example/"}, False),
        ({"Referer": "http://[half"}, False),
        ({}, False),
    ],
)
@override_settings(SITE_URL="https://www.example.org")
def test_the_browser_says_whose_the_form_was(headers, is_ours):
    assert is_from_here(post(**headers)) == is_ours


def test_a_form_of_ours_is_taken_and_another_is_not():
    assert view(post(**{"Sec-Fetch-Site": "same-origin"})).text == "sent"
    assert view(RequestFactory().get("/form/")).text == "shown"
    with pytest.raises(PermissionDenied):
        view(post(**{"Sec-Fetch-Site": "cross-site"}))


@pytest.mark.django_db
def test_more_than_anybody_types_is_not_even_read():
    request = post("x" * MOST_BYTES, **{"Sec-Fetch-Site": "same-origin"})

    response = view(request)

    assert response.status_code == 413
    assert not hasattr(request, "_post")


@ANY_TIME
@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_only_the_same_fields_have_the_same_fingerprint(one, other):
    def joined(values):
        return "\0".join(values)

    is_same = fingerprint("form", *one) == fingerprint("form", *other)

    assert is_same == (joined(["form", *one]) == joined(["form", *other]))
    assert fingerprint("form", "secret words").isalnum()
