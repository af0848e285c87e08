from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "newsletter"

    def ready(self):
        from newsletter import signals  # noqa: F401  (registers the receivers)
        from newsletter.admin import Issues, articles_and_issues
        from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
        from newsletter.panels import ArticlesAboutPerson, ArticlesAboutPriority, LatestIssue
        from pages.admin import new, shortcuts
        from pages.finding import groups
        from pages.panels import register

        issues = (ArticlePage, IssuePage, NewsletterIndexPage)
        groups.register(groups.Group("newsletter", "Newsletter", issues), order=40)
        register("home", LatestIssue(), order=10)
        register("person", ArticlesAboutPerson(), order=10)
        register("priority", ArticlesAboutPriority(), order=10)
        register("dashboard", Issues(), order=30)
        new.register(articles_and_issues, order=10)
        shortcuts.register(NewsletterIndexPage, icon="clipboard-list", order=10)
