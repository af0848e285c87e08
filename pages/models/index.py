"""Pages of which the site has one each: some words, and then lists that draw themselves."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyStream
from pages.models.base import SitePage


class IndexPage(SitePage):
    """Says in its text what it lists. What stands in the lists comes from elsewhere."""

    body = StreamField(BodyStream(), blank=True)

    max_count = 1
    may_be_archived = False  # what it lists would be lost with it

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True
