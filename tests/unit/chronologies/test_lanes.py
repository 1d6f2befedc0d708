"""The picture of a chronology: every row stands for something, nothing covers anything, and shape tells."""

import random
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.lanes import Span, Told, Zoom, picture_of
from kith.work.chronologies.lanes.packing import WIDTH, columns_of, key_strip, packed
from kith.work.chronologies.lanes.spans import next_to, says, steps_of
from kith.work.chronologies.lanes.telling import lanes_of, one_spelling

FIRST = date(2024, 1, 1)
SPAN = Span(FIRST, date(2026, 3, 11))
LANES = ("Leicestershire Police", "Housing", "Health visitors & school nurses <0–19>")


def made_up(count, seed=1):
    """Return rows of every kind of date, every ninth of them a key event."""
    dice, found = random.Random(seed), []
    for number in range(count):
        day = FIRST + timedelta(days=dice.randrange(SPAN.days))
        certainty = dice.choice([Certainty.DAY] * 5 + list(Certainty))
        ends = {
            Certainty.BEFORE: (None, day),
            Certainty.AFTER: (day, None),
            Certainty.UNKNOWN: (None, None),
            Certainty.MONTH: (day.replace(day=1), day.replace(day=28)),
        }.get(certainty, (day, day))
        key = number + 1 if number % 9 == 0 else 0
        words = "Child A was seen at Hospital 1 with bruises" if key else ""
        found.append(Told(dice.choice(LANES), certainty, *ends, key=key, words=words))
    return found


def drawn(told, span=SPAN, silences=()):
    lanes = lanes_of(told, span, silences)
    return str(picture_of(lanes, span, title="Lanes", silent_days=90, ident="lanes"))


@pytest.mark.parametrize("count", [0, 1, 5, 60, 5_000])
def test_a_picture_is_valid_svg_of_shapes_without_colour_or_style(count):
    picture = drawn(made_up(count), silences=[("Housing", Span(date(2024, 6, 1), date(2024, 12, 1)))])
    ElementTree.fromstring(picture)
    assert "style=" not in picture
    assert "<style" not in picture
    painted = set(re.findall(r'(?:fill|stroke)="([^"]+)"', picture))
    assert painted <= {"none", "currentColor", "#fff", "#c3c9cc", "#6f777b", "url(#lanes-silence)"}
    assert len(picture) < 60_000


@pytest.mark.parametrize("count", [5, 60, 400, 5_000])
def test_every_row_is_counted_once_in_its_lane_or_beside_it(count):
    told = made_up(count)
    lanes = lanes_of(told, SPAN)
    assert {lane.name: lane.rows for lane in lanes} == dict(Counter(one.lane for one in told))
    for lane in lanes:
        placed = packed(lane.told, SPAN, in_words=False)
        shown = len(placed) if placed is not None else sum(c.count for c in columns_of(lane.told, SPAN))
        assert shown == lane.of_place("in")
        assert lane.of_place("undated") == sum(
            1 for one in told if one.lane == lane.name and one.certainty == Certainty.UNKNOWN
        )


@pytest.mark.parametrize("in_words", [True, False])
@pytest.mark.parametrize("count", [3, 20, 60])
def test_no_mark_or_label_covers_another_or_leaves_the_picture(count, in_words):
    tried = 0
    for seed in range(8):
        for lane in lanes_of(made_up(count, seed), SPAN):
            for one in (placed := packed(lane.told, SPAN, in_words=in_words) or []):
                assert one.left >= 0
                assert one.right <= WIDTH
                beside = [o for o in placed if o is not one and o.level == one.level]
                assert all(o.right <= one.left or o.left >= one.right for o in beside)
                tried += 1
    assert tried


def test_key_events_of_a_crowded_lane_do_not_cover_each_other():
    (lane,) = (one for one in lanes_of(made_up(900), SPAN) if one.name == "Housing")
    assert packed(lane.told, SPAN, in_words=False) is None
    strip = key_strip(lane.told, SPAN)
    assert strip
    for one in strip:
        assert all(
            o.right <= one.left or o.left >= one.right for o in strip if o.level == one.level and o is not one
        )


