"""The picture of the structure: every group once, every line as it is stated, nothing over anything."""

from itertools import combinations

import pytest
from lxml import etree

from kith.partnership.arrangements.chart import Chart, ChartBoard, ChartGroup, ChartLine, draw
from kith.partnership.arrangements.chart.boxes import GROUP_WIDTH
from kith.partnership.arrangements.chart.layers import ranks_of, rows_of
from kith.partnership.arrangements.chart.placing import Placing

SVG = "{http://www.w3.org/2000/svg}"
ROOM_ON_A_LAPTOP = 1150
"""What a page is wide inside, on a screen of 1280."""


def group(key: str, **more) -> ChartGroup:
    return ChartGroup(key, f"Group {key}", "Chair: not stated", "No gaps", **more)


def chart(*groups: ChartGroup, lines=(), boards=()) -> Chart:
    return Chart("Structure", "What it shows", groups, tuple(lines), tuple(boards))


def picture(drawn: Chart):
    return etree.fromstring(draw(drawn).encode())


def texts(root) -> list[str]:
    return [element.text for element in root.iter(f"{SVG}text")]


TWO_LEADS = chart(
    group("council", is_on_top=True),
    group("assembly", is_on_top=True),
    group("executive"),
    group("learning"),
    lines=[
        ChartLine("executive", "council"),
        ChartLine("executive", "assembly"),
        ChartLine("learning", "executive", is_implied=True),
    ],
)

MANY = chart(
    group("top", is_on_top=True),
    *(group(f"middle-{number}") for number in range(3)),
    *(group(f"low-{number}") for number in range(22)),
    *(group(f"apart-{number}", apart="Not stated to whom it answers.") for number in range(7)),
    lines=[
        *(ChartLine(f"middle-{number}", "top", is_implied=number == 1) for number in range(3)),
        *(
            ChartLine(f"low-{number}", f"middle-{number % 3}", is_implied=number % 2 == 0)
            for number in range(22)
        ),
        ChartLine("low-5", "top"),
        ChartLine("middle-0", "board", to_board=True),
    ],
    boards=[ChartBoard("board", "i. Board", parts=(ChartBoard("part", "Part"),))],
)


def test_a_group_stands_one_row_below_the_lowest_that_it_answers_to():
    lines = [ChartLine("b", "a"), ChartLine("c", "b"), ChartLine("c", "a")]
    ranks = ranks_of([group("a", is_on_top=True), group("b"), group("c")], lines)
    assert ranks == {"a": 0, "b": 1, "c": 2}


def test_a_circle_of_lines_still_ends():
    ranks = ranks_of([group("a"), group("b")], [ChartLine("a", "b"), ChartLine("b", "a")])
    assert set(ranks) == {"a", "b"}


def test_a_group_that_answers_to_a_board_alone_stands_below_the_lead_group():
    rows = rows_of(
        chart(
            group("top", is_on_top=True),
            group("side"),
            lines=[ChartLine("side", "board", to_board=True)],
            boards=[ChartBoard("board", "Board")],
        ),
        most=4,
    )
    assert [[g.key for g in row.groups] for row in rows] == [["top"], ["side"]]


def test_a_line_is_drawn_to_each_of_two_groups_above():
    placing = Placing(TWO_LEADS, top=0, most=5)
    box = placing.boxes["executive"]
    arriving = {s.x2 for s in placing.strokes if s.y2 == box.y and box.x <= s.x2 <= box.x + GROUP_WIDTH}
    assert len(arriving) == 2


def test_an_implied_line_is_dashed_and_a_stated_one_is_not():
    stated = picture(chart(group("a", is_on_top=True), group("b"), lines=[ChartLine("b", "a")]))
    implied = picture(
        chart(group("a", is_on_top=True), group("b"), lines=[ChartLine("b", "a", is_implied=True)])
    )
    assert stated.xpath("//*[@stroke-dasharray]") == []
    assert implied.xpath("//*[@stroke-dasharray='7 5']")
    assert "Line stated" in texts(stated)
    assert "Line implied" not in texts(stated)
    assert "Line implied" in texts(implied)


def test_a_group_without_a_line_is_set_apart_and_the_picture_says_why():
    root = picture(chart(group("a", is_on_top=True), group("b", apart="Not stated to whom it answers.")))
    said = " ".join(texts(root))
    assert "Set apart: the arrangements draw no line upwards" in said
    assert "Not stated to whom it answers." in said


def test_joint_marks_name_the_other_partnership():
    root = picture(chart(group("a", is_on_top=True, joint=("Joint with Ashdale",))))
    assert "Joint with Ashdale" in texts(root)
    assert len(root.findall(f".//{SVG}circle")) == 4, "two rings on the group and two in the legend"


def test_boards_stand_beside_the_groups_and_their_parts_below_them():
    root = picture(MANY)
    rects = list(root.iter(f"{SVG}rect"))
    right_of_groups = max(
        float(r.get("x")) + float(r.get("width")) for r in rects if r.get("stroke-width") == "2"
    )
    boards = [r for r in rects if r.get("rx")]
    assert len(boards) == 2
    assert all(float(r.get("x")) > right_of_groups for r in boards)
    board, part = boards
    assert float(part.get("y")) > float(board.get("y"))
    assert float(part.get("x")) > float(board.get("x"))


@pytest.mark.parametrize("drawn", [TWO_LEADS, MANY], ids=["two leads", "many groups"])
def test_every_group_is_drawn_once_and_no_box_lies_over_another(drawn):
    boxes = [
        (float(r.get("x")), float(r.get("y")), float(r.get("width")), float(r.get("height")))
        for r in picture(drawn).iter(f"{SVG}rect")
        if r.get("stroke-width") == "2" or r.get("rx")
    ]
    assert len(boxes) == len(drawn.groups) + sum(1 + len(b.parts) for b in drawn.boards)
    for (x, y, width, height), (x2, y2, width2, height2) in combinations(boxes, 2):
        assert x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y


@pytest.mark.parametrize("drawn", [TWO_LEADS, MANY], ids=["two leads", "many groups"])
def test_no_line_runs_through_a_box(drawn):
    placing = Placing(drawn, top=0, most=4)
    assert placing.strokes
    for stroke in placing.strokes:
        for box in placing.boxes.values():
            across = max(stroke.x1, stroke.x2) > box.x and min(stroke.x1, stroke.x2) < box.x + GROUP_WIDTH
            down = max(stroke.y1, stroke.y2) > box.y and min(stroke.y1, stroke.y2) < box.y + box.height
            assert not (across and down), (stroke, box.group.key)


def test_thirty_groups_and_boards_still_fit_a_laptop():
    assert float(picture(MANY).get("width")) <= ROOM_ON_A_LAPTOP


def test_the_picture_needs_no_style_and_tells_those_who_can_not_see_it():
    root = picture(MANY)
    assert root.xpath("//@style") == []
    assert root.findall(f".//{SVG}style") == []
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [root.xpath(f"//*[@id='{one}']")[0].text for one in named] == ["Structure", "What it shows"]


def test_words_with_signs_of_mark_up_are_only_words():
    root = picture(chart(ChartGroup("a", "<b>Bold & bad</b>", "Chair: “A”", "No gaps", is_on_top=True)))
    assert "<b>Bold & bad</b>" in texts(root)


def test_a_long_word_stays_within_its_box():
    root = picture(chart(ChartGroup("a", "Safeguarding" * 6, "Chair: vacant", "No gaps", is_on_top=True)))
    assert len([text for text in texts(root) if "afeguarding" in text]) > 2
