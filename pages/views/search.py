"""Search over everything a visitor may read, and what becomes of a search without a result."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bscp_site.kit.client import address_of
from bscp_site.kit.public_forms import accept_own_posts
from bscp_site.kit.throttle import Limit
from pages import missed_words
from pages.forms import MissedForm, SearchForm
from pages.search import find

RESULTS_ON_A_PAGE = 10

# An agency's whole staff may come from one network.
LIMIT = Limit(name="missed_words", per_address=10, per_network=60, seconds=600)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "kind": "", "record": ""}
    found = find(asked["q"], timezone.now())
    with_record = bool(asked["record"])
    choices = found.choices(asked["kind"], with_record=with_record)
    kind = next((choice.slug for choice in choices if choice.is_chosen), "")
    listed = Paginator(found.listed(kind, with_record=with_record), RESULTS_ON_A_PAGE)
    results = listed.get_page(request.GET.get("page"))
    context = {
        "query": asked["q"],
        "found": found,
        "promoted": found.promoted if results.number == 1 and not kind else (),
        "choices": choices,
        "results": results,
        "count": listed.count,
        "with_record": with_record,
        "may_tell": found.is_nothing and missed_words.is_worth_telling(asked["q"]),
        "no_index": True,  # lists of results are nobody's landing page
    }
    return render(request, "pages/search.html", context)


@accept_own_posts
def missed(request: HttpRequest) -> HttpResponse:
    """Count words that a reader missed. What is wrong with them is nobody's to correct."""
    if request.method != "POST":
        return redirect("search")
    form = MissedForm(request.POST)
    if form.is_valid() and not LIMIT.is_passed(address_of(request)):
        query = form.cleaned_data["q"]
        if missed_words.is_worth_telling(query) and find(query, timezone.now()).is_nothing:
            missed_words.keep(query)
    return redirect("missed_told")


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/missed_told.html", {"no_index": True})
