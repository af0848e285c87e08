"""The numbers to call, and how to reach the team."""

import re
from dataclasses import dataclass

from django.core.validators import RegexValidator
from wagtail import blocks

from pages import languages
from pages.choices import Applies

PHONE = RegexValidator(
    r"^[0-9 ]{3,25}$", "Give the number in digits and spaces, as people dial it."
)


@dataclass(frozen=True)
class Phrase:
    """A few words and the language they are in; none where the page itself says so."""

    text: str
    language: languages.Language | None = None


def dial(number: str) -> str:
    """The number for a `tel:` link (RFC 3966): +44 and no zero; short codes as they are."""
    digits = re.sub(r"\D", "", number or "")
    return f"+44{digits[1:]}" if digits.startswith("0") else digits


class PhoneNumberValue(blocks.StructValue):
    @property
    def dial(self) -> str:
        return dial(self.get("number"))

    @property
    def dial_relay(self) -> str:
        return dial(self.get("text_relay"))

    def in_language(self, code: str) -> dict[str, Phrase]:
        """`when`, `who`, `now` and the word `relay` as a page in that language shows them.

        What nobody has translated stays English, and says so.
        """
        words = {"when": self.get("when"), "who": self.get("who")}
        words |= {"relay": "Text relay", "now": "The number for now"}
        if not code or code == languages.ENGLISH:
            return {name: Phrase(text or "") for name, text in words.items()}
        english, other = languages.language(languages.ENGLISH), languages.language(code)
        translated = self._translation(code)
        return {
            name: Phrase(translated[name], other)
            if translated.get(name)
            else Phrase(text or "", english)
            for name, text in words.items()
        }

    def _translation(self, code: str) -> dict:
        rows = self.get("translations") or []
        return next((row for row in rows if row.get("language") == code), {})


class NumberTranslationBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(choices=languages.TRANSLATIONS)
    when = blocks.CharBlock(max_length=90)
    who = blocks.CharBlock(required=False, max_length=160)
    now = blocks.CharBlock(
        required=False,
        max_length=60,
        label="“The number for now”",
        help_text="Beside the number while it is the one to call.",
    )

    class Meta:
        icon = "globe"
        label_format = "{language}: {when}"


class PhoneNumberBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=60, help_text="For example: In office hours")
    number = blocks.CharBlock(max_length=20, validators=[PHONE])
    who = blocks.CharBlock(required=False, max_length=120, help_text="Who answers.")
    applies = blocks.ChoiceBlock(
        choices=Applies.choices,
        default=Applies.ALWAYS,
        label="Applies",
        help_text="The hours stand below the numbers, under “When the office answers”.",
    )
    text_relay = blocks.CharBlock(
        required=False,
        max_length=25,
        validators=[PHONE],
        help_text="What people dial who cannot hear or speak: 18000 in an emergency, or 18001 "
        "and the number.",
    )
    translations = blocks.ListBlock(
        NumberTranslationBlock(),
        default=[],
        collapsed=True,
        label="In other languages",
        help_text="The words beside this number on help pages in other languages.",
    )

    class Meta:
        icon = "mobile-alt"
        template = "blocks/number.html"
        value_class = PhoneNumberValue
        label_format = "{when}: {number}"
        label = "Number"
        description = "One number, when to call it and who answers"
        preview_value = {
            "when": "In danger now",
            "number": "999",
            "who": "Ask for the police.",
            "applies": Applies.ALWAYS,
            "text_relay": "18000",
            "translations": [],
        }

    def get_context(self, value, parent_context=None):
        """One number is shown as the list of numbers is."""
        return super().get_context(value, parent_context) | {"numbers": [self.bind(value)]}


class _FromSettingsBlock(blocks.StaticBlock):
    """Shows what the site settings say, so that it is changed in one place."""

    def get_context(self, value, parent_context=None):
        from_page = super().get_context(value, parent_context=parent_context)
        from_page["site_settings"] = (parent_context or {}).get("site_settings")
        return from_page


class WhoToCallBlock(_FromSettingsBlock):
    class Meta:
        icon = "mobile-alt"
        template = "blocks/who_to_call.html"
        label = "Who to call"
        admin_text = "The numbers from the site settings stand here."
        description = "The numbers from the site settings"
        preview_value = None


class ContactBlock(_FromSettingsBlock):
    class Meta:
        icon = "mail"
        template = "blocks/contact.html"
        label = "How to reach the team"
        admin_text = "The team's contacts from the site settings stand here."
        description = "The team's address, telephone and hours from the site settings"
        preview_value = None
