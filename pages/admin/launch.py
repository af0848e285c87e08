"""What is still to confirm before search engines may list the site."""

from datetime import datetime

from django.urls import reverse

from pages.admin.rows import SHOWN, TEMPLATE, Row, group, lists
from pages.models import LaunchCheck, SiteSettings
from pages.panels import Panel


class BeforeLaunch(Panel):
    """For those who may open the site, until it is open and nothing is left."""

    template = TEMPLATE
    anchor = "launch"
    heading = "Before the launch"

    def data(self, subject, now: datetime):
        if not SiteSettings.get_permission_policy().user_has_permission(subject, "change"):
            return None
        site_settings = SiteSettings.current()
        left = LaunchCheck.objects.filter(settings=site_settings.pk, confirmed_on__isnull=True)
        total = left.count()
        if site_settings.is_launched and not total:
            return None
        rows = (Row(check.what) for check in left.order_by("sort_order", "pk")[:SHOWN])
        return lists(
            group(rows, total, more_address=reverse("to_check")),
            nothing="Everything is confirmed: the site can be opened to search engines.",
        )
