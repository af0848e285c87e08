"""Word's tables as the site's: cells of plain text, with the headers named."""

from collections import Counter

from bs4 import Tag

from newsletter.word.markup import words_of


def table_of(node: Tag, seen: Counter) -> dict | None:
    """The value of the table's field; None where it holds no more than a frame around text."""
    rows = [_cells(row, seen) for row in node.find_all("tr") if _belongs_to(row, node)]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    if node.find("a", href=True):
        seen["links_in_tables"] += 1
    filled = [row + [""] * (width - len(row)) for row in rows]
    return {"data": filled, "table_header_choice": _headers(node, filled, seen)}


def _belongs_to(row: Tag, table: Tag) -> bool:
    return row.find_parent("table") is table


def _cells(row: Tag, seen: Counter) -> list[str]:
    """A cell over several columns is followed by empty ones, so that the others keep theirs."""
    cells = []
    for cell in row.find_all(["td", "th"]):
        if cell.find_parent("tr") is not row:
            continue
        columns = min(_number(cell.get("colspan")), 60)
        if columns > 1 or _number(cell.get("rowspan")) > 1:
            seen["merged_cells"] += 1
        cells += [words_of(cell), *[""] * (columns - 1)]
    return cells


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() else 1


def _headers(node: Tag, rows: list[list[str]], seen: Counter) -> str:
    """What Word says of the headers, or else a guess: a first row of bold or of short words."""
    if _says_which(node):
        return "row"
    first = node.find("tr")
    cells = first.find_all(["td", "th"])
    is_bold = all(_is_bold(cell) for cell in cells if cell.get_text(strip=True))
    if is_bold or (all(rows[0]) and max(map(len, rows[0])) <= 40):
        seen["guessed_headers"] += 1
        return "row"
    return "neither"


def _says_which(node: Tag) -> bool:
    """Google Docs marks every row of a table that repeats none, so nothing is said by all."""
    heads = node.select("thead > tr")
    return bool(heads) and len(heads) < len(node.find_all("tr"))


def _is_bold(cell: Tag) -> bool:
    words = cell.get_text(strip=True)
    return words == "".join(part.get_text(strip=True) for part in cell.find_all(["b", "strong"]))
