"""Pictures as files for the typesetter."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.blocks import StreamValue
from wagtail.images.models import AbstractImage

from pages.picture_sizes import JPEG, SHAPES, fetch_sizes, pictures_in

logger = logging.getLogger(__name__)

WIDTH = 960  # pixels: about 140 on an inch of paper


@dataclass
class Pictures:
    """`files` by their names, and the `names` by the addresses that readers' pages give them."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def take(self, streams: Iterable[StreamValue]) -> None:
        """Before the streams are rendered. One that cannot be read is left to its words."""
        for stream in streams:
            files = {picture.pk: self._file(picture) for picture in pictures_in(stream)}
            fetch_sizes(stream)
            for picture in pictures_in(stream):
                if name := files[picture.pk]:
                    self.names |= {size.url: name for size in picture.renditions.all()}

    def _file(self, picture: AbstractImage) -> str:
        name = f"picture-{picture.pk}.jpg"
        if name not in self.files:
            shape = SHAPES["text"].filters(picture, JPEG)
            size = min(shape, key=lambda each: abs(_width(each) - WIDTH))
            try:
                with picture.get_rendition(size).file.open("rb") as file:
                    self.files[name] = file.read()
            except Exception as error:  # noqa: BLE001  (decoders raise whatever they like)
                kind = type(error).__name__
                logger.warning("Picture %d was not printed (%s).", picture.pk, kind)
                return ""
        return name


def _width(size) -> int:
    return int(size.spec.split("|")[0].removeprefix("width-"))
