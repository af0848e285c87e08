"""The manner in which blocks say what is missing: beside the field, and never to a draft."""

from django.core.exceptions import ValidationError
from wagtail import blocks


class CheckedBlock(blocks.StructBlock):
    """A block with rules that concern more than one field.

    They are judged when the page is published. A draft is saved half filled in.
    """

    def faults(self, value) -> dict[str, str]:
        """What is wrong, by the field it is said beside."""
        return {}

    def clean(self, value):
        errors = {}
        cleaned = value
        try:
            cleaned = super().clean(value)
        except blocks.StructBlockValidationError as error:
            errors = error.block_errors
        if not self.is_deferred_validation:
            # Our sentence says more than "This field is required."
            errors |= {name: ValidationError(words) for name, words in self.faults(value).items()}
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned
