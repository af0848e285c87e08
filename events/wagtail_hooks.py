"""What the dates add to the admin."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from events import safeguards
from events.planning import buttons as planning_buttons
from events.planning.screens import NextDateView, YearView
from events.planning.series_list import SeriesViewSet
from events.planning.table_screen import ExampleView, ImportDatesView
from events.staff import buttons, history
from events.staff.joining import JoiningView
from events.staff.views import ActionsView, ActView
from events.viewsets import SchoolHolidayViewSet

register_snippet(SchoolHolidayViewSet)
hooks.register("register_admin_viewset", SeriesViewSet)
hooks.register("register_page_header_buttons", planning_buttons.header_buttons)
hooks.register("register_page_header_buttons", buttons.in_header)
hooks.register("register_page_listing_more_buttons", buttons.in_list)
hooks.register("register_log_actions", history.register)
hooks.register("before_delete_page", safeguards.check_delete)
hooks.register("before_unpublish_page", safeguards.check_unpublish)
hooks.register("before_bulk_action", safeguards.check_many_at_once)


@hooks.register("register_admin_urls")
def register_staff_actions():
    of_date = "pages/<int:page_id>/date/"
    return [
        path(of_date, ActionsView.as_view(), name="event_actions"),
        path("pages/<int:page_id>/joining/", JoiningView.as_view(), name="event_joining"),
        path(f"{of_date}<slug:action>/", ActView.as_view(), name="event_action"),
    ]


@hooks.register("register_admin_urls")
def register_planning():
    return [
        path("dates/next/<int:series_id>/", NextDateView.as_view(), name="next_date"),
        path("dates/year/", YearView.as_view(), name="year_of_dates"),
        path("dates/import/", ImportDatesView.as_view(), name="import_dates"),
        path("dates/import/example.csv", ExampleView.as_view(), name="example_of_dates"),
    ]
