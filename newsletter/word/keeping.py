"""The draft that is made of what was read: article, pictures and original, all or nothing."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import PurePath

import nh3
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from wagtail.models import Collection, CollectionViewRestriction

from newsletter.models import ArticlePage, IssuePage, WordImport
from newsletter.schemes import SCHEMES
from newsletter.withdrawal import page_once_at
from newsletter.word.sentences import warnings
from newsletter.word_choices import ImportState
from pages.models import Picture, SiteDocument
from pages.models.base import is_reserved
from pages.picture_form import PictureFileField

COLLECTION = "Word files of contributors"
# The elements of a paragraph. The child writes no others; this holds whatever it writes.
ELEMENTS = {"p", "b", "a", "ul", "ol", "li", "br"}


class BadPictureError(Exception):
    """A picture of the file is refused as an upload of it would be."""


def keep(row: WordImport, content: bytes, found: dict) -> ArticlePage:
    """To be called in a transaction that has locked the row. Files of a failure are removed."""
    with _files_removed_on_failure() as files:
        title = found["title"][:255] or _title_of(row.name)
        # Two workers that add to one issue at once would give both articles the same place.
        issue = IssuePage.objects.select_for_update().get(pk=row.issue_id)
        pictures = dict(_pictures(row, found["pictures"], title, files))
        article = ArticlePage(
            title=title,
            slug=_slug(issue, title),
            summary=found["summary"],
            author=row.contributor,
            agency=row.agency,
            owner=row.user,
            live=False,
            has_unpublished_changes=True,
            body=[_block(name, value, pictures) for name, value in found["blocks"]],
        )
        issue.add_child(instance=article)
        article.save_revision(
            user=row.user, log_action=True, clean=False
        )  # a draft may lack things
        if not row.is_pasted:  # its markup holds what was to go, and nobody could open it
            row.original = _original(row, content, title, files)
        row.article, row.state, row.content = article, ImportState.DONE, None
        no_title = "no_title_pasted" if row.is_pasted else "no_title"
        row.warnings = warnings(found["seen"] | {no_title: not found["title"]})
        row.save()
    return article


@contextmanager
def _files_removed_on_failure() -> Iterator[list]:
    """A transaction takes back rows, not files."""
    files = []
    try:
        yield files
    except BaseException:
        for file in files:
            file.storage.delete(file.name)
        raise


def _title_of(name: str) -> str:
    words = PurePath(name.replace("\\", "/")).stem.replace("_", " ").strip()
    return words[:255] or "Article from Word"


def _slug(issue: IssuePage, title: str) -> str:
    """An address that is free below the issue."""
    base = slugify(title)[:80].strip("-") or "article"
    if is_reserved(issue, base):
        base = f"{base}-article"
    taken = set(issue.get_children().values_list("slug", flat=True))
    slugs = chain([base], (f"{base}-{number}" for number in count(2)))
    free = (slug for slug in slugs if slug not in taken)
    return next(slug for slug in free if page_once_at(issue, slug) is None)


def _block(name: str, value, pictures: dict[str, Picture]) -> dict:
    """As a stream stores it."""
    if name == "paragraph":
        value = nh3.clean(
            value,
            tags=ELEMENTS,
            attributes={"a": {"href"}},
            url_schemes=SCHEMES,
            link_rel=None,
        )
    elif name == "picture":
        alt = value["alt_text"]
        image = {"image": pictures[value["image"]].pk, "alt_text": alt, "decorative": False}
        value = {"image": image, "caption": value["caption"]}
    return {"type": name, "value": value}


def _pictures(
    row: WordImport, read: dict[str, list[str]], title: str, files: list
) -> Iterator[tuple[str, Picture]]:
    """Judged as an upload is, all of them before the first is kept."""
    field, named = PictureFileField(), slugify(title)[:40] or "picture"
    checked = {}
    for number, (key, (kind, data)) in enumerate(read.items(), 1):
        file = SimpleUploadedFile(f"{named}-{number}.{kind}", base64.b64decode(data))
        try:
            checked[key] = number, field.clean(file)
        except ValidationError as error:
            raise BadPictureError from error
    for key, (number, file) in checked.items():
        picture = Picture(
            title=f"{title[:240]}: picture {number}", file=file, uploaded_by_user=row.user
        )
        picture.collection = Collection.get_first_root_node()
        picture.save()
        files.append(picture.file)
        yield key, picture


def _original(row: WordImport, content: bytes, title: str, files: list) -> SiteDocument:
    """What the contributor sent, for the team alone: it may hold comments and deleted words."""
    name = f"{slugify(PurePath(row.name).stem)[:60] or 'original'}.docx"
    document = SiteDocument(
        title=f"{title[:230]} (as it was sent)",
        file=ContentFile(content, name=name),
        collection=_closed_collection(),
        uploaded_by_user=row.user,
    )
    document.save()
    files.append(document.file)
    return document


def _closed_collection() -> Collection:
    """Open to signed-in people alone; closed again where somebody opened it."""
    root = Collection.objects.select_for_update().get(depth=1)  # so that it is not made twice
    found = root.get_children().filter(name=COLLECTION).first()
    collection = found or root.add_child(name=COLLECTION)
    if not collection.get_view_restrictions().exists():
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.LOGIN
        )
    return collection
