"""The numbers to call."""

import re

from django.core.validators import RegexValidator
from wagtail import blocks

PHONE = RegexValidator(
    r"^[0-9 ]{3,20}$", "Give the number in digits and spaces, as people dial it."
)


class PhoneNumberValue(blocks.StructValue):
    @property
    def dial(self) -> str:
        """The number for a `tel:` link (RFC 3966): +44 and no zero; short codes as they are."""
        digits = re.sub(r"\D", "", self.get("number") or "")
        return f"+44{digits[1:]}" if digits.startswith("0") else digits


class PhoneNumberBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=60, help_text="For example: In office hours")
    number = blocks.CharBlock(max_length=20, validators=[PHONE])
    who = blocks.CharBlock(required=False, max_length=120, help_text="Who answers.")

    class Meta:
        icon = "mobile-alt"
        value_class = PhoneNumberValue
        label_format = "{when}: {number}"
        label = "Number"
        description = "One number, when to call it and who answers"
        preview_value = {"when": "In danger now", "number": "999", "who": "Ask for the police."}


class WhoToCallBlock(blocks.StaticBlock):
    """Shows the numbers of the site settings, so that they are changed in one place."""

    class Meta:
        icon = "mobile-alt"
        template = "blocks/who_to_call.html"
        label = "Who to call"
        admin_text = "The numbers from the site settings stand here."
        description = "The numbers from the site settings"
        preview_value = None

    def get_context(self, value, parent_context=None):
        from_page = super().get_context(value, parent_context=parent_context)
        from_page["site_settings"] = (parent_context or {}).get("site_settings")
        return from_page
