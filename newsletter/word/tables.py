"""Word's tables as the site's: cells of plain text, with the headers named."""

from collections import Counter

from bs4 import Tag

from newsletter.word.markup import words_of


def table_of(node: Tag, seen: Counter) -> dict | None:
    """The value of the table's field; None where it holds no more than a frame around text."""
    rows = [row for row in _grid(node, seen) if any(row)]
    width = max(map(len, rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    if node.find("a", href=True):
        seen["links_in_tables"] += 1
    filled = [row + [""] * (width - len(row)) for row in rows]
    return {"data": filled, "table_header_choice": _headers(node, filled, seen)}


def _belongs_to(row: Tag, table: Tag) -> bool:
    return row.find_parent("table") is table


def _grid(table: Tag, seen: Counter) -> list[list[str]]:
    """Every value in its column: a cell over several rows is said again in each of them."""
    grid, above = [], {}
    for row in table.find_all("tr"):
        if _belongs_to(row, table):
            grid.append(_cells(row, above, seen))
    return grid


def _cells(row: Tag, above: dict[int, tuple[int, str]], seen: Counter) -> list[str]:
    """A cell over several columns is followed by empty ones, so that the others keep theirs.

    `above` has the words of cells that reach down from rows above, and for how many rows more.
    """
    cells = []
    for cell in row.find_all(["td", "th"]):
        if cell.find_parent("tr") is not row:
            continue
        _say_again(cells, above)
        columns, rows = (min(_number(cell.get(span)), 60) for span in ("colspan", "rowspan"))
        if columns > 1 or rows > 1:
            seen["merged_cells"] += 1
        for words in (words_of(cell), *[""] * (columns - 1)):
            above[len(cells)] = rows - 1, words
            cells.append(words)
    _say_again(cells, above)
    return cells


def _say_again(cells: list[str], above: dict[int, tuple[int, str]]) -> None:
    while above.get(len(cells), (0, ""))[0]:
        more, words = above[len(cells)]
        above[len(cells)] = more - 1, words
        cells.append(words)


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
