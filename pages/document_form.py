"""The form of a document in the admin."""

from wagtail.documents.forms import BaseDocumentForm

from pages.files_in_use import KeepsFileInUse


class DocumentForm(KeepsFileInUse, BaseDocumentForm):
    pass
