"""Proposing a calendar: what it avoids, in which order, and what it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.base.kernel.working_days import add_working_days, is_working_day, working_days_between
from kith.work.meetings.deadlines import Span
from kith.work.meetings.planning import (
    Circle,
    Closure,
    Sitting,
    Wanted,
    before_parents,
    clashes,
    conflicts,
    propose,
    why_closed,
)

ANN = {"ann": "Ann Thistle"}
PARENT = Circle("parent", "The Board", people=ANN)
CHILD = Circle("child", "The Group", parents=("parent",), people=ANN)
APART = Circle("apart", "The Panel", people={"bea": "Bea Reed"})
MAY = Span(date(2027, 5, 1), date(2027, 5, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 5, 1), "on a weekend"),
        (date(2027, 5, 3), "a bank holiday"),
        (date(2027, 5, 4), ""),
        (date(2027, 5, 28), ""),
        (date(2027, 5, 30), "on a weekend"),
    ],
)
def test_weekends_and_bank_holidays_are_closed(day, why):
    assert why_closed(day) == why


def test_a_closure_holds_from_its_first_day_to_its_last():
    half_term = Closure("half-term", Span(date(2027, 5, 11), date(2027, 5, 12)))
    days = [date(2027, 5, n) for n in (10, 11, 12, 13)]
    assert [why_closed(d, [half_term]) for d in days] == ["", *["in a school holiday (half-term)"] * 2, ""]


def test_people_clash_in_the_same_half_day_alone():
    day = date(2027, 5, 5)
    board = [Sitting(PARENT, day, "morning")]
    assert clashes(CHILD, day, "morning", board) == (
        "Ann Thistle also sits in The Board, which meets that morning.",
    )
    assert clashes(CHILD, day, "afternoon", board) == ()
    assert clashes(CHILD, day + timedelta(days=1), "morning", board) == ()
    assert clashes(APART, day, "morning", board) == ()


@pytest.mark.parametrize(("days", "in_time"), [(4, False), (5, True), (15, True), (16, False)])
def test_a_group_meets_five_to_fifteen_working_days_before_its_parent(days, in_time):
    board = Sitting(PARENT, date(2027, 6, 30))
    day = add_working_days(board.day, -days)
    assert working_days_between(day, board.day) == days
    assert bool(before_parents(CHILD, day, [board])) is in_time
    said = conflicts(CHILD, day, "afternoon", sittings=[board], closures=[])
    assert bool(said) is not in_time


def test_the_parent_is_placed_first_and_the_group_before_it_with_the_reason():
    found = propose([Wanted(CHILD, (MAY,)), Wanted(PARENT, (MAY,))])
    by_key = {one.circle.key: one for one in found.dates}
    days = working_days_between(by_key["child"].day, by_key["parent"].day)
    assert 5 <= days <= 15
    assert any(
        reason.startswith(f"{days} working days before The Board on") for reason in by_key["child"].reasons
    )


def test_a_part_that_has_a_meeting_is_left_alone():
    assert propose([Wanted(APART, (MAY,))], sittings=[Sitting(APART, MAY.last)]).dates == ()
    outside = [Sitting(APART, MAY.last + timedelta(days=1))]
    assert len(propose([Wanted(APART, (MAY,))], sittings=outside).dates) == 1


def test_no_frequency_means_no_date_and_the_reason():
    found = propose([Wanted(APART, (), "How often it meets is not stated, so no date is proposed.")])
    assert found.dates == ()
    assert found.without[0].why == "How often it meets is not stated, so no date is proposed."


def test_a_part_without_an_open_day_says_so():
    closed = [Closure("repairs", MAY)]
    found = propose([Wanted(APART, (MAY,))], closures=closed)
    assert (found.dates, found.without[0].why) == ((), "No day is free from 1 May 2027 to 31 May 2027.")


def test_the_afternoon_is_taken_where_the_morning_is_not_free():
    weekdays = [d for d in (MAY.first + timedelta(days=n) for n in range(31)) if is_working_day(d)]
    mornings = [Sitting(PARENT, day, "morning") for day in weekdays]
    alone = Circle("other", "The Other", people=ANN)
    assert propose([Wanted(alone, (MAY,))], sittings=mornings).dates[0].half == "afternoon"


def test_nothing_is_proposed_before_the_first_day_allowed():
    found = propose([Wanted(APART, (MAY,))], not_before=date(2027, 5, 27)).dates[0]
    assert found.day == date(2027, 5, 27)
    assert propose([Wanted(APART, (MAY,))], not_before=date(2027, 6, 1)).dates == ()


def test_a_day_passed_over_is_named_with_its_reason():
    middle = MAY.first + (MAY.last - MAY.first) / 2
    fair = Closure("fair", Span(middle - timedelta(1), middle + timedelta(1)))
    reasons = propose([Wanted(APART, (MAY,))], closures=[fair]).dates[0].reasons
    assert any("is in a school holiday (fair)" in reason for reason in reasons)


@given(
    first=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    lengths=st.lists(st.integers(30, 120), min_size=1, max_size=4),
    closed=st.integers(0, 20),
)
def test_every_proposed_day_is_open_in_its_part_and_free_of_clashes(first, lengths, closed):
    parts, begin = [], first
    for days in lengths:
        parts.append(Span(begin, begin + timedelta(days=days)))
        begin = parts[-1].last + timedelta(days=1)
    closures = [Closure("shut", Span(first + timedelta(days=10), first + timedelta(days=10 + closed)))]
    found = propose([Wanted(CHILD, tuple(parts)), Wanted(PARENT, tuple(parts))], closures=closures)
    taken = [(one.day, one.half) for one in found.dates]
    assert len(set(taken)) == len(taken)
    assert len(found.dates) + len(found.without) == 2 * len(parts)
    assert all(one.part.holds(one.day) and not why_closed(one.day, closures) for one in found.dates)
