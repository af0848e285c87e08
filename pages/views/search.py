"""Search over everything a visitor may read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.forms import SearchForm
from pages.search import find

RESULTS_ON_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    found = Paginator(find(query), RESULTS_ON_A_PAGE)
    context = {
        "query": query,
        "results": found.get_page(request.GET.get("page")),
        "count": found.count,
        "no_index": True,  # lists of results are nobody's landing page
    }
    return render(request, "pages/search.html", context)
