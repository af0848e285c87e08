"""A Word file, or a pasted text, on its way to becoming an article."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsletter.word_choices import ImportState
from newsletter.word_querysets import UNDER_WAY, WordImportQuerySet


class WordImport(models.Model):
    """One file that an editor uploaded, or text they pasted: written by `newsletter.word` alone.

    It stays beside its article, to say who contributed it and what was noticed. The file itself is
    kept here only until it has been read; what stays is the document `original`.
    """

    batch = models.UUIDField(db_index=True)  # of the files that were uploaded together
    name = models.CharField(max_length=255)
    is_pasted = models.BooleanField(default=False)  # `content` is HTML then, and nothing stays
    digest = models.CharField(max_length=64)  # SHA-256 of the file, in hexadecimal
    content = models.BinaryField(null=True)
    issue = models.ForeignKey(
        "newsletter.IssuePage", on_delete=models.CASCADE, related_name="word_imports"
    )
    contributor = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    contributor_name = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey(
        "pages.Organisation", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=ImportState, default=ImportState.WAITING, db_index=True
    )
    message = models.CharField(max_length=255, blank=True)  # why it was refused
    warnings = models.JSONField(default=list)  # sentences for the editor
    article = models.OneToOneField(
        "newsletter.ArticlePage",
        on_delete=models.CASCADE,
        null=True,
        related_name="word_import",
    )
    original = models.ForeignKey(
        "pages.SiteDocument", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    asked_at = models.DateTimeField()  # when the worker was last asked to read it
    # Counted before the file is opened: one that takes the worker down with it is given up.
    tries = models.PositiveSmallIntegerField(default=0)

    objects = WordImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # to be the origin of an article is not to be shown

    class Meta:
        verbose_name = "article from Word"
        verbose_name_plural = "articles from Word"
        default_permissions = ()  # whoever may add articles to the issue
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                condition=~Q(state=ImportState.REFUSED),
                name="newsletter_one_import_per_file",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_refused(self) -> bool:
        return self.state == ImportState.REFUSED
