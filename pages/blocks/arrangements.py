"""The parts that published arrangements must have."""

from wagtail import blocks
from wagtail.blocks import StreamValue

from pages.blocks.text import HeadingValue
from pages.choices import ArrangementsPart

OTHER = "other"
NAMELESS = frozenset({"heading", "part"})


class PartValue(HeadingValue):
    @property
    def words(self) -> str:
        """The heading that readers see."""
        kind = self.get("kind") or OTHER
        return self.get("text") or ("" if kind == OTHER else ArrangementsPart(kind).label)


class PartBlock(blocks.StructBlock):
    """Names what follows it, as far as the next of these."""

    kind = blocks.ChoiceBlock(
        choices=[*ArrangementsPart.choices, (OTHER, "Something else")],
        label="Which part it is",
    )
    text = blocks.CharBlock(
        required=False,
        max_length=120,
        label="Heading",
        help_text="Left empty, the words above. “Something else” needs a heading.",
    )

    class Meta:
        icon = "title"
        template = "blocks/part.html"
        value_class = PartValue
        label = "Part of the arrangements"
        label_format = "{kind} {text}"
        description = "A heading that says which part of the arrangements follows"
        preview_value = {"kind": ArrangementsPart.AREA, "text": ""}


def parts_present(body: StreamValue) -> set[str]:
    """The parts that are named and have something below their heading."""
    present, current = set(), ""
    for raw in body.raw_data:
        if raw["type"] == "part":
            current = raw["value"].get("kind") or ""
        elif current and raw["type"] not in NAMELESS:
            present.add(current)
    return present & set(ArrangementsPart)
