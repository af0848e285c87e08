"""Documents to open or to keep."""

from wagtail import blocks
from wagtail.documents import get_document_model

from pages import languages
from pages.blocks.choosers import DocumentChoiceBlock
from pages.choices import FileVersion

# In words that say more than the ending of a file's name.
KINDS = {
    "csv": "CSV table",
    "docx": "Word document",
    "ics": "calendar file",
    "odt": "OpenDocument text",
    "pdf": "PDF",
    "pptx": "PowerPoint slides",
    "txt": "plain text",
    "xlsx": "Excel table",
}
MEGABYTE = 1024 * 1024
NO_BREAK = "\N{NO-BREAK SPACE}"


def size_words(size: int) -> str:
    """ "412 KB" or "1.2 MB", empty for an unknown size."""
    if not size:
        return ""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))}{NO_BREAK}KB"
    return f"{size / MEGABYTE:.1f}{NO_BREAK}MB"


def page_words(count: int) -> str:
    return f"{count}{NO_BREAK}page{'' if count == 1 else 's'}" if count else ""


def about_file(document) -> str:
    """Its kind, size and length, as far as they are known."""
    ending = document.file_extension.lower()
    parts = [
        KINDS.get(ending, ending.upper()),
        size_words(document.file_size or 0),
        page_words(document.page_count or 0),
    ]
    return ", ".join(filter(None, parts))


class DocumentValue(blocks.StructValue):
    @property
    def label(self) -> str:
        return self.get("title") or self["document"].title

    @property
    def about_file(self) -> str:
        """What a reader wants to know before the file is loaded: kind, size, length."""
        return about_file(self["document"])

    @property
    def other_language(self) -> languages.Language | None:
        """The document's language, unless it is English."""
        language = languages.language(self["document"].language)
        return None if language is None or language.is_english else language


class DocumentBlock(blocks.StructBlock):
    document = DocumentChoiceBlock()
    title = blocks.CharBlock(
        required=False,
        max_length=160,
        label="Words of the link",
        help_text="Left empty, the document's own title.",
    )
    note = blocks.CharBlock(
        required=False,
        max_length=250,
        help_text="What is in it and whom it is for, in a sentence.",
    )

    class Meta:
        icon = "doc-full"
        template = "blocks/document.html"
        value_class = DocumentValue
        label_format = "{title} {document}"
        description = "A file, with its kind, size, length and language"

    def get_preview_value(self):
        """A document that is nowhere stored: a preview cannot know what the library holds."""
        document = get_document_model()(
            pk=0,
            title="How we share information",
            file="how-we-share-information.pdf",
            file_size=421_888,
            language="ur",
            page_count=12,
        )
        return self.normalize(
            {"document": document, "title": "", "note": "For everybody who works with families."}
        )


class FileValue(DocumentValue):
    @property
    def version_words(self) -> str:
        """What is other about it; nothing for the publication itself."""
        version = self.get("version")
        return FileVersion(version).label if version in FileVersion.values else ""


class FileBlock(DocumentBlock):
    """A file of a publication: the publication itself, or the same for other readers."""

    version = blocks.ChoiceBlock(
        FileVersion.choices,
        required=False,
        label="Other version",
        help_text="Left empty, the publication itself.",
    )

    class Meta:
        icon = "doc-full"
        template = "blocks/file.html"
        value_class = FileValue
        label = "Document"
        description = "A file, with its kind, size, length and language, and whom it is for"

    def get_preview_value(self):
        return self.normalize({**super().get_preview_value(), "version": FileVersion.EASY_READ})
