"""The list of series in the admin, with what lies ahead of each."""

from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from events import planned
from events.models import EventSeriesPage


class SeriesIndexView(ExplorableIndexView):
    """What lies ahead is asked once for the whole list."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        known = planned.known_dates(now)
        for page in context["object_list"]:
            if isinstance(page, EventSeriesPage):
                [page.outlook] = planned.outlooks([page], known, now)
        return context


def _words(page) -> str:
    return page.outlook.words if hasattr(page, "outlook") else ""


class SeriesViewSet(PageViewSet):
    model = EventSeriesPage
    index_view_class = SeriesIndexView
    columns = [
        *ExplorableIndexView.base_columns[:2],
        Column("outlook", label="Dates ahead", accessor=_words),
        *ExplorableIndexView.base_columns[2:],
    ]

    def get_index_view_kwargs(self, **kwargs):
        """Whoever searches from this list looks for dates, too."""
        return super().get_index_view_kwargs(**{"model": Page, **kwargs})
