"""The front door of the newsletter."""

from django.core.paginator import Paginator

from newsletter.models.issue import IssuePage
from pages.models import SitePage

ISSUES_ON_A_PAGE = 12


class NewsletterIndexPage(SitePage):
    """Lists the issues, the newest first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["newsletter.IssuePage"]
    max_count = 1
    reserved_slugs = frozenset({"confirm", "preferences", "subscribe", "theme", "unsubscribe"})
    keeps_its_address = True

    class Meta:
        verbose_name = "newsletter"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        issues = IssuePage.objects.live().public().newest_first()
        latest = issues.first()
        context["latest"] = latest
        context["latest_articles"] = list(latest.articles()) if latest else []
        earlier = issues.exclude(pk=latest.pk) if latest else issues
        context["earlier"] = Paginator(earlier, ISSUES_ON_A_PAGE).get_page(request.GET.get("page"))
        return context
