"""The days of a publication at their boundaries: copies ahead, the year, and how late it is."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import OutsideCalendar
from kith.work.practice_reviews.publication_deadlines import (
    earliest_publishing,
    late_words,
    publishing_standing,
    stays_at_least_until,
)


@pytest.mark.parametrize(
    ("sent_on", "earliest"),
    [
        # Monday to Wednesday of the next week.
        (date(2026, 11, 16), date(2026, 11, 25)),
        # Christmas: 25 December and, for Boxing Day on a Saturday, Monday 28 December; then New Year’s Day.
        (date(2026, 12, 21), date(2027, 1, 4)),
        (date(2026, 12, 24), date(2027, 1, 7)),
        # Sent on Christmas Day, a Saturday or a bank holiday: as if on the next working day.
        (date(2026, 12, 25), date(2027, 1, 8)),
        (date(2026, 12, 28), date(2027, 1, 8)),
        (date(2026, 11, 14), date(2026, 11, 25)),
        (date(2026, 11, 15), date(2026, 11, 25)),
        # Easter: Good Friday 26 March and Easter Monday 29 March 2027.
        (date(2027, 3, 24), date(2027, 4, 6)),
    ],
)
def test_seven_working_days_lie_between_the_last_copy_and_publication(sent_on, earliest):
    assert earliest_publishing(sent_on) == earliest


def test_no_earlier_day_would_leave_seven_english_working_days():
    holidays = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
    for offset in range(40):
        sent = date(2026, 12, 1) + timedelta(offset)
        is_open = [
            day for n in range(1, 40) if (day := sent + timedelta(n)).weekday() < 5 and day not in holidays
        ]
        counted_from_the_next_working_day = sent.weekday() >= 5 or sent in holidays
        assert earliest_publishing(sent) == is_open[7 if counted_from_the_next_working_day else 6], sent


@pytest.mark.parametrize(
    ("published_on", "until"),
    [
        (date(2026, 11, 16), date(2027, 11, 16)),
        (date(2026, 12, 25), date(2027, 12, 25)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_review_stays_for_a_year(published_on, until):
    assert stays_at_least_until(published_on) == until


DUE = date(2026, 12, 23)


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2026, 12, 23), ""),
        (date(2026, 12, 24), "late by 1 working day"),
        (date(2026, 12, 28), "late by 1 working day"),
        (date(2026, 12, 29), "late by 2 working days"),
        (date(2027, 1, 22), "late by 19 working days"),
        (date(2027, 1, 23), "late by 1 month (19 working days)"),
        (date(2027, 2, 23), "late by 2 months (41 working days)"),
    ],
)
def test_how_late_it_is_is_said_in_working_days_and_in_whole_months(on, says):
    assert late_words(DUE, on) == says


def test_a_weekend_after_the_last_day_is_late_all_the_same():
    assert late_words(date(2026, 12, 24), date(2026, 12, 25)) == "late; no working day has passed since"


def test_the_last_day_is_in_time_and_the_next_is_missed():
    assert publishing_standing(DUE, DUE, DUE).standing == Standing.MET
    late = publishing_standing(DUE, date(2027, 1, 5), date(2026, 12, 24))
    assert late.standing == Standing.MISSED
    assert late.reason.endswith("due on 23 December 2026, late by 1 working day.")
    assert publishing_standing(DUE, DUE, None).standing == Standing.DUE
    assert publishing_standing(DUE, DUE - timedelta(1), None).standing == Standing.NOT_YET_DUE
    assert publishing_standing(DUE, DUE + timedelta(1), None).standing == Standing.MISSED


def test_a_delay_beyond_the_last_day_is_a_risk_and_excuses_nothing_once_that_is_over():
    ahead = publishing_standing(DUE, DUE - timedelta(9), None, delayed_to=DUE + timedelta(60))
    assert (ahead.standing, "Put off to 21 February 2027" in ahead.reason) == (Standing.AT_RISK, True)
    over = publishing_standing(DUE, DUE + timedelta(9), None, delayed_to=DUE + timedelta(60))
    assert over.standing == Standing.MISSED


def test_a_review_without_a_day_is_never_late():
    assert publishing_standing(None, DUE, None).standing == Standing.NOT_STATED


def test_days_beyond_the_calendar_are_refused_and_not_guessed():
    with pytest.raises(OutsideCalendar):
        earliest_publishing(date(2099, 12, 30))
