"""When a concern is overdue: the last day counts, and the words say by how much."""

from datetime import date

import pytest

from kith.base.kernel.standings import Standing
from kith.work.child_deaths.deadlines import Dated, Times, due_days, next_due, standing_of

SENT_ON = date(2026, 11, 2)
FIRST, LAST = date(2026, 11, 9), date(2026, 11, 30)


def concern(**days):
    told = {"acknowledged_on": None, "answered_on": None, "direction": "sent", **days}
    return Dated(started_on=SENT_ON, acknowledge_due_on=FIRST, answer_due_on=LAST, **told)


def test_both_days_are_counted_in_working_days_from_the_same_day():
    assert due_days(SENT_ON, Times(5, 20)) == (FIRST, LAST)


@pytest.mark.parametrize(
    ("day", "standing", "words"),
    [
        (date(2026, 11, 8), Standing.NOT_YET_DUE, "Acknowledgement is due on 9 November 2026."),
        (date(2026, 11, 9), Standing.DUE, "Acknowledgement is due today, 9 November 2026."),
        (
            date(2026, 11, 10),
            Standing.MISSED,
            "The panel has not acknowledged it: due on 9 November 2026, overdue by 1 working day.",
        ),
    ],
)
def test_an_unacknowledged_concern_is_overdue_on_the_day_after_the_last(day, standing, words):
    found = standing_of(concern(), day)
    assert (found.standing, found.reason) == (standing, words)


def test_after_both_days_both_are_said():
    found = standing_of(concern(direction="received"), date(2026, 12, 2))
    assert found.reason == (
        "The partnership has not acknowledged it: due on 9 November 2026, overdue by 17 working days. "
        "The partnership has told no outcome: due on 30 November 2026, overdue by 2 working days."
    )


@pytest.mark.parametrize(
    ("day", "standing"), [(date(2026, 11, 30), Standing.DUE), (date(2026, 12, 1), Standing.MISSED)]
)
def test_an_acknowledged_concern_waits_for_its_outcome_until_the_last_day(day, standing):
    one = concern(acknowledged_on=date(2026, 11, 4))
    assert next_due(one) == LAST
    assert standing_of(one, day).standing == standing


@pytest.mark.parametrize(
    ("answered_on", "words"),
    [
        (date(2026, 11, 30), "Outcome told on 30 November 2026."),
        (date(2026, 12, 1), "Outcome told on 1 December 2026, overdue by 1 working day."),
    ],
)
def test_an_outcome_says_whether_it_came_late(answered_on, words):
    found = standing_of(concern(answered_on=answered_on), date(2026, 12, 31))
    assert (found.standing, found.reason) == (Standing.MET, words)


def test_what_came_later_does_not_count_on_an_earlier_day():
    one = concern(acknowledged_on=date(2026, 11, 12), answered_on=date(2026, 11, 20))
    assert standing_of(one, date(2026, 11, 11)).standing == Standing.MISSED
    assert standing_of(one, date(2026, 11, 12)).standing == Standing.NOT_YET_DUE
