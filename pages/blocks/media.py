"""Pictures and videos."""

from copy import copy

from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from pages.blocks.checked import CheckedBlock
from pages.blocks.links import OptionalLinkBlock
from pages.picture_sizes import known_pictures


class _PictureChoiceBlock(ImageChooserBlock):
    """Takes what was looked up for several streams at once."""

    def bulk_to_python(self, values):
        known, asked = known_pictures(), list(values)
        if not known.keys() >= set(asked) - {None}:
            return super().bulk_to_python(asked)
        # One each: what a picture is described as belongs to its place.
        return [copy(known.get(key)) for key in asked]


class _DescribedPictureBlock(ImageBlock):
    """Wagtail's own, which migrations know it as, with another chooser inside."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"] = _PictureChoiceBlock(required=required)
        self.child_blocks["image"].set_name("image")


class PictureBlock(blocks.StructBlock):
    """Wagtail's own image block asks for alternative text, or a tick that it is decorative."""

    image = _DescribedPictureBlock()
    caption = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        template = "blocks/picture.html"
        preview_template = "blocks/previews/picture.html"
        preview_value = {}
        description = "A picture with its description, and a caption if it needs one"


class VideoBlock(CheckedBlock):
    """A link, never a player: no other company learns who reads the page."""

    title = blocks.CharBlock(max_length=160)
    url = blocks.URLBlock(label="Where it can be watched")
    minutes = blocks.IntegerBlock(min_value=1, max_value=600, label="Length in minutes")
    about = blocks.TextBlock(
        required=False,
        max_length=1500,
        label="What it says",
        help_text="In words that serve somebody who cannot watch it. Or give a transcript.",
    )
    transcript = OptionalLinkBlock(
        help_text="Everything that is said and shown, as a page or on another website."
    )

    class Meta:
        icon = "media"
        template = "blocks/video.html"
        label_format = "{title}"
        description = "A video elsewhere, as a link with its length and its words"
        preview_value = {
            "title": "What the Forum is for",
            "url": "https://www.example.org/forum",
            "minutes": 12,
            "about": "Three practitioners say what they took home from their first Forum.",
            "transcript": {
                "url": "https://www.example.org/forum/words",
                "text": "The whole film in words",
            },
        }

    def faults(self, value):
        link = value.get("transcript") or {}
        if value.get("about") or link.get("page") or link.get("url"):
            return {}
        return {"about": "Give the words too, here or as a transcript: the law asks for them."}
