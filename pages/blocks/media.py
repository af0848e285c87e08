"""Pictures."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """Wagtail's own image block asks for alternative text, or a tick that it is decorative."""

    image = ImageBlock()
    caption = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        template = "blocks/picture.html"
        preview_template = "blocks/previews/picture.html"
        preview_value = {}
        description = "A picture with its description, and a caption if it needs one"
