"""The upload of a picture. Whatever is refused is refused in one sentence beside the field."""

from math import ceil

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from pages.files_in_use import KeepsFileInUse

REFUSALS = {
    "file_too_large": (
        "This file has %(file_size)s, and the most is %(max_filesize)s: save a smaller copy and "
        "upload that."
    ),
    "file_too_large_unknown_size": (
        "This file is larger than {size}: save a smaller copy and upload that."
    ),
    "file_too_many_pixels": (
        "This picture is too large, because it has more than {pixels} million pixels: save a "
        "smaller copy and upload that."
    ),
    "invalid_image": (
        "This file is not a picture, or it is damaged: open it on your computer, save it again "
        "and upload that."
    ),
    "moving_png": (
        "This is a moving PNG, which cannot be used: save it as a GIF, or as a PNG of one picture, "
        "and upload that."
    ),
    "invalid_image_extension": (
        "This kind of file cannot be shown as a picture: choose one of {formats}."
    ),
    "invalid_image_known_format": (
        "The name of this file ends in .%(extension)s, but it is of the kind %(image_format)s: "
        "give it the right ending and upload it again."
    ),
}


class PictureFileField(WagtailImageField):
    """Reads no more of a file than it takes to refuse it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        facts = {
            "size": self.max_upload_size_text,
            "pixels": ceil(self.max_image_pixels / 1_000_000),
            "formats": self.supported_formats_text,
        }
        self.error_messages |= {key: text.format(**facts) for key, text in REFUSALS.items()}

    def to_python(self, data):
        if data not in self.empty_values:
            self.check_image_file_size(data)
        try:
            return super().to_python(data)
        except ValidationError as error:
            if error.code == "invalid_image" and _is_moving_png(data):
                raise self._refusal("moving_png") from error
            raise

    def check_image_pixel_size(self, f):
        """The head of a file says how many pixels it unpacks to. Only then are they read."""
        try:
            picture = Image.open(f.image.f)
            if picture.width * picture.height <= self.max_image_pixels:
                picture.draft("RGB", (1, 1))  # a JPEG is read at an eighth of its size
                picture.load()
                return
        except Image.DecompressionBombError:
            pass
        except Exception as error:  # decoders raise whatever they like
            raise self._refusal("invalid_image") from error
        finally:
            f.image.f.seek(0)
        raise self._refusal("file_too_many_pixels")

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def _is_moving_png(data) -> bool:
    """Wagtail's reader of pictures takes it for a kind of its own, which it does not know."""
    data.seek(0)
    try:
        return Image.open(data).is_animated
    except (OSError, ValueError, AttributeError, Image.DecompressionBombError):
        return False
    finally:
        data.seek(0)


class PictureForm(KeepsFileInUse, BaseImageForm):
    unseen = frozenset({"title", "tags", "consent_note", "consent_until"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Wagtail sets the field by itself, and leaves it out where only the words are edited.
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureFileField(label=field.label, widget=field.widget)
