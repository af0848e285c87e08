"""Tables of text."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from pages.blocks.checked import CheckedBlock

OPTIONS = {
    "startRows": 3,
    "startCols": 2,
    "language": "en-US",  # the only one the editor's table brings along
}
ROW_IS_HEAD = {"row", "both"}
COLUMN_IS_HEAD = {"column", "both"}


class TableValue(blocks.StructValue):
    @property
    def head(self) -> list[str]:
        """The cells of the header row; none where the table has no such row."""
        return self._cells[0] if self._choice in ROW_IS_HEAD and self._cells else []

    @property
    def rows(self) -> list[list[str]]:
        return self._cells[1:] if self.head else self._cells

    @property
    def has_head_column(self) -> bool:
        return self._choice in COLUMN_IS_HEAD

    @property
    def _choice(self) -> str:
        return (self.get("table") or {}).get("table_header_choice") or ""

    @property
    def _cells(self) -> list[list[str]]:
        """The rows in which anything stands: the editor's table begins with empty ones."""
        rows = (self.get("table") or {}).get("data") or []
        cells = [[(cell or "").strip() for cell in row] for row in rows]
        return [row for row in cells if any(row)]

    @property
    def is_empty(self) -> bool:
        return not self._cells


class CaptionedTableBlock(CheckedBlock):
    caption = blocks.CharBlock(
        max_length=160, help_text="What the table shows. Stands above it and is read out first."
    )
    table = TableBlock(table_options=OPTIONS)

    class Meta:
        icon = "table"
        template = "blocks/table.html"
        value_class = TableValue
        label_format = "{caption}"
        description = "Facts to compare, with a caption"
        preview_value = {
            "caption": "How often the groups meet",
            "table": {
                "data": [
                    ["Group", "Meets", "For"],
                    ["Forum", "Every quarter", "Everybody who works with children"],
                    ["Conference", "Once a year", "Leaders and practitioners"],
                ],
                "table_header_choice": "both",
            },
        }

    def faults(self, value):
        table = value.get("table") or {}
        if value.is_empty:
            return {"table": "Fill in at least one cell."}
        if not table.get("table_header_choice"):
            return {"table": "Choose which cells are headers, or that there are none."}
        return {}
