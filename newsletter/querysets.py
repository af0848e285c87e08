"""Questions asked of issues and articles."""

from typing import Self

from django.db.models import F, Q
from wagtail.models import Page

from pages.querysets import SitePageQuerySet


class IssueQuerySet(SitePageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by(F("issued_on").desc(nulls_last=True), "-number", "-pk")

    def before(self, issue) -> Self:
        """Older issues, the next older one first."""
        if issue.number is None:
            return self.none()
        return self.filter(number__lt=issue.number).order_by("-number", "-pk")

    def after(self, issue) -> Self:
        """Newer issues, the next newer one first."""
        if issue.number is None:
            return self.none()
        return self.filter(number__gt=issue.number).order_by("number", "pk")


class ArticleQuerySet(SitePageQuerySet):
    def in_order(self) -> Self:
        """As the editor arranged them in the issue."""
        return self.order_by("path")

    def newest_first(self) -> Self:
        return self.order_by(F("issued_on").desc(nulls_last=True), "path")

    def dated(self) -> Self:
        """In an issue whose day is set, so that they can stand in a feed."""
        return self.filter(issued_on__isnull=False)

    def naming(self, person: Page) -> Self:
        """Written by the person, or about the person."""
        return self.filter(Q(author_id=person.pk) | Q(about_person_id=person.pk))
