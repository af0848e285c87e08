"""The streams of a page as HTML for something else than its page: a feed, or paper."""

from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from pages.picture_sizes import fetch_pictures
from pages.rich_text import known_links


def render_all(streams: list[StreamValue], site_settings) -> list[SafeString]:
    """Each stream as HTML. What all of them link to and show is asked for once."""
    with known_links(*streams):
        fetch_pictures(streams)
        return [_render(stream, site_settings) for stream in streams]


def _render(stream: StreamValue, site_settings) -> SafeString:
    context = {"site_settings": site_settings}
    return mark_safe("".join(block.render(context) for block in stream))  # noqa: S308 (blocks escape)
