"""What is read of an uploaded picture's file, and what of it goes into a file for readers."""

from contextlib import contextmanager
from io import BytesIO
from math import ceil
from operator import mul, truediv

from django.core.files import File
from PIL import ExifTags, Image, ImageCms
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import AbstractImage, Filter, WagtailImageField, WagtailImageFieldFile
from willow.plugins.pillow import PillowImage

JPEG = "jpeg"
LYING = {5, 6, 7, 8}  # orientations of EXIF that are shown after a quarter turn


class PictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int, int]:
        """As the picture is shown: the focal point is counted that way. Only the head is read."""
        was_closed = self.closed
        self.open()
        try:
            picture = Image.open(self)
            lies = picture.getexif().get(ExifTags.Base.Orientation) in LYING
            return picture.size[::-1] if lies else picture.size
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class PictureField(WagtailImageField):
    attr_class = PictureFile

    def deconstruct(self):
        """The column is Wagtail's, so no migration has to know this class."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs


class BareFilter(Filter):
    """A filter whose results hold pixels and nothing else."""

    @contextmanager
    def get_willow_image(self, image: AbstractImage, source: File | None = None):
        """A large JPEG is read at a half, a quarter or an eighth of its width, where that does."""
        with super().get_willow_image(image, source) as willow:
            if willow.format_name == JPEG:
                picture = Image.open(willow.f)
                share = 2 * max(self.get_transform(image).scale)  # twice, to stay sharp
                picture.draft(None, tuple(ceil(side * share) for side in picture.size))
                willow = PillowImage(picture)
                willow.format_name = JPEG
            yield willow

    def get_transform(self, image: AbstractImage, size: tuple[int, int] | None = None):
        """Worked out in the picture's own pixels, which the focal point is counted in."""
        transform = super().get_transform(image)
        if size:
            read = size[0] / image.width, size[1] / image.height
            transform.scale = tuple(map(truediv, transform.scale, read))
            transform.offset = tuple(map(mul, transform.offset, read))
        return transform

    @property
    def filter_operations(self) -> list[FilterOperation]:
        return [*super().filter_operations, _Bare("bare")]


class _Bare(FilterOperation):
    def construct(self):
        pass

    def run(self, willow, image, env):
        return PillowImage(_pixels_alone(willow.get_pillow_image()))


def _pixels_alone(picture: Image.Image) -> Image.Image:
    """The pixels in sRGB on white: no place, no time, no camera, no profile of a printing press.

    White, because a drawing on a transparent ground vanishes on a dark page.
    """
    if picture.mode.startswith("I;16"):  # 65,536 greys, which a conversion would cut at 255
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
    picture = _in_srgb(picture)
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return ground


def _in_srgb(picture: Image.Image) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, profile, srgb, outputMode=mode)
    except (KeyError, OSError, ImageCms.PyCMSError):  # none, or none that can be read
        return picture.convert(mode)
