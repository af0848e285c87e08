"""Sizes of pictures, made when something is published and never when somebody reads."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django_tasks import task
from wagtail.fields import StreamField
from wagtail.images.models import Filter
from wagtail.models import Page

from pages.models import Picture
from pages.picture_sizes import SHAPES, pictures_in

logger = logging.getLogger(__name__)

SHAPE_OF_FIELD = {"portrait": "face"}


@task()
def make_sizes(picture_id: int, shapes: list[str]) -> None:
    """Make what is missing of a picture, also a file that is lost; forget older focal points.

    One size after the other: each holds the whole picture in memory. What fails is logged without
    the picture's name, which may be a person's, and leaves the rest alone.
    """
    picture = Picture.objects.prefetch_related("renditions").filter(pk=picture_id).first()
    if picture is None:
        return
    for shape in shapes:
        for image_format in SHAPES[shape].formats:
            for each in SHAPES[shape].filters(picture, image_format):
                try:
                    _make(picture, each)
                except Exception as error:  # noqa: BLE001  (decoders raise whatever they like)
                    kind = type(error).__name__
                    logger.error("Picture %d: %s was not made (%s).", picture_id, each.spec, kind)
    _forget_older_focal_points(picture)


def sizes_of_page(page: Page) -> None:
    """Have the sizes of a page's pictures made."""
    shapes = defaultdict(set)
    for picture_id, shape in pictures_of(page):
        shapes[picture_id].add(shape)
    for picture_id, wanted in shapes.items():
        _make_soon(picture_id, wanted)


def sizes_of_picture(picture: Picture) -> None:
    """Have a saved picture's sizes made: those for text, and of the others those it has."""
    existing = list(picture.renditions.all())
    shapes = {name for name in SHAPES if any(map(SHAPES[name].is_source_of, existing))}
    _make_soon(picture.pk, shapes | {"text"})


def pictures_of(page: Page) -> Iterator[tuple[int, str]]:
    """The ids of a page's pictures, each with the shape in which it is shown."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for picture in pictures_in(field.value_from_object(page)):
                yield picture.pk, "text"
        elif field.related_model is Picture and (key := getattr(page, field.attname)):
            yield key, SHAPE_OF_FIELD[field.name]
    if shared := getattr(page, "first_picture", None):
        yield shared.pk, "shared"


def _make_soon(picture_id: int, shapes: Iterable[str]) -> None:
    transaction.on_commit(lambda: make_sizes.enqueue(picture_id, sorted(shapes)))


def _make(picture: Picture, size: Filter) -> None:
    rendition = picture.find_existing_renditions(size).get(size)
    if rendition is None:
        picture.create_rendition(size)
    elif not rendition.file.storage.exists(rendition.file.name):
        # The row stays: deleting it would have a task delete the file of this name, later.
        content = picture.generate_rendition_file(size)
        rendition.file.save(content.name, content)
        rendition.purge_from_cache()


def _forget_older_focal_points(picture: Picture) -> None:
    for rendition in picture.renditions.all():
        if rendition.focal_point_key != rendition.filter.get_cache_key(picture):
            rendition.delete()
