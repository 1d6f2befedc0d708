"""Periods as people write them, and when a figure is late."""

from datetime import date, datetime

import pytest

from kith.work.performance.deadlines import due_on, gaps_between, late_figure
from kith.work.performance.periods import after, containing, last_day, named, read_period

M, Q, Y = "monthly", "quarterly", "yearly"
APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    "written",
    ["2026-04", "2026-4", "Apr 2026", "april 2026", "Apr-26", "04/2026", "2026-04-01", "30/04/2026", APRIL,
     date(2026, 4, 30), datetime(2026, 4, 1)],
)  # fmt: skip
def test_a_month_is_read_however_it_is_written(written):
    assert read_period(written, M) == APRIL


@pytest.mark.parametrize(
    "written", ["Q1 2026/27", "q1 2026-27", "2026/27 Q1", "Q1 2026/2027", "Apr-Jun 2026", "2026-06-30", APRIL]
)
def test_a_quarter_is_one_of_the_financial_year(written):
    assert read_period(written, Q) == APRIL


@pytest.mark.parametrize("written", ["2025/26", "2025-26", "2025/2026", "31/03/2026", date(2025, 4, 1)])
def test_a_financial_year_begins_in_april(written):
    assert read_period(written, Y) == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("written", "frequency"),
    [("2026-04-15", M), ("15/04/2026", M), ("Apr-01", M), ("2026", M), ("Avril 2026", M), ("2026-13", M),
     ("", M), (4, M), (None, M), ("Q1 2026", Q), ("Q5 2026/27", Q), ("Q1 2026/28", Q), ("Apr 2026", Q),
     ("May-Jul 2026", Q), ("Apr-Jul 2026", Q), ("2025", Y), ("2025/27", Y), ("2011-12-05", Y)],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_or_in_none_is_no_period(written, frequency):
    assert read_period(written, frequency) is None


def test_the_same_letters_are_a_month_or_a_year_by_the_indicator():
    assert read_period("2011-12", M) == date(2011, 12, 1)
    assert read_period("2011-12", Y) == date(2011, 4, 1)


@pytest.mark.parametrize("frequency", [M, Q, Y])
def test_a_period_said_is_read_as_itself(frequency):
    for number in range(30):
        first = after(containing(date(2024, 2, 29), frequency), frequency, number)
        assert read_period(named(first, frequency), frequency) == first
        assert containing(last_day(first, frequency), frequency) == first


def test_the_last_quarter_belongs_to_the_year_that_began_before():
    assert named(date(2026, 1, 1), Q) == "Q4 2025/26"
    assert named(date(2026, 4, 1), Q) == "Q1 2026/27"


def late(last, on, **facts):
    asked = {"held_from": date(2026, 1, 15), "frequency": M, "lag_days": 30} | facts
    return late_figure(last=last, on=on, **asked)


def test_a_figure_is_in_time_on_its_day_and_late_on_the_next():
    """September ends on the 30th; thirty days later is Friday 30 October."""
    due = due_on(date(2026, 9, 1), M, 30)
    assert due == date(2026, 10, 30)
    assert late(date(2026, 8, 1), due) is None
    found = late(date(2026, 8, 1), date(2026, 10, 31))
    assert (found.period_from, found.due_on, found.working_days) == (date(2026, 9, 1), due, 0)
    assert late(date(2026, 8, 1), date(2026, 11, 2)).working_days == 1


def test_a_figure_due_on_a_weekend_is_due_on_the_next_working_day():
    assert due_on(date(2026, 8, 1), M, 33) == date(2026, 10, 5)


def test_without_any_figure_they_are_owed_from_the_period_in_which_the_indicator_began():
    found = late(None, date(2026, 4, 10))
    assert (found.period_from, found.missing) == (date(2026, 1, 1), 2)


def test_a_hole_between_figures_is_no_data():
    months = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 4, 1)]
    assert gaps_between(months, M) == [date(2026, 3, 1)]
    assert gaps_between([], M) == []
