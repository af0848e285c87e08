"""Choosers that ask the database once for a whole stream, not once for each kind of block."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from pages.rich_text import known_targets


class _KnownTargets:
    """Takes what the rendering of the stream has looked up already."""

    kind: str

    def bulk_to_python(self, values):
        known, asked = known_targets(self.kind), [str(value) for value in values]
        if not known.keys() >= set(asked) - {"None"}:
            return super().bulk_to_python(values)
        return [known.get(key) for key in asked]


class PageChoiceBlock(_KnownTargets, blocks.PageChooserBlock):
    kind = "page"


class DocumentChoiceBlock(_KnownTargets, DocumentChooserBlock):
    kind = "document"
