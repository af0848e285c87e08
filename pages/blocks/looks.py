"""Choices of how something looks."""

from wagtail import blocks


class LookBlock(blocks.ChoiceBlock):
    """Its label is no word of the page: readers must neither find it nor see it in an extract."""

    def get_searchable_content(self, value):
        return []
