from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "newsletter"

    def ready(self):
        from newsletter import signals  # noqa: F401  (registers the receivers)
        from newsletter.panels import ArticlesAboutPerson, LatestIssue
        from pages.panels import register

        register("home", LatestIssue(), order=10)
        register("person", ArticlesAboutPerson(), order=10)
