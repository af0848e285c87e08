"""Places in the drawing of the structure: nothing meets, nothing is cut off, however much it is."""

import pytest

from pages.structure_picture import NARROW, NOTE, PADDING, TITLE, WIDE, Group, Part, draw
from pages.text_width import text_width, wrapped

NAMES = (
    "Board",
    "Quality, Impact and Outcomes sub-group",
    "Child Exploitation, Missing and Contextual Safeguarding Operational Oversight Group",
    "W" * 60,
    "مجموعة حماية الأطفال",
    "儿童保护委员会工作组",
    "A 😀 group",
)
SHEETS = [NARROW, WIDE]
SIZES = [3, 20, 60]


def part(number, parts=()):
    notes = ["Sub-group", "Attended by the Independent Chair", "Members: 1, 2 and 3"]
    name = NAMES[number % len(NAMES)]
    return Part(name, f"/{number}/", "sub_group", notes[: number % 4], parts)


def flat(count):
    """Nobody reports to anybody."""
    return [part(number) for number in range(count)]


def chain(count):
    """Each reports to the one before."""
    last = part(count)
    for number in reversed(range(count - 1)):
        last = part(number, [last])
    return [last]


def fan(count):
    """All report to the first."""
    return [part(0, flat(count)[1:])]


def families(count):
    """Some report to the first, others to those."""
    below = [part(n, flat(n % 5)) for n in range(count // 3)]
    return [part(0, below), *flat(count - count // 3 - sum(n % 5 for n in range(count // 3)))]


def groups(shape, count):
    partners = [Part(f"{n}. {NAMES[n]}", "/partners/", "lead_partner") for n in range(1, 4)]
    return [Group("Lead partners", partners), Group("Boards", shape(count), is_led=True)]


def meet(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def crosses(stroke, box):
    """Whether a line runs through the inside of a box."""
    x, y, to_x, to_y = stroke
    left, right, top, foot = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
    beside = right <= box.x or left >= box.x + box.width
    return not beside and not (foot <= box.y or top >= box.foot)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("shape", [flat, chain, fan, families])
class TestPlaces:
    @pytest.fixture
    def picture(self, shape, count, sheet):
        return draw(groups(shape, count), sheet)

    def test_everything_is_drawn_once_and_no_two_boxes_meet(self, picture, shape, count):
        addresses = [box.part.url for box in picture.boxes if box.part.style == "sub_group"]

        assert len(addresses) >= count
        for place, box in enumerate(picture.boxes):
            assert not any(meet(box, other) for other in picture.boxes[place + 1 :]), box

    def test_every_box_and_every_label_lies_on_the_sheet(self, picture, sheet):
        for box in picture.boxes:
            assert box.x >= 0
            assert box.x + box.width <= sheet.width
            assert box.foot <= picture.height
        for label in picture.labels:
            assert text_width(label.text, label.size) <= sheet.width

    def test_words_stay_within_their_box(self, picture):
        for box in picture.boxes:
            for line in box.lines:
                assert text_width(line.text, line.size) <= box.width - 2 * PADDING
                assert box.y < line.y - line.size
                assert line.y < box.foot

    def test_no_line_runs_through_a_box(self, picture):
        for stroke in [*picture.strokes, *picture.lanes]:
            assert not any(crosses(stroke, box) for box in picture.boxes), stroke

    def test_each_that_reports_is_reached_by_a_line_from_above(self, picture):
        ends = {(to_x, to_y) for _x, _y, to_x, to_y in picture.strokes}
        reporting = {id(each) for box in picture.boxes for each in box.part.parts}

        for box in picture.boxes:
            if id(box.part) in reporting:
                assert (box.x, box.middle) in ends


class TestSomeDrawings:
    def test_the_same_is_drawn_the_same(self):
        assert draw(groups(families, 20), WIDE) == draw(groups(families, 20), WIDE)

    def test_boxes_beside_one_another_are_equally_high(self):
        boxes = draw([Group("Forums", flat(3))], WIDE).boxes

        assert len({box.y for box in boxes}) == 1
        assert len({box.height for box in boxes}) == 1

    def test_what_reports_to_a_body_lies_below_it_and_further_in(self):
        root, child = draw([Group("Boards", chain(2))], NARROW).boxes

        assert child.y > root.foot
        assert child.x > root.x

    def test_columns_are_about_as_high_as_one_another(self):
        picture = draw(groups(fan, 60), WIDE)
        below = [box for box in picture.boxes if box.part.style == "sub_group" and box.x]
        feet = {box.x: max(b.foot for b in below if b.x == box.x) for box in below}

        assert len(feet) == 3
        assert max(feet.values()) - min(feet.values()) < picture.height / 4

    def test_partners_lead_to_the_board_by_three_lanes(self):
        assert len(draw(groups(flat, 3), NARROW).lanes) == 3
        assert draw(groups(flat, 3)[1:], NARROW).lanes == []

    def test_nothing_at_all_is_no_fault(self):
        assert draw([], NARROW).boxes == []


class TestWrapping:
    def test_a_line_is_broken_between_words(self):
        assert wrapped("One two three", 60, TITLE) == ["One", "two", "three"]

    def test_a_word_wider_than_a_line_is_broken_and_nothing_is_lost(self):
        lines = wrapped("W" * 100, 120, NOTE)

        assert "".join(lines) == "W" * 100
        assert all(text_width(line, NOTE) <= 120 for line in lines)

    def test_no_words_are_no_lines(self):
        assert wrapped("  ", 100, NOTE) == []

    def test_an_accent_takes_no_room_of_its_own(self):
        assert text_width("é", 20) == text_width("e", 20)
