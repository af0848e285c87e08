"""The PDF of an issue."""

from django.db import models

from newsletter.print_choices import PrintState
from newsletter.print_querysets import UNDER_WAY, IssuePrintQuerySet
from pages.blocks.documents import about_file


class IssuePrint(models.Model):
    """The PDF of one issue and how far the next one is: written by `newsletter.print` alone.

    The file stays until another is there, whatever becomes of that.
    """

    issue = models.OneToOneField(
        "newsletter.IssuePage", on_delete=models.CASCADE, related_name="print"
    )
    state = models.CharField(
        max_length=10, choices=PrintState, default=PrintState.WAITING, db_index=True
    )
    asked_at = models.DateTimeField()  # when the worker was last asked for it, or began
    # Counted before it is made: one that takes the worker down with it is given up.
    tries = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to="prints/", blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # of what the file was made from
    file_size = models.PositiveIntegerField(default=0)  # bytes
    page_count = models.PositiveIntegerField(default=0)
    holds = models.JSONField(default=list)  # ids of the pages that stand in the file
    printed_at = models.DateTimeField(null=True)

    objects = IssuePrintQuerySet.as_manager()

    wagtail_reference_index_ignore = True
    file_extension = "pdf"

    class Meta:
        verbose_name = "PDF of an issue"
        verbose_name_plural = "PDFs of issues"
        default_permissions = ()  # whoever may edit the issue

    def __str__(self):
        return f"PDF of {self.issue}"

    @property
    def about_file(self) -> str:
        return about_file(self)

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def has_failed(self) -> bool:
        return self.state == PrintState.FAILED

    def holds_only(self, ids: set[int]) -> bool:
        """Whether there is a file, and nothing in it but these pages."""
        return bool(self.file) and set(self.holds) <= ids
