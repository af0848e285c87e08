"""Sizes of pictures, made when a page is published and not when the first reader arrives."""

from collections.abc import Iterator

from django_tasks import task
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

# As `blocks/picture.html` asks for them.
SIZES = ("width-480|format-webp", "width-960|format-webp")


@task()
def make_sizes(page_id: int) -> None:
    """Make what is missing of the sizes of a page's pictures. A page that is gone needs none."""
    page = Page.objects.filter(pk=page_id).first()
    for picture in pictures_of(page.specific) if page else ():
        picture.get_renditions(*SIZES)


def pictures_of(page: Page) -> Iterator[AbstractImage]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in field.value_from_object(page):
                if block.block_type == "picture" and block.value["image"]:
                    yield block.value["image"]
