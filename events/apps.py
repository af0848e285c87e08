from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from events import signals  # noqa: F401  (registers the receivers)
        from events.admin import NextDateOfEach, dates_to_add
        from events.drawn import DrawnDates
        from events.models import EventIndexPage, EventPage, EventSeriesPage
        from events.panels import (
            BodyDates,
            DatesAboutPriority,
            Gatherings,
            NextDate,
            NextDates,
            PresidedSeries,
        )
        from pages import drawn_dates
        from pages.admin import new, shortcuts
        from pages.finding import groups
        from pages.panels import register

        dates = (EventPage, EventSeriesPage, EventIndexPage)
        times = groups.Times(EventPage, "starts_at", "ends_at")
        groups.register(groups.Group("dates", "Dates", dates, times), order=30)
        drawn_dates.register(DrawnDates())
        register("home_lead", NextDate())
        register("home", NextDates(), order=20)
        register("body", BodyDates(), order=10)
        register("person", PresidedSeries(), order=5)
        register("priority", DatesAboutPriority(), order=20)
        register("structure", Gatherings(), order=10)
        register("dashboard", NextDateOfEach(), order=20)
        new.register(dates_to_add, order=20)
        shortcuts.register(EventIndexPage, icon="date", order=20)
