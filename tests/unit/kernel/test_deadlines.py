"""Deadlines at their boundaries: the last day counts, short months give their last day."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.deadlines import Deadline, Unit, counted, months_after
from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import OutsideCalendar

RETURN = Deadline(
    name="The return",
    length=15,
    unit=Unit.WORKING_DAYS,
    starts="the day the request was sent",
    source="Invented for these tests",
)
REVIEW = Deadline(
    name="The review",
    length=6,
    unit=Unit.MONTHS,
    starts="the decision to begin",
    source="Invented for these tests",
)
NOTE = Deadline(
    name="The note", length=1, unit=Unit.DAYS, starts="the meeting", source="Invented for these tests"
)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(start, months, expected):
    assert months_after(start, months) == expected


@pytest.mark.parametrize(
    ("deadline", "start", "due"),
    [
        (RETURN, date(2026, 12, 1), date(2026, 12, 22)),
        (RETURN, date(2026, 12, 18), date(2027, 1, 13)),
        (RETURN, date(2022, 9, 1), date(2022, 9, 23)),
        (REVIEW, date(2026, 8, 31), date(2027, 2, 28)),
        (NOTE, date(2024, 2, 28), date(2024, 2, 29)),
        (NOTE, date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_a_deadline_is_counted_in_its_own_unit(deadline, start, due):
    assert deadline.due_on(start) == due


@pytest.mark.parametrize(
    ("today", "standing", "reason"),
    [
        (date(2026, 12, 21), Standing.NOT_YET_DUE, "The return is due on 22 December 2026."),
        (date(2026, 12, 22), Standing.DUE, "The return is due today, 22 December 2026."),
        (
            date(2026, 12, 23),
            Standing.MISSED,
            "The return was due on 22 December 2026 and is late by 1 working day.",
        ),
        (
            date(2026, 12, 28),
            Standing.MISSED,
            "The return was due on 22 December 2026 and is late by 2 working days.",
        ),
    ],
)
def test_the_last_day_counts_and_lateness_is_said_in_working_days(today, standing, reason):
    finding = RETURN.standing(date(2026, 12, 1), today)
    assert (finding.standing, finding.reason, finding.next_on) == (standing, reason, date(2026, 12, 22))


def test_a_weekend_after_the_last_day_is_late_though_no_working_day_has_passed():
    friday = RETURN.due_on(date(2026, 2, 13))
    assert friday == date(2026, 3, 6)
    saturday = RETURN.standing(date(2026, 2, 13), friday + timedelta(days=1))
    assert saturday.standing is Standing.MISSED
    assert (
        saturday.reason == "The return was due on 6 March 2026 and is late; no working day has passed since."
    )


def test_lateness_of_months_and_days_is_said_in_days():
    assert REVIEW.standing(date(2026, 8, 31), date(2027, 3, 1)).reason == (
        "The review was due on 28 February 2027 and is late by 1 day."
    )


@pytest.mark.parametrize(
    ("done_on", "standing", "reason"),
    [
        (date(2026, 12, 22), Standing.MET, "The return: done on 22 December 2026, due on 22 December 2026."),
        (
            date(2026, 12, 24),
            Standing.MISSED,
            "The return: done on 24 December 2026, due on 22 December 2026 and is late by 2 working days.",
        ),
    ],
)
def test_what_is_done_is_judged_by_the_day_it_was_done(done_on, standing, reason):
    finding = RETURN.standing(date(2026, 12, 1), date(2027, 2, 1), done_on=done_on)
    assert (finding.standing, finding.reason) == (standing, reason)


def test_what_is_done_later_does_not_count_on_an_earlier_day():
    finding = RETURN.standing(date(2026, 12, 1), date(2026, 12, 10), done_on=date(2026, 12, 15))
    assert finding.standing is Standing.NOT_YET_DUE


@pytest.mark.parametrize("start", [None, date(2026, 12, 2)])
def test_nothing_is_due_before_its_event(start):
    finding = RETURN.standing(start, date(2026, 12, 1))
    assert finding.standing is Standing.NOT_YET_DUE
    assert finding.reason == "The return: the time starts with the day the request was sent."
    assert finding.next_on is None


def test_a_deadline_says_its_rule():
    assert RETURN.in_words == "15 working days from the day the request was sent"
    assert NOTE.in_words == "1 day from the meeting"
    assert counted(2, Unit.MONTHS) == "2 months"


@pytest.mark.parametrize("deadline", [RETURN, REVIEW, NOTE])
def test_a_deadline_beyond_the_calendar_is_refused_with_a_sentence(deadline):
    with pytest.raises(OutsideCalendar):
        deadline.due_on(date.max)
