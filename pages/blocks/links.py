"""Links and cards. The rule "a page or an address, never both" stands here alone."""

from wagtail import blocks

from pages.blocks.checked import CheckedBlock
from pages.blocks.choosers import PageChoiceBlock
from pages.rich_text import is_known_to_be_open


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """The address; empty where readers cannot open the page.

        Which pages they can open is known while a stream is rendered, and only then.
        """
        page = self.get("page")
        if page:
            return (page.url or "") if is_known_to_be_open(page) else ""
        return self.get("url") or ""

    @property
    def label(self) -> str:
        page = self.get("page")
        return self.get("text") or (page.title if page else "")


class LinkBlock(CheckedBlock):
    page = PageChoiceBlock(required=False, label="A page of this site")
    url = blocks.URLBlock(required=False, label="Or another website")
    text = blocks.CharBlock(
        required=False,
        max_length=120,
        label="Words of the link",
        help_text="Say where it leads. Needed for another website; a page brings its own title.",
    )

    class Meta:
        icon = "link"
        template = "blocks/link.html"
        value_class = LinkValue
        label_format = "{text} {page} {url}"
        description = "A link to a page of this site or to another website"
        preview_value = {"url": "https://www.gov.uk/", "text": "GOV.UK"}

    def faults(self, value):
        faults = {}
        if bool(value.get("page")) == bool(value.get("url")):
            faults["page"] = "Choose a page or give a web address, not both."
        if value.get("url") and not value.get("text"):
            faults["text"] = "Say where the link goes."
        return faults


class OptionalLinkBlock(LinkBlock):
    """A link that may be left out; one that is begun is finished."""

    def faults(self, value):
        is_begun = any(value.get(name) for name in self.child_blocks)
        return super().faults(value) if is_begun else {}


class CardBlock(blocks.StructBlock):
    link = LinkBlock()
    description = blocks.CharBlock(required=False, max_length=200, label="What is there")

    class Meta:
        icon = "doc-empty-inverse"
        label_format = "{link}"
        preview_value = {
            "link": {"url": "https://www.gov.uk/", "text": "GOV.UK"},
            "description": "Services and information from the government",
        }


class CardsBlock(blocks.StructBlock):
    cards = blocks.ListBlock(CardBlock(), min_num=1, max_num=8)

    class Meta:
        icon = "grip"
        template = "blocks/cards.html"
        label = "Link cards"
        label_format = "{cards}"
        description = "Links that lead on, each with a line about what is there"
        preview_value = {"cards": [CardBlock().meta.preview_value] * 2}
