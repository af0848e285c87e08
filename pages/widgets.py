"""Fields of the admin."""

from django import forms
from django.utils.html import format_html


class ColourInput(forms.TextInput):
    """A colour as text, because a browser's own field for colours cannot be empty.

    A square beside it shows the colour that is saved, or the design's own.
    """

    def __init__(self, own: str, attrs=None):
        self.own = own
        hints = {"placeholder": own, "maxlength": 7, "spellcheck": "false", "autocomplete": "off"}
        super().__init__(hints | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '<svg viewBox="0 0 1 1" width="32" height="32" aria-hidden="true" focusable="false">'
            '<path fill="{}" d="M0 0h1v1H0z"/></svg>{}',
            value or self.own,
            super().render(name, value, attrs, renderer),
        )
