"""Passages in one of Word's styles for quotations."""

from newsletter.word.signs import without_marks

MOST, CREDIT = 600, 160  # characters that the block of the site takes
DASHES = ("—", "–", "―", "- ")


def quotation(lines: list[str]) -> dict | None:
    """The block's value; a last line that begins with a dash says who it was. None if too long."""
    credit = ""
    if len(lines) > 1 and lines[-1].startswith(DASHES) and len(lines[-1]) <= CREDIT:
        credit = lines[-1].lstrip("—–―- ")
        lines = lines[:-1]
    text = without_marks("\n".join(lines))
    return {"text": text, "credit": credit} if len(text) <= MOST else None
