"""The priorities of today, at an address that stays when the plan changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pages.models import PlanPage


@require_safe
def priorities(request: HttpRequest) -> HttpResponse:
    """Lead to the latest plan, whose page says so if its time is over."""
    plan = PlanPage.objects.live().public().latest_first().first()
    if plan is None:
        raise Http404
    return redirect(plan.get_url(request))
