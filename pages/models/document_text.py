"""What is written in an uploaded file, so that readers find it."""

from django.db import models
from wagtail.search import index

from pages.choices import TextState
from pages.querysets import DocumentTextQuerySet


class DocumentText(index.Indexed, models.Model):
    """The words of one file: written by `pages.file_texts` alone, and read by the search.

    Who may see them is asked when somebody searches, never stored: a page or a collection becomes
    private from one moment to the next.
    """

    document = models.OneToOneField(
        "pages.SiteDocument", on_delete=models.CASCADE, related_name="words"
    )
    state = models.CharField(max_length=10, choices=TextState, default=TextState.WAITING)
    text = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    # Counted before the file is opened: one that takes the worker down with it is given up.
    tries = models.PositiveSmallIntegerField(default=0)

    objects = DocumentTextQuerySet.as_manager()

    search_fields = [index.SearchField("title", boost=2), index.SearchField("text")]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "text of a file"
        verbose_name_plural = "texts of files"
        default_permissions = ()  # nobody edits it

    def __str__(self):
        return f"Text of {self.document}"

    @property
    def title(self) -> str:
        return self.document.title

    @property
    def is_found(self) -> bool:
        """Whether readers find the file by its words."""
        return self.state in {TextState.READ, TextState.PART}
