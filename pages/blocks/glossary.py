"""Words of the field, explained where they are used."""

from wagtail import blocks
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.querysets import glossary_path


class TermChoiceBlock(SnippetChooserBlock):
    """Each term brings along where the glossary stands, in the one query that fetches them."""

    def __init__(self, **kwargs):
        kwargs.setdefault("target_model", "pages.GlossaryTerm")
        super().__init__(**kwargs)

    def bulk_to_python(self, values):
        terms = self.model_class.objects.annotate(glossary_path=glossary_path()).in_bulk(values)
        return [terms.get(value) for value in values]


class TermValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the glossary explains the term; empty where no glossary is open to readers."""
        path = getattr(self["term"], "glossary_path", None)
        return f"{Page(url_path=path).url}#{self['term'].anchor}" if path else ""


class TermBlock(blocks.StructBlock):
    term = TermChoiceBlock(label="Term of the glossary")

    class Meta:
        icon = "info-circle"
        template = "blocks/term.html"
        value_class = TermValue
        label_format = "{term}"
        description = "A word of the field with its meaning, from the glossary"

    def get_preview_value(self):
        term = self.child_blocks["term"].model_class(
            term="LCSPR",
            stands_for="Local child safeguarding practice review",
            meaning="A look back at what happened to a child, so that others learn from it.",
        )
        return self.normalize({"term": term})
