"""The clocks of a case, at their boundaries."""

from datetime import date

import pytest

from kith.base.kernel.standings import Standing
from kith.work.reviews.deadlines import (
    notification_standing,
    rapid_review_rule,
    rapid_review_starts,
)

AWARE = date(2026, 11, 3)
"""A Tuesday; five working days later it is Tuesday 10 November."""


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 11, 9), Standing.NOT_YET_DUE),
        (date(2026, 11, 10), Standing.DUE),
        (date(2026, 11, 11), Standing.MISSED),
    ],
)
def test_a_notification_is_in_time_up_to_the_fifth_working_day(today, standing):
    assert notification_standing(AWARE, today, None).standing == standing


def test_a_late_notification_says_by_how_many_working_days():
    found = notification_standing(AWARE, date(2026, 11, 16), date(2026, 11, 12))
    assert found.standing == Standing.MISSED
    assert "late by 2 working days" in found.reason


def test_a_weekend_and_a_bank_holiday_do_not_count():
    # From Friday 18 December 2026 on, Christmas Day and the day in place of Boxing Day are passed over
    found = notification_standing(date(2026, 12, 18), date(2026, 12, 18), None)
    assert found.next_on == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("sent_on", "starts_with"), [(date(2025, 5, 31), "aware"), (date(2025, 6, 1), "sent")]
)
def test_the_rule_of_the_day_says_which_event_starts_the_fifteen_days(sent_on, starts_with):
    rule = rapid_review_rule(sent_on)
    assert rule.starts_with == starts_with
    started = rapid_review_starts(rule, aware_on=AWARE, sent_on=sent_on)
    assert started == (AWARE if starts_with == "aware" else sent_on)


def test_fifteen_working_days_from_the_first_of_december_end_on_the_22nd():
    rule = rapid_review_rule(date(2026, 12, 1))
    assert rule.deadline.due_on(date(2026, 12, 1)) == date(2026, 12, 22)
