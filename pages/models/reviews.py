"""Who looks after a page, when it was last read through, and whether it is kept for the record."""

from datetime import date

from django.db import models

from pages.querysets import ReviewQuerySet


class PageReview(models.Model):
    """What is known of one page beside its text: one row a page, of whatever type.

    It is no part of the page's versions: an older draft that is published later brings back older
    words, never an older day of review. `pages.reviewing` writes it.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="review_records"
    )
    owner = models.ForeignKey(
        "pages.BodyPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="looked after by",
        help_text="The group or team that looks after this page. Readers see it.",
    )
    reviewed_on = models.DateField(
        "last reviewed",
        null=True,
        blank=True,
        help_text="When somebody last read the whole page and found it right. Shown to readers.",
    )
    review_by = models.DateField(
        "review again by",
        null=True,
        blank=True,
        help_text="Not shown to readers.",
    )
    archived_on = models.DateField(
        "archived",
        null=True,
        blank=True,
        help_text=(
            "From this day on the page is kept for the record alone: readers are told so, and "
            "menus and lists leave it out."
        ),
    )
    archived_reason = models.CharField(
        "why it is archived",
        max_length=250,
        blank=True,
        help_text="One sentence for readers: why the page no longer holds.",
    )
    replaced_by = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="what to read instead",
        help_text="Readers of the archived page are led there.",
    )
    explains_terms = models.BooleanField(
        "explain words of the glossary",
        default=True,
        help_text="Where the page first uses such a word, readers can unfold its meaning.",
    )
    note = models.TextField(
        "to check",
        blank=True,
        max_length=2000,
        help_text="What the team must still confirm. Never shown to readers.",
    )

    objects = ReviewQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # it has no form of its own to lead to

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page"], name="pages_one_review_per_page"),
        ]

    def __str__(self):
        return f"Review of {self.page}"

    def is_archived(self, day: date) -> bool:
        return self.archived_on is not None and self.archived_on <= day
