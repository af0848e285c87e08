"""Words of the field, explained once."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel

from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.models.index import IndexPage


class GlossaryTerm(models.Model):
    """One word or set of initials, with what it means."""

    term = models.CharField(
        max_length=80, unique=True, help_text="As people say it. Initials are fine: LCSPR."
    )
    stands_for = models.CharField(
        max_length=160, blank=True, help_text="The words behind initials."
    )
    meaning = models.TextField(max_length=600, help_text="In one or two plain sentences.")

    base_form_class = AskBeforeOverwriting

    panels = [FieldPanel("term"), FieldPanel("stands_for"), FieldPanel("meaning")]

    class Meta:
        ordering = [models.functions.Lower("term"), "pk"]

    def __str__(self):
        return self.term

    def clean(self):
        super().clean()
        others = GlossaryTerm.objects.exclude(pk=self.pk)
        twin = next((other for other in others if other.anchor == self.anchor), None)
        if twin:
            # Links lead to a place on the page, and both would stand at the same.
            raise ValidationError({"term": f"“{twin}” stands in the glossary already."})

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the glossary."""
        return f"term-{slugify(self.term) or self.pk}"


class GlossaryPage(IndexPage):
    """Every term, in the order of the alphabet."""

    explains_terms = False  # it is what explains them

    parent_page_types = ["pages.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = "glossary"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = GlossaryTerm.objects.all()
        return context
