"""The six months of a review, its proposed timetable and its checks, at their boundaries."""

from datetime import date

import pytest

from kith.base.kernel.standings import Standing
from kith.work.practice_reviews.deadlines import (
    after_pause,
    check_days,
    due_on,
    late_by,
    proposed_gateways,
    standing,
    strip,
)
from kith.work.practice_reviews.enums import Kind

DECIDED, DUE = date(2026, 6, 3), date(2026, 12, 3)


@pytest.mark.parametrize(
    ("decided_on", "due"),
    [
        (date(2026, 6, 3), date(2026, 12, 3)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2027, 8, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_six_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(decided_on, due):
    assert due_on(Kind.LOCAL, decided_on) == due


@pytest.mark.parametrize(
    ("today", "mark", "late"),
    [
        (date(2026, 12, 2), Standing.NOT_YET_DUE, ""),
        (date(2026, 12, 3), Standing.DUE, ""),
        (date(2026, 12, 4), Standing.MISSED, "late by 1 day"),
        (date(2027, 1, 3), Standing.MISSED, "late by 31 days"),
    ],
)
def test_the_last_day_counts_and_each_day_after_it_is_late(today, mark, late):
    found = standing(Kind.LOCAL, DUE, DUE, today, None, is_paused=False)
    assert found.standing == mark
    assert late_by(DUE, today) == late
    assert ("late" in found.reason) == bool(late)
    assert late in found.reason


def test_a_moved_last_day_never_hides_the_first_nor_how_late_it_is_by_that():
    found = standing(Kind.LOCAL, DUE, date(2027, 2, 1), date(2026, 12, 5), None, is_paused=True)
    assert found.standing == Standing.MISSED
    assert found.reason == (
        "The six months ended on 3 December 2026; the last day was moved to 1 February 2027, late by 2 days. "
        "It is paused."
    )


def test_another_local_review_is_judged_by_the_day_that_holds_now():
    found = standing(Kind.OTHER, DUE, date(2027, 2, 1), date(2026, 12, 5), None, is_paused=False)
    assert found.standing == Standing.NOT_YET_DUE
    assert "The review was due on 3 December 2026; the last day was moved to 1 February 2027" in found.reason
    late = standing(Kind.OTHER, DUE, DUE, date(2026, 12, 4), None, is_paused=False)
    assert late.standing == Standing.MISSED


def test_what_is_done_on_the_last_day_is_in_time_and_a_day_later_it_is_not():
    on_time = standing(Kind.LOCAL, DUE, DUE, date(2027, 5, 1), DUE, is_paused=False)
    assert on_time.standing == Standing.MET
    late = standing(Kind.LOCAL, DUE, DUE, date(2027, 5, 1), date(2026, 12, 4), is_paused=False)
    assert (late.standing, "late by 1 day" in late.reason) == (Standing.MISSED, True)


def test_a_review_without_a_last_day_is_not_judged():
    assert standing(Kind.OTHER, None, None, DUE, None, is_paused=False).standing == Standing.NOT_STATED


def test_gateways_lie_in_order_within_the_six_months_and_none_on_a_weekend():
    found = proposed_gateways(DECIDED, DUE)
    days = [one.on for one in found]
    assert days == sorted(days)
    assert days[0] > DECIDED
    assert (found[-1].name, days[-1]) == ("Published", DUE)
    assert [day for day in days[:-1] if day.weekday() > 4] == []


def test_gateways_of_a_single_day_lie_on_that_day():
    saturday = date(2026, 6, 6)
    assert {one.on for one in proposed_gateways(saturday, saturday)} == {saturday}


@pytest.mark.parametrize(
    ("due", "days"),
    [
        (DUE, [date(2026, n, 3) for n in (7, 8, 9, 10, 11)]),
        (date(2026, 7, 4), [date(2026, 7, 3)]),
        (date(2026, 7, 3), [date(2026, 7, 3)]),
        (date(2026, 6, 20), [date(2026, 6, 20)]),
    ],
)
def test_time_and_quality_are_checked_monthly_and_once_at_least(due, days):
    assert check_days(DECIDED, due) == days


def test_checks_from_the_last_day_of_a_month_do_not_drift():
    assert check_days(date(2026, 8, 31), date(2027, 2, 28)) == [
        date(2026, 9, 30),
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
    ]


def test_a_pause_of_one_day_moves_the_last_day_by_one():
    assert after_pause(DUE, date(2026, 7, 1), date(2026, 7, 1)) == date(2026, 12, 4)
    assert after_pause(DUE, date(2026, 7, 1), date(2026, 7, 31)) == date(2027, 1, 3)


def test_each_day_falls_into_one_month_of_the_strip():
    falls = [(date(2026, 7, 3), "last of the first"), (date(2026, 7, 4), "first of the second")]
    found = strip(DECIDED, DUE, date(2026, 7, 4), falls)
    assert [month.number for month in found] == [1, 2, 3, 4, 5, 6]
    assert found[0].notes == ["last of the first"]
    assert found[1].notes == ["first of the second"]
    assert [month.has_today for month in found].index(True) == 1
    assert (found[0].is_past, found[1].is_past, found[-1].ends_on) == (True, False, DUE)
