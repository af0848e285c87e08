"""What contributors sent is for the team: it may hold comments, names and words they deleted."""

from django.http import Http404, HttpRequest

from newsletter.models import WordImport
from pages.files_in_use import is_seen
from pages.models import SiteDocument

ENTRY = "wagtailadmin.access_admin"


def hide(document: SiteDocument, request: HttpRequest) -> None:
    """Before a document is served: to readers it does not exist, whatever collection it is in."""
    is_original = WordImport.objects.filter(original=document.pk).exists()
    if is_original and not request.user.has_perm(ENTRY):
        raise Http404


def forget(row: WordImport) -> None:
    """With the article goes what it came from, unless somebody shows it to readers."""
    document = SiteDocument.objects.filter(pk=row.original_id).first()
    if document is not None and not is_seen(document):
        document.delete()
