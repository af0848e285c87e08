"""Earlier versions of a publication, which stay at its address."""

from django.db import models
from django.utils.formats import date_format
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from pages.blocks import BodyStream, FilesStream
from pages.models.published import Published


class PublicationVersion(Published):
    """What a publication was until a day, with its text and its files."""

    publication = ParentalKey(
        "pages.PublicationPage", on_delete=models.CASCADE, related_name="earlier_versions"
    )
    # The word in its address. A number is given once, whatever becomes of the order.
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    # Empty in a draft only.
    replaced_on = models.DateField(
        "replaced on", null=True, help_text="The day the version after it began."
    )
    change_note = models.CharField(
        "what has changed since",
        max_length=250,
        blank=True,
        help_text="In a sentence: what the version after it does differently.",
    )
    body = StreamField(BodyStream(), blank=True)
    files = StreamField(FilesStream(), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision")]),
        FieldRowPanel([FieldPanel("edition"), FieldPanel("replaced_on")]),
        FieldPanel("change_note"),
        FieldPanel("files"),
        # In the form as well: what a form does not send is lost while the version is a draft.
        MultiFieldPanel([FieldPanel("body")], heading="Its text, as it was", classname="collapsed"),
    ]

    class Meta:
        verbose_name = "earlier version"

    def __str__(self):
        return self.words

    @property
    def words(self) -> str:
        """Which one it is, for a list: its edition, else its date."""
        if self.edition:
            return f"Edition {self.edition}"
        if self.published_on:
            return f"Version of {self.published_words}"
        if self.replaced_on:
            return f"Version until {date_format(self.replaced_on, 'j F Y')}"
        return "Earlier version"
