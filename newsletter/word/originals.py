"""What contributors sent is for the team: it may hold comments, names and words they deleted."""

from django.http import Http404, HttpRequest

from newsletter.models import WordImport
from pages.models import SiteDocument

ENTRY = "wagtailadmin.access_admin"


def hide(document: SiteDocument, request: HttpRequest) -> None:
    """Before a document is served: to readers it does not exist, whatever collection it is in."""
    is_original = WordImport.objects.filter(original=document.pk).exists()
    if is_original and not request.user.has_perm(ENTRY):
        raise Http404
