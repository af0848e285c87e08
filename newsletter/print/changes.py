"""Which issues are printed anew when a page changes."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageQuerySet, ReferenceIndex

from newsletter.models import ArticlePage, IssuePage


def issues_with(page: Page) -> set[int]:
    """Itself, that of an article, and those that name it: by their ids."""
    found = _that_name(Page.objects.filter(pk=page.pk))
    if isinstance(page, IssuePage):
        found.add(page.pk)
    elif isinstance(page, ArticlePage):
        parent = page.get_parent()
        if parent:
            found.add(parent.pk)
    return found


def issues_around(page: Page) -> set[int]:
    """Those at, above and below a page that is closed or opened; those that name what closes."""
    inside = Q(path__startswith=page.path)
    steps = range(MP_Node.steplen, len(page.path), MP_Node.steplen)
    above = Q(path__in=[page.path[:end] for end in steps])
    return _that_name(Page.objects.filter(inside)) | set(
        IssuePage.objects.filter(inside | above).values_list("pk", flat=True)
    )


def _that_name(pages: PageQuerySet) -> set[int]:
    """Issues that name one of the pages themselves, or in an article of theirs."""
    own, of_articles = (_naming(pages, model) for model in (IssuePage, ArticlePage))
    articles = ArticlePage.objects.filter(pk__in=of_articles)
    above = [path[: -MP_Node.steplen] for path in articles.values_list("path", flat=True)]
    around = IssuePage.objects.filter(path__in=above).values_list("pk", flat=True)
    return own | set(around) | _naming(articles, IssuePage)


def _naming(pages: PageQuerySet, model: type[Page]) -> set[int]:
    kind, base = (ContentType.objects.get_for_model(each) for each in (model, Page))
    ids = [str(key) for key in pages.values_list("pk", flat=True)]
    names = ReferenceIndex.objects.filter(
        content_type=kind, to_content_type=base, to_object_id__in=ids
    )
    return {int(key) for key in names.values_list("object_id", flat=True)}
