"""The form of a document in the admin."""

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm

from pages.choices import TextState
from pages.files_in_use import KeepsFileInUse
from pages.models import DocumentText
from pages.removal_lock import StaysPublishedError, check_file_removal

FOUND = "Readers find the words of the file in the search."


class DocumentForm(KeepsFileInUse, BaseDocumentForm):
    """Says beside the title what became of the words of the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = DocumentText.objects.filter(document=self.instance.pk).defer("text").first()
        if words is not None and "title" in self.fields:
            self["title"].help_text = _about(words)

    def clean_file(self):
        """A file that must stay says so beside the field; the guard would refuse it later."""
        if "file" in self.changed_data and self.instance.pk:
            try:
                check_file_removal(self.instance)
            except StaysPublishedError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return self.cleaned_data["file"]


def _about(words: DocumentText) -> str:
    if words.state == TextState.READ:
        return FOUND
    if words.state == TextState.PART:
        return f"{FOUND} Of this one, {words.get_state_display()}."
    return f"Text not readable: {words.get_state_display()}. Readers find the file by its title."
