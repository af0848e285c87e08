"""What looks and styles mean: bold words, and what a paragraph is."""

import re

from bs4 import BeautifulSoup, Tag

RUNS = {"span", "font"}
HEAVY = {"bold", "bolder", "600", "700", "800", "900"}
LIGHT = {"normal", "lighter", "100", "200", "300", "400", "500"}
LARGE, LONGEST_TITLE = 20, 120  # points, characters
# By the name of Word's style, in small letters and without spaces.
SHAPES = {
    "title": ("h1", "title"),
    "subtitle": ("p", "subtitle"),
    "caption": ("p", "caption"),
    "quote": ("blockquote", ""),
    "intensequote": ("blockquote", ""),
}
_OF_A_GROUP = re.compile(r"cxsp(first|middle|last)$")
_CONTENTS = re.compile(r"(mso)?(toc(\d|heading)|tableoffigures)|mso(header|footer)")
_HEADING = re.compile(r"heading([1-9])")


def looks_of(node: Tag) -> dict[str, str]:
    """The declarations of its own `style`."""
    pairs = (each.partition(":") for each in (node.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def name_the_looks(soup: BeautifulSoup) -> None:
    """`strong` and `s` where a look says so; Google puts everything in a `b` that is not bold."""
    for node in soup.find_all(["b", "strong", "strike", *RUNS]):
        looks = looks_of(node)
        weight = looks.get("font-weight", "")
        is_bold = (node.name in {"b", "strong"} and weight not in LIGHT) or weight in HEAVY
        is_struck = node.name == "strike" or "line-through" in looks.get("text-decoration", "")
        if is_bold and not node.find_parent("strong"):
            node.name = "strong"
        elif is_struck:
            node.name = "s"
        else:
            node.name = "span"


def name_the_title(soup: BeautifulSoup) -> None:
    """Google Docs tells a title by its size alone: 26 points, if nobody changed it."""
    if soup.find(id=re.compile("^docs-internal-guid")) is None:
        return
    lines = (line for line in soup.find_all(["p", "h1", "h2", "h3"]) if line.get_text().strip())
    first = next(lines, None)
    if first is None or first.name != "p" or len(first.get_text()) > LONGEST_TITLE:
        return
    large = (run for run in first.find_all("span") if _points(run) >= LARGE)
    if "".join(run.get_text() for run in large).strip() == first.get_text().strip():
        first["class"] = ["title"]


def _points(run: Tag) -> float:
    size = re.fullmatch(r"(\d{1,3}(?:\.\d{1,3})?)pt", looks_of(run).get("font-size", ""))
    return float(size[1]) if size else 0


def shape_of(node: Tag) -> tuple[str, str]:
    """The name and the class that a paragraph has after a file was read; "" if it goes."""
    styles = list(_styles(node))
    if any(_CONTENTS.fullmatch(style) for style in styles):
        return "", ""
    for style in (style.removeprefix("mso") for style in styles):
        if style in SHAPES:
            return SHAPES[style]
        if heading := _HEADING.fullmatch(style):
            return f"h{min(int(heading[1]), 6)}", ""
    level = node.get("aria-level") or ""
    if node.get("role") == "heading" and level in {*"123456"}:
        return f"h{level}", ""
    return (node.name if re.fullmatch("h[1-6]|blockquote", node.name) else "p"), ""


def _styles(node: Tag):
    """Of Word on a desk in the class, of Word in the browser in its runs."""
    names = list(node.get("class") or [])
    run = node.find(attrs={"data-ccp-parastyle": True})
    if run is not None:
        names.append(run["data-ccp-parastyle"])
    return (_OF_A_GROUP.sub("", name.lower().replace(" ", "")) for name in names)
