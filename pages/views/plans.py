"""The priorities of today, at an address that stays when the plan changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.models import PlanPage


@require_safe
def priorities(request: HttpRequest) -> HttpResponse:
    """Lead to the plan of today, or to the last one, whose page says that its time is over."""
    this_year = timezone.localdate().year
    plan = PlanPage.objects.live().public().current_first(this_year).first()
    if plan is None:
        raise Http404
    return redirect(plan.get_url(request))
