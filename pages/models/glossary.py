"""Words of the field, explained once."""

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyStream
from pages.models.base import SitePage


class GlossaryTerm(models.Model):
    """One word or set of initials, with what it means."""

    term = models.CharField(
        max_length=80, unique=True, help_text="As people say it. Initials are fine: LCSPR."
    )
    stands_for = models.CharField(
        max_length=160, blank=True, help_text="The words behind initials."
    )
    meaning = models.TextField(max_length=600, help_text="In one or two plain sentences.")

    panels = [FieldPanel("term"), FieldPanel("stands_for"), FieldPanel("meaning")]

    class Meta:
        ordering = [models.functions.Lower("term"), "pk"]

    def __str__(self):
        return self.term

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the glossary."""
        return slugify(self.term) or f"term-{self.pk}"


class GlossaryPage(SitePage):
    """Every term, in the order of the alphabet."""

    body = StreamField(BodyStream(), blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "glossary"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = GlossaryTerm.objects.all()
        return context
