"""The links that stand on the site, and the checks of all of them."""

from django.conf import settings
from django.db import models

from pages.choices import LinkFault
from pages.link_querysets import FoundLinkQuerySet, LinkCheckQuerySet


class LinkCheck(models.Model):
    """One check of every link, from its beginning to its end."""

    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    heard_of_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"Check of links, {self.begun_at:%d %B %Y}"


class FoundLink(models.Model):
    """One link at one place. Another address at the same place is another row."""

    place = models.CharField(max_length=100)  # "pages.organisation:3"
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    where = models.CharField(max_length=255)
    edit_address = models.CharField(max_length=255, blank=True)
    target = models.TextField()  # an address, "page:12" or "document:3"
    digest = models.CharField(max_length=64, unique=True)  # of place and target
    words = models.CharField(max_length=200, blank=True)
    fault = models.CharField(max_length=20, choices=LinkFault, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    faulty_since = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True, db_index=True)
    fine_at = models.DateTimeField(null=True, blank=True)
    fine_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = FoundLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.words or self.target} ({self.where})"

    @property
    def is_fine(self) -> bool:
        return self.fine_at is not None

    @property
    def address(self) -> str:
        """Where it leads, where that is an address; a page or a document is named by its words."""
        return self.target if self.target.startswith(("http:", "https:")) else ""

    @property
    def leads_to(self) -> str:
        """In words for the team."""
        kind = self.target.partition(":")[0]
        inside = {"page": "A page of this website", "document": "A document of this website"}
        return inside.get(kind, self.target)

    @property
    def fault_words(self) -> str:
        words = self.get_fault_display()
        return f"{words} ({self.detail})" if self.detail else words
