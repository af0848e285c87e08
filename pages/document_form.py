"""The form of a document in the admin."""

from wagtail.documents.forms import BaseDocumentForm

from pages.choices import TextState
from pages.files_in_use import KeepsFileInUse
from pages.models import DocumentText

FOUND = "Readers find the words of the file in the search."


class DocumentForm(KeepsFileInUse, BaseDocumentForm):
    """Says beside the title what became of the words of the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = DocumentText.objects.filter(document=self.instance.pk).defer("text").first()
        if words is not None and "title" in self.fields:
            self["title"].help_text = _about(words)


def _about(words: DocumentText) -> str:
    if words.state == TextState.READ:
        return FOUND
    if words.state == TextState.PART:
        return f"{FOUND} Of this one, {words.get_state_display()}."
    return f"Text not readable: {words.get_state_display()}. Readers find the file by its title."
