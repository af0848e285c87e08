from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProjectConfig(AppConfig):
    name = "bscp_site"

    def ready(self):
        post_migrate.connect(_follow_site_url, sender=self)


def _follow_site_url(**kwargs):
    from bscp_site.site_record import follow_site_url

    follow_site_url()
