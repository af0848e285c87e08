"""Which issues are printed anew when a page changes."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from newsletter.models import ArticlePage, IssuePage


def issues_with(page: Page) -> set[int]:
    """Itself, that of an article, and those whose contents name it: by their ids."""
    found = _that_name(page)
    if isinstance(page, IssuePage):
        found.add(page.pk)
    elif isinstance(page, ArticlePage):
        parent = page.get_parent()
        if parent:
            found.add(parent.pk)
    return found


def issues_around(page: Page) -> set[int]:
    """Those at, above and below a page that is closed or opened, and those that name it."""
    inside = Q(path__startswith=page.path)
    above = Q(path__in=[page.path[:end] for end in range(4, len(page.path), 4)])
    return _that_name(page) | set(
        IssuePage.objects.filter(inside | above).values_list("pk", flat=True)
    )


def _that_name(page: Page) -> set[int]:
    issues = ContentType.objects.get_for_model(IssuePage)
    names = ReferenceIndex.get_references_to(page).filter(content_type=issues)
    return {int(key) for key in names.values_list("object_id", flat=True)}
