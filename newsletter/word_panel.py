"""What the editor of an article says of the Word file it came from."""

from collections.abc import Iterator

from wagtail.admin.panels import Panel
from wagtail.blocks import StreamValue


def wanting(body: StreamValue) -> list[str]:
    """What the body lacks before it can be published, as far as Word files leave it out."""
    counted = [
        (_count(_pictures_without_words(body)), "picture", "a description"),
        (_count(_tables_without_caption(body)), "table", "a caption"),
    ]
    return [
        f"{count} {noun}{'' if count == 1 else 's'} {'needs' if count == 1 else 'need'} {what}."
        for count, noun, what in counted
        if count
    ]


def _count(found: Iterator) -> int:
    return sum(1 for _ in found)


def _pictures_without_words(body: StreamValue) -> Iterator:
    """As it is stored: to make pictures of it would ask the database."""
    for block in body.get_prep_value():
        image = block["value"]["image"] if block["type"] == "picture" else None
        if image and not image.get("alt_text") and not image.get("decorative"):
            yield image


def _tables_without_caption(body: StreamValue) -> Iterator:
    for block in body.get_prep_value():
        if block["type"] == "table" and not block["value"].get("caption"):
            yield block


class WordPanel(Panel):
    """Shown in an article that came from Word, and nowhere else."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/word_panel.html"

        def is_shown(self):
            return super().is_shown() and origin_of(self.instance) is not None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {
                "origin": origin_of(self.instance),
                "wanting": wanting(self.instance.body),
            }


def origin_of(article):
    """The import that it came from, or None."""
    return getattr(article, "word_import", None) if article.pk else None
