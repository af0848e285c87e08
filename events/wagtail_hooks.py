"""What this app adds to the admin."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from events.planning import buttons
from events.planning.screens import NextDateView, YearView
from events.planning.series_list import SeriesViewSet
from events.planning.table_screen import ExampleView, ImportDatesView
from events.viewsets import SchoolHolidayViewSet

register_snippet(SchoolHolidayViewSet)
hooks.register("register_admin_viewset", SeriesViewSet)
hooks.register("register_page_header_buttons", buttons.header_buttons)


@hooks.register("register_admin_urls")
def register_planning():
    return [
        path("dates/next/<int:series_id>/", NextDateView.as_view(), name="next_date"),
        path("dates/year/", YearView.as_view(), name="year_of_dates"),
        path("dates/import/", ImportDatesView.as_view(), name="import_dates"),
        path("dates/import/example.csv", ExampleView.as_view(), name="example_of_dates"),
    ]
