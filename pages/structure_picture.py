"""The structure as a drawing: where each box stands, and the lines between them.

A browser cannot place boxes by who reports to whom, so the places are computed here. Every box has
a row of its own within its column, and lines run in the room beside the boxes: however many bodies
there are and however long their names, no box meets another and no line crosses one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pages.text_width import wrapped

# In the units of the drawing; the sizes of letters stand in components.css too.
TITLE, NOTE = 17, 15
LEADING = {TITLE: 22, NOTE: 19}
PADDING = 12
GAP = 14
STEP = 22  # what reports to a body is moved in by so much
LEAST_WIDTH = 190
LANES = (-6, 0, 6)  # three partners, who lead together


@dataclass(frozen=True)
class Part:
    """Something with a box of its own, and what reports to it."""

    title: str
    url: str
    style: str
    notes: Sequence[str] = ()
    parts: "Sequence[Part]" = ()


@dataclass(frozen=True)
class Group:
    """Parts under one label. `is_led`: the lanes of those above lead to it."""

    label: str
    parts: Sequence[Part]
    is_led: bool = False


@dataclass(frozen=True)
class Sheet:
    """What is drawn on: as narrow as a phone, or as wide as the text of a page."""

    name: str
    width: int
    columns: int


NARROW = Sheet("narrow", 300, 1)
WIDE = Sheet("wide", 880, 3)


@dataclass(frozen=True)
class Line:
    """One line of words."""

    text: str
    x: int
    y: int  # of the foot of its letters
    size: int

    @property
    def is_note(self) -> bool:
        return self.size == NOTE


@dataclass(frozen=True)
class Box:
    part: Part
    x: int
    y: int
    width: int
    height: int
    lines: Sequence[Line]

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def foot(self) -> int:
        return self.y + self.height


@dataclass
class Picture:
    """A drawing in the making, and when it is done."""

    sheet: Sheet
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    strokes: list[tuple[int, int, int, int]] = field(default_factory=list)  # from x, y to x, y
    lanes: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def path(self) -> str:
        return _path(self.strokes)

    @property
    def lane_path(self) -> str:
        return _path(self.lanes)


def draw(groups: Sequence[Group], sheet: Sheet) -> Picture:
    """Groups one below the other, each with its parts in columns or as a tree."""
    picture = Picture(sheet)
    for group in groups:
        top = picture.height
        _write_label(picture, group.label)
        if group.is_led and top:
            middle = sheet.width // 2
            picture.lanes += [(middle + x, top, middle + x, picture.height) for x in LANES]
        for is_tree, parts in groupby(group.parts, key=lambda part: bool(part.parts)):
            for row in _each(list(parts)) if is_tree else _rows(list(parts), sheet.columns):
                _draw_tree(picture, row[0]) if is_tree else _draw_row(picture, row)
    return picture


def _each(parts: list[Part]) -> Iterator[list[Part]]:
    return ([part] for part in parts)


def _rows(parts: list[Part], columns: int) -> list[list[Part]]:
    """As many beside one another as there are columns, and as even as they come."""
    count = -(-len(parts) // columns)  # rounded up
    each = -(-len(parts) // count)
    return [parts[start : start + each] for start in range(0, len(parts), each)]


def _write_label(picture: Picture, label: str) -> None:
    y = picture.height + (GAP if picture.height else 0)
    for text in wrapped(label, picture.sheet.width, NOTE):
        y += LEADING[NOTE]
        picture.labels.append(Line(text, 0, y, NOTE))
    picture.height = y + GAP // 2


def _draw_row(picture: Picture, parts: list[Part]) -> None:
    width = (picture.sheet.width - GAP * (len(parts) - 1)) // len(parts)
    height = max(_height(part, width) for part in parts)
    for place, part in enumerate(parts):
        _draw_box(picture, part, place * (width + GAP), picture.height, width, height)
    picture.height += height + GAP


def _draw_tree(picture: Picture, root: Part) -> None:
    """The root over the whole width; below it columns of what reports to it."""
    sheet, top = picture.sheet, picture.height
    foot = _draw_box(picture, root, 0, top, sheet.width).foot
    width = (sheet.width - GAP * (sheet.columns - 1)) // sheet.columns
    step = max(1, min(STEP, (width - LEAST_WIDTH) // _depth(root.parts)))
    columns = _balanced(root.parts, sheet.columns, width)
    feet = [
        _draw_branch(picture, parts, place * (width + GAP), foot, width, step)
        for place, parts in enumerate(columns)
    ]
    picture.height = max(feet) + GAP


def _draw_branch(
    picture: Picture, parts: Sequence[Part], x: int, top: int, width: int, step: int
) -> int:
    """Parts one below the other on a line that comes down from `top`; where the last one ends."""
    line, foot = x + step // 2, top
    for part in parts:
        box = _draw_box(picture, part, x + step, foot + GAP, width - step)
        picture.strokes.append((line, box.middle, box.x, box.middle))
        last, foot = box, box.foot
        if part.parts:
            foot = _draw_branch(picture, part.parts, box.x, box.foot, width - step, step)
    picture.strokes.append((line, top, line, last.middle))
    return foot


def _draw_box(
    picture: Picture, part: Part, x: int, y: int, width: int, height: int | None = None
) -> Box:
    lines, foot = [], y + PADDING
    for text, size in _texts(part, width):
        foot += LEADING[size]
        lines.append(Line(text, x + PADDING, foot - size // 3, size))
    box = Box(part, x, y, width, height or _height(part, width), lines)
    picture.boxes.append(box)
    return box


def _texts(part: Part, width: int) -> list[tuple[str, int]]:
    room = width - 2 * PADDING
    title = [(text, TITLE) for text in wrapped(part.title, room, TITLE)]
    return title + [(text, NOTE) for note in part.notes for text in wrapped(note, room, NOTE)]


def _height(part: Part, width: int) -> int:
    return 2 * PADDING + sum(LEADING[size] for _text, size in _texts(part, width))


def _depth(parts: Sequence[Part]) -> int:
    return 1 + max((_depth(part.parts) for part in parts), default=-1)


def _balanced(parts: Sequence[Part], columns: int, width: int) -> list[list[Part]]:
    """The parts in their order, in columns about as high as one another."""
    heights = [_tree_height(part, width) for part in parts]
    share = sum(heights) / columns
    found, before = [[] for _ in range(columns)], 0.0
    for part, height in zip(parts, heights, strict=True):
        found[min(columns - 1, int((before + height / 2) / share))].append(part)
        before += height
    return [column for column in found if column]


def _tree_height(part: Part, width: int) -> int:
    """About: what reports to it is moved in, and so a little higher."""
    return GAP + _height(part, width) + sum(_tree_height(each, width) for each in part.parts)


def _path(strokes: Sequence[tuple[int, int, int, int]]) -> str:
    return "".join(
        f"M{x} {y}V{to_y}" if x == to_x else f"M{x} {y}H{to_x}" for x, y, to_x, to_y in strokes
    )