@pytest.mark.parametrize("count", [60, 900, 5_000])
def test_every_key_event_of_a_lane_has_a_mark_alone_or_with_others(count):
    for lane in lanes_of(made_up(count), SPAN):
        keys = [one for one in lane.told if one.key]
        if packed(lane.told, SPAN, in_words=False) is None:
            alone = [one.told for one in key_strip(lane.told, SPAN)]
            assert len(alone) + sum(one.keys for one in columns_of(lane.told, SPAN, alone)) == len(keys)
    picture = drawn(made_up(count))
    assert picture.count("×") > (count > 60)


def test_a_key_event_counted_without_a_number_is_a_diamond_and_no_dot():
    told = [Told("A", Certainty.DAY, FIRST, FIRST, keys=1)]
    assert drawn(told).count("<circle") == 1  # the one in the legend
    assert "1 key event<" in drawn([*told, Told("A", Certainty.DAY, FIRST, FIRST, count=9)])


def test_lanes_are_one_whatever_the_case_spaces_and_marks_of_their_name():
    told = [
        Told(name, Certainty.DAY, FIRST, FIRST) for name in ("child a", "Child A", "ChildA ", "Mother", "–")
    ]
    assert [one.lane for one in one_spelling(told)] == ["Child A", "Child A", "Child A", "Mother", "–"]


def test_a_crowded_lane_shows_columns_with_their_counts():
    told = [
        Told("Police", Certainty.DAY, FIRST, FIRST, count=412),
        Told("Police", Certainty.MONTH, FIRST, SPAN.last, 3),
    ]
    picture = drawn(told)
    assert ">415<" in picture
    assert "3 of them of an uncertain day" in picture


def test_shape_tells_a_sure_day_from_an_uncertain_one_and_a_key_event():
    sure = drawn([Told("A", Certainty.DAY, FIRST, FIRST)])
    unsure = drawn([Told("A", Certainty.MONTH, FIRST, date(2024, 1, 31))])
    key = drawn([Told("A", Certainty.DAY, FIRST, FIRST, key=1, words="Seen")])
    assert (sure.count("<circle"), unsure.count("<circle"), key.count("<circle")) == (2, 1, 1)
    assert ">1 Seen<" in key


def test_words_of_agencies_are_escaped_in_the_picture():
    assert "school nurses &lt;0–19&gt;" in drawn([Told(LANES[2], Certainty.DAY, FIRST, FIRST)])


def test_a_silence_is_hatched_only_where_the_picture_shows_its_days():
    silence = ("A", Span(date(2024, 6, 1), date(2024, 12, 1)))
    told = [Told("A", Certainty.DAY, FIRST, FIRST)]
    assert "No row from 1 Jun 2024 to 1 Dec 2024" in drawn(told, silences=[silence])
    assert "No row from" not in drawn(told, Span.around(FIRST, Zoom.MONTH), [silence])


def test_the_first_and_the_last_day_of_a_stretch_are_in_it_and_their_neighbours_are_not():
    month = Span.around(date(2024, 2, 10), Zoom.MONTH)
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
    days = (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1))
    places = [Told("A", Certainty.DAY, day, day).place(month) for day in days]
    assert places == ["before", "in", "in", "after"]


def test_stretches_follow_each_other_without_a_gap():
    for zoom in (Zoom.YEAR, Zoom.QUARTER, Zoom.MONTH):
        span = Span.around(date(2025, 12, 31), zoom)
        after = next_to(span, zoom, 1)
        assert after.first - span.last == timedelta(days=1)
        assert next_to(after, zoom, -1) == span
    assert says(Span.around(date(2025, 11, 3), Zoom.QUARTER), Zoom.QUARTER) == "October to December 2025"


@pytest.mark.parametrize("days", [1, 14, 15, 31, 98, 99, 365, 800, 4_000, 40_000])
def test_a_scale_covers_its_days_in_steps_that_have_room(days):
    span = Span(date(2024, 2, 28), date(2024, 2, 28) + timedelta(days=days - 1))
    steps = [step.span for step in steps_of(span)]
    assert (steps[0].first, steps[-1].last) == (span.first, span.last)
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(steps))
    assert len(steps) <= 14
