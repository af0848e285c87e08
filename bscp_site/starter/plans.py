"""Plans and their priorities."""

from datetime import date

from bscp_site.starter.content import Source
from bscp_site.starter.kinds import Kind, fill_body, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.models import PlanIndexPage, PlanPage, PriorityPage, PublicationPage


def _plan(values: Values, today: date) -> PlanPage:
    return PlanPage(
        first_year=values.take("first_year", int), last_year=values.take("last_year", int)
    )


def _connect_plan(page: PlanPage, source: Source, planted: Planted) -> None:
    page.replaced_by = planted.take_page(source.values, "replaced_by", PlanPage)
    fill_body(page, source, planted)


def _priority(values: Values, today: date) -> PriorityPage:
    return PriorityPage(wording=values.take("wording", str, ""))


def _connect_priority(page: PriorityPage, source: Source, planted: Planted) -> None:
    page.strategy = planted.take_page(source.values, "strategy", PublicationPage)
    fill_body(page, source, planted)


KINDS = {
    "plans": plain(PlanIndexPage),
    "plan": Kind(make=_plan, connect=_connect_plan),
    "priority": Kind(make=_priority, connect=_connect_priority),
}
