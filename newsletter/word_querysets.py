"""Questions asked of the Word files on their way to becoming articles."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import QuerySet

from newsletter.word_choices import ImportState

UNDER_WAY = (ImportState.WAITING, ImportState.READING)


class WordImportQuerySet(QuerySet):
    """The file itself is fetched by who reads it, and by nobody else."""

    def light(self) -> Self:
        return self.defer("content")

    def of_batch(self, batch: UUID) -> Self:
        """What was uploaded together, in the order of the upload."""
        return self.filter(batch=batch).light().order_by("pk")

    def of_file(self, digest: str) -> Self:
        """The one import of that file which was not refused, if there is one."""
        return self.filter(digest=digest).exclude(state=ImportState.REFUSED).light()

    def under_way_since(self, moment: datetime) -> Self:
        """Asked for before that moment and not finished yet."""
        return self.filter(state__in=UNDER_WAY, asked_at__lt=moment).light().order_by("pk")

    def refused_before(self, moment: datetime) -> Self:
        return self.filter(state=ImportState.REFUSED, uploaded_at__lt=moment)
