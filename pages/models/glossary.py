"""Words of the field, explained once."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel

from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.models.index import IndexPage

KEPT = "pages.glossary_terms"
KEPT_FOR = 300  # seconds, should a change ever go unheard


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


def kept_terms() -> list[GlossaryTerm]:
    """Every term, from the cache that all workers share: each page of text asks for them."""
    return cache.get_or_set(KEPT, lambda: list(GlossaryTerm.objects.all()), KEPT_FOR)


def forget_kept_terms() -> None:
    """At once, and once more when everybody can see the change: somebody may read in between."""
    cache.delete(KEPT)
    transaction.on_commit(lambda: cache.delete(KEPT))


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
