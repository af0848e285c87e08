"""The form of a document in the admin."""

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm

from pages.files_in_use import KeepsFileInUse
from pages.removal_lock import StaysPublishedError, check_file_removal


class DocumentForm(KeepsFileInUse, BaseDocumentForm):
    def clean_file(self):
        """A file that must stay says so beside the field; the guard would refuse it later."""
        file = super().clean_file()
        if "file" in self.changed_data and self.instance.pk:
            try:
                check_file_removal(self.instance)
            except StaysPublishedError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return file
