"""Working days in England, at every boundary that a deadline can fall on."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from kith.base.kernel.working_days import (
    OutsideCalendar,
    add_working_days,
    extra_holidays,
    is_working_day,
    late_by,
    working_days_between,
)

DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),  # the Thursday before Easter
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 4), False),  # Saturday
        (date(2026, 4, 5), False),  # Easter Sunday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),  # Boxing Day, a Saturday
        (date(2026, 12, 28), False),  # and its substitute
        (date(2026, 12, 29), True),
        (date(2024, 2, 29), True),  # a leap day, a Thursday
        (date(2022, 1, 3), False),  # the substitute for New Year's Day
        (date(2022, 9, 19), False),  # the Queen's funeral
        (date(2022, 6, 3), False),  # the Platinum Jubilee
        (date(2023, 5, 8), False),  # the King's coronation
        (date(2026, 3, 17), True),  # St Patrick's Day is Northern Ireland's
        (date(2026, 11, 30), True),  # St Andrew's Day is Scotland's
        (date(2026, 8, 3), True),  # Scotland's summer bank holiday
        (date(2026, 8, 31), False),  # England's
    ],
)
def test_a_working_day_is_a_weekday_that_is_no_bank_holiday_in_england(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 4, 1), 5, date(2026, 4, 10)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 1), 15, date(2026, 12, 22)),
        (date(2026, 12, 18), 15, date(2027, 1, 13)),  # over Christmas and the end of a year
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),  # onto a leap day
        (date(2024, 2, 29), 1, date(2024, 3, 1)),
        (date(2023, 2, 28), 1, date(2023, 3, 1)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # over the Queen's funeral
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # over the coronation
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # from a Saturday
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        (date(2026, 3, 9), -1, date(2026, 3, 6)),
        (date(2026, 3, 8), -1, date(2026, 3, 6)),  # back from a Sunday
        (date(2026, 1, 2), -1, date(2025, 12, 31)),
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date(2026, 1, 1), 520, date(2028, 1, 21)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, n, expected):
    assert add_working_days(start, n) == expected


def day_by_day(start: date, n: int) -> date:
    """Count as a person would, with a finger on the calendar."""
    while n:
        start += timedelta(days=1)
        n -= is_working_day(start)
    return start


@given(DAYS, st.integers(1, 600))
def test_counting_on_agrees_with_a_finger_on_the_calendar(start, n):
    assert add_working_days(start, n) == day_by_day(start, n)


@given(DAYS, st.integers(1, 600))
def test_counting_back_undoes_counting_on_from_a_working_day(start, n):
    begin = add_working_days(start, 0)
    assert add_working_days(add_working_days(begin, n), -n) == begin


@given(DAYS, st.integers(1, 600))
def test_the_working_days_between_are_those_that_were_added(start, n):
    assert working_days_between(start, add_working_days(start, n)) == n


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 4, 2), date(2026, 4, 6), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 4, 7), date(2026, 4, 2), -1),
        (date(2025, 12, 24), date(2026, 1, 2), 4),
        (date(2022, 1, 1), date(2022, 12, 31), 250),
    ],
)
def test_between_leaves_out_the_first_day_and_counts_the_last(a, b, days):
    assert working_days_between(a, b) == days


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (date(2026, 3, 5), 0),
        (date(2026, 3, 6), 0),  # the day itself, a Friday
        (date(2026, 3, 7), 0),
        (date(2026, 3, 8), 0),
        (date(2026, 3, 9), 1),
        (date(2026, 3, 10), 2),
    ],
)
def test_lateness_begins_on_the_first_working_day_after_the_due_day(on, late):
    assert late_by(date(2026, 3, 6), on) == late


def test_an_installation_can_add_days_of_its_own(settings):
    assert is_working_day(date(2031, 7, 8))
    settings.EXTRA_HOLIDAYS = ["2031-07-08"]
    assert extra_holidays() == {date(2031, 7, 8)}
    assert not is_working_day(date(2031, 7, 8))
    assert add_working_days(date(2031, 7, 7), 1) == date(2031, 7, 9)


def test_an_added_day_that_is_no_date_is_named(settings):
    settings.EXTRA_HOLIDAYS = ["8 July 2031"]
    with pytest.raises(ImproperlyConfigured, match="8 July 2031"):
        extra_holidays()


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2100, 1, 1)])
def test_a_year_outside_the_calendar_is_refused_with_a_sentence(day):
    with pytest.raises(
        OutsideCalendar, match=f"from 1990 to 2099, so it can’t count working days in {day.year}"
    ):
        is_working_day(day)


def test_the_first_and_the_last_year_of_the_calendar_are_inside():
    assert is_working_day(date(1990, 1, 2))
    assert is_working_day(date(2099, 12, 31))
    with pytest.raises(OutsideCalendar):
        add_working_days(date(2099, 12, 31), 1)
    with pytest.raises(OutsideCalendar):
        add_working_days(date(1990, 1, 2), -1)
