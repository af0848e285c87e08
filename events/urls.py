from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("events/calendar.ics", views.calendar, name="calendar"),
    path("events/<slug:series>/calendar.ics", views.series_calendar, name="series_calendar"),
    path("events/<slug:series>/<slug:event>/event.ics", views.event_file, name="event_file"),
]
