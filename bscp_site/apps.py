from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProjectConfig(AppConfig):
    name = "bscp_site"

    def ready(self):
        from bscp_site.groups import notices, own_edits  # noqa: F401  (registers its receiver)

        notices.connect()  # this app is listed before Wagtail's, which is what it takes
        post_migrate.connect(_follow_site_url, sender=self)


def _follow_site_url(**kwargs):
    from bscp_site.site_record import follow_site_url

    follow_site_url()
