"""Which sizes of a picture the site keeps, and which of them there are.

The task that makes the sizes and the tag that shows them share this table.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

AVIF = "avif"
JPEG = "jpeg"

Known = Mapping[int, AbstractImage]

_known: ContextVar[Known] = ContextVar("known_pictures", default=MappingProxyType({}))


@dataclass(frozen=True)
class Shape:
    """One use of pictures. What is cut off lies away from the focal point."""

    widths: tuple[int, ...]
    sizes: str  # how wide it is shown, in words of CSS: browsers choose a file by it
    ratio: Fraction | None = None  # None: nothing is cut off
    formats: tuple[str, ...] = (JPEG, AVIF)

    def filters(self, picture: AbstractImage, image_format: str) -> list[Filter]:
        """Narrowest first. Nothing is enlarged: one width above the picture's own is enough."""
        own = picture.width
        if self.ratio:
            own = min(own, int(picture.height * self.ratio))
        widths = self.widths[: bisect_left(self.widths, own) + 1]
        return [Filter(f"{self._operation(width)}|format-{image_format}") for width in widths]

    def is_source_of(self, rendition: AbstractRendition) -> bool:
        return rendition.filter_spec.split("|")[0] in map(self._operation, self.widths)

    def _operation(self, width: int) -> str:
        return f"fill-{width}x{round(width / self.ratio)}" if self.ratio else f"width-{width}"


SHAPES = {
    "text": Shape((480, 960, 1440), "(min-width: 48em) 46rem, 100vw"),
    "face": Shape((160, 320), "9rem", Fraction(1)),
    # Beside a link in a message or a post, in the measures that Open Graph's readers expect.
    "shared": Shape((1200,), "", Fraction(1200, 630), formats=(JPEG,)),
}


def pictures_in(stream: StreamValue) -> Iterator[AbstractImage]:
    # Only pictures are made into blocks here: others would ask the database for what they choose.
    places = [place for place, raw in enumerate(stream.raw_data) if raw["type"] == "picture"]
    for place in places:
        if picture := stream[place].value["image"]:
            yield picture


def known_pictures() -> Known:
    """By id: those of the streams that are being filled together."""
    return _known.get()


def fetch_pictures(streams: Iterable[StreamValue]) -> None:
    """Fill in the pictures of several streams, with their sizes: two queries for all of them."""
    streams = list(streams)
    ids = {
        raw["value"]["image"]["image"]
        for stream in streams
        for raw in stream.raw_data
        if raw["type"] == "picture" and raw["value"]["image"]
    }
    pictures = get_image_model().objects.prefetch_related("renditions").in_bulk(ids) if ids else {}
    token = _known.set(pictures)
    try:
        for stream in streams:
            list(pictures_in(stream))
    finally:
        _known.reset(token)


def fetch_sizes(stream: StreamValue) -> None:
    """Look up the sizes of all pictures of a stream: one query."""
    prefetch_related_objects(list(pictures_in(stream)), "renditions")


def made(picture: AbstractImage, shape: Shape, image_format: str) -> list[AbstractRendition]:
    """The sizes there are, narrowest first. Nothing is made, and nothing fetched is asked again."""
    prefetch_related_objects([picture], "renditions")
    filters = shape.filters(picture, image_format)
    found = picture.find_existing_renditions(*filters)
    by_width = {found[each].width: found[each] for each in filters if each in found}
    return list(by_width.values())
