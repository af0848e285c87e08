"""Replacing a publication by a new version at the same address."""

from datetime import date

from django.db import transaction
from wagtail.models import Page, Revision

from bscp_site.kit.dates import Precision
from pages.models import PublicationPage, PublicationVersion


class VersionError(Exception):
    """One sentence for the editor about why no new version can be begun."""


@transaction.atomic
def begin_new_version(
    publication: PublicationPage, *, replaced_on: date, change_note: str, user
) -> Revision:
    """Keep what readers see as an earlier version, and make a draft of the new one.

    Readers see the present version until the draft is published.
    """
    Page.objects.select_for_update().get(pk=publication.pk)  # one at a time
    seen = type(publication).objects.get(pk=publication.pk)
    draft = seen.get_latest_revision_as_object()
    if not seen.live:
        raise VersionError("Readers do not see this publication yet: change it as it is.")
    if draft.earlier_versions.count() > seen.earlier_versions.count():
        raise VersionError("A new version has been begun already: go on with the draft below.")
    draft.earlier_versions.add(_kept(seen, replaced_on, change_note))
    draft.published_on, draft.published_precision = replaced_on, Precision.DAY
    draft.edition, draft.files = "", []
    return draft.save_revision(user=user, log_action=True)


def _kept(seen: PublicationPage, replaced_on: date, change_note: str) -> PublicationVersion:
    return PublicationVersion(
        edition=seen.edition,
        published_on=seen.published_on,
        published_precision=seen.published_precision,
        replaced_on=replaced_on,
        change_note=change_note,
        body=seen.body,
        files=seen.files,
    )
