from django.urls import path

from events import month_views, next_views, printed, views

app_name = "events"
urlpatterns = [
    path("events/calendar.ics", views.calendar, name="calendar"),
    path("events/month/<int:year>/<int:month>/", month_views.month, name="month"),
    path("events/next/<slug:series>/", next_views.next_date, name="next_date"),
    path("events/events.json", views.open_dates, name="open_dates"),
    path("events/planner.pdf", printed.year_planner, name="planner"),
    path("events/<slug:series>/calendar.ics", views.series_calendar, name="series_calendar"),
    path("events/<slug:series>/poster.pdf", printed.series_poster, name="series_poster"),
    path("events/<slug:series>/<slug:event>/event.ics", views.event_file, name="event_file"),
    path("events/<slug:series>/<slug:event>/poster.pdf", printed.event_poster, name="poster"),
]
