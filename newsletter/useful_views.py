""" "Was this useful?" below an article: a button that counts, and the page that says thank you."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from bscp_site.kit.client import address_of
from bscp_site.kit.public_forms import SAME_WITHIN, accept_own_posts
from bscp_site.kit.spam_trap import TrapField
from bscp_site.kit.throttle import Limit, was_done
from newsletter import usefulness
from newsletter.models import ArticlePage
from newsletter.models.usefulness import Answer

# An agency's whole staff may come from one network, on the day of a new issue.
LIMIT = Limit(name="useful", per_address=30, per_network=120, seconds=600)


class UsefulForm(forms.Form):
    answer = forms.ChoiceField(choices=Answer)
    homepage = TrapField()


@accept_own_posts
def useful(request: HttpRequest, pk: int) -> HttpResponse:
    """Count an answer. Whoever opens the address is led to the article, and nothing is counted."""
    article = _article(pk)
    if request.method != "POST":
        return redirect(article.get_url(request))
    form = UsefulForm(request.POST)
    if form.is_valid() and _counts(request, article, form.cleaned_data["answer"]):
        usefulness.count(article, Answer(form.cleaned_data["answer"]))
    return redirect("newsletter:useful_thanks", article.pk)


@require_safe
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    context = {"article": _article(pk), "no_index": True}
    response = render(request, "newsletter/useful_thanks.html", context)
    add_never_cache_headers(response)
    return response


def _article(pk: int) -> ArticlePage:
    # Of `id` Django knows what is too large for any row; of `pk`, a relation here, it does not.
    return get_object_or_404(ArticlePage.objects.live().public(), id=pk)


def _counts(request: HttpRequest, article: ArticlePage, answer: str) -> bool:
    """Neither too much from one place nor a second click."""
    address, seconds = address_of(request), int(SAME_WITHIN.total_seconds())
    if LIMIT.is_passed(address):
        return False
    return not was_done("useful", str(article.pk), answer, address, seconds=seconds)
