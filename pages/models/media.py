"""Our own picture and document types, so that fields can be added without moving any file."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, get_upload_to

from pages import languages
from pages.document_kinds import validate_kind
from pages.documents import count_pages
from pages.picture_files import BareFilter, PictureField


class Picture(AbstractImage):
    """One uploaded picture."""

    file = PictureField(
        upload_to=get_upload_to, width_field="width", height_field="height", verbose_name="file"
    )
    credit = models.CharField(
        max_length=160, blank=True, help_text="Who made it. Shown under the picture."
    )
    consent_note = models.TextField(
        "consent",
        blank=True,
        help_text="Who agreed to what, and where it is recorded. Never shown to readers.",
    )
    consent_until = models.DateField(
        "consent ends", null=True, blank=True, help_text="Take the picture down by then."
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "consent_note", "consent_until")

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        permissions = [("choose_image", "Can choose image")]

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        """The admin asks for the original to tell its size. No public copy of it is made."""
        if getattr(filter, "spec", filter) == "original":
            facts = {"width": self.width, "height": self.height, "filter_spec": "original"}
            return Rendition(image=self, file=self.file.name, **facts)
        return super().get_rendition(filter)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Copies are public: each leaves behind what the camera wrote, and the file's name."""
        file = super().generate_rendition_file(BareFilter(filter.spec), source=source)
        names = self.get_file_hash()[:16], filter.get_cache_key(self), filter.spec.replace("|", ".")
        file.name = ".".join(name for name in names if name) + Path(file.name).suffix
        return file


class Rendition(AbstractRendition):
    """One size and format of one picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="pages_one_rendition_per_filter",
            )
        ]


class SiteDocument(AbstractDocument):
    """One uploaded file."""

    language = models.CharField(max_length=10, choices=languages.CHOICES, default=languages.ENGLISH)
    page_count = models.PositiveIntegerField(
        "number of pages",
        null=True,
        blank=True,
        help_text="Counted by itself in a PDF. Shown to readers.",
    )
    is_found_alone = models.BooleanField(
        "found without a page",
        default=False,
        help_text=(
            "The search leads to the page that holds the file. With this, it leads to the file "
            "itself as long as no page holds it. Not for what is still to be published."
        ),
    )

    admin_form_fields = (*Document.admin_form_fields, "language", "page_count", "is_found_alone")

    has_new_file = False  # set by `save`, for those who look into files

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        permissions = [("choose_document", "Can choose document")]

    def clean(self):
        if not self.file:
            return  # the form has said why; Wagtail would find fault with the missing name too
        super().clean()
        if not self.file._committed:
            try:
                validate_kind(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs):
        is_new_file = self.has_new_file = bool(self.file and not self.file._committed)
        if is_new_file and self.file_extension == "pdf":
            self.page_count = count_pages(self.file)
        elif is_new_file and self._is_count_of_file_before():
            self.page_count = None
        super().save(*args, **kwargs)

    def _is_count_of_file_before(self) -> bool:
        """Whether the number is still that of the file which this one replaces."""
        return SiteDocument.objects.filter(pk=self.pk, page_count=self.page_count).exists()
