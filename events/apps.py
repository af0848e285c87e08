from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from events import signals  # noqa: F401  (registers the receivers)
        from events.panels import BodyDates, Gatherings, NextDate, NextDates, PresidedSeries
        from pages.panels import register

        register("home_lead", NextDate())
        register("home", NextDates(), order=20)
        register("body", BodyDates(), order=10)
        register("person", PresidedSeries(), order=5)
        register("structure", Gatherings(), order=10)
