from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"

    def ready(self):
        from pages import removal_guard, signals, terms  # noqa: F401  (register the receivers)
        from pages.admin import entries, new, shortcuts
        from pages.admin.broken_links import BrokenLinks
        from pages.admin.duties import Duties
        from pages.admin.edits import RecentEdits
        from pages.admin.launch import BeforeLaunch
        from pages.admin.messages import MessagesWaiting
        from pages.admin.reviews import ReviewsDue
        from pages.admin.scheduled import Scheduled
        from pages.admin.waiting import Sent, Waiting
        from pages.admin.wanting import Wanting
        from pages.files_in_use import keep_from_deletion
        from pages.models import PublicationIndexPage
        from pages.models.glossary import kept_terms
        from pages.panels import register

        terms.take_from(kept_terms)
        keep_from_deletion()
        register("dashboard", Waiting(), order=0)
        register("dashboard", Sent(), order=10)
        register("dashboard", MessagesWaiting(), order=15)
        register("dashboard", Duties(), order=18)
        register("dashboard", Scheduled(), order=40)
        register("dashboard", ReviewsDue(), order=50)
        register("dashboard", Wanting(), order=55)
        register("dashboard", BrokenLinks(), order=55)
        register("dashboard", RecentEdits(), order=60)
        register("dashboard", BeforeLaunch(), order=70)
        new.register(entries.publications, order=30)
        new.register(entries.required_by_law, order=31)
        new.register(entries.people, order=40)
        new.register(entries.plain_pages, order=50)
        new.register(entries.files, order=60)
        shortcuts.register(PublicationIndexPage, icon="doc-full", order=30)
