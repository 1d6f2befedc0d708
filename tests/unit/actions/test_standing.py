"""How an action stands is a ladder: each rung is tested on both sides of the day on which it turns."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from kith.base.kernel.working_days import late_by
from kith.partnership.actions.deadlines import AGES, ages_on, how_it_stands
from kith.partnership.actions.enums import ENDED, LIVE, ActionState, Stand
from kith.partnership.actions.lifecycle import ACTION

MONDAY = date(2026, 11, 16)
FRIDAY_BEFORE = date(2026, 11, 13)


@dataclass(frozen=True)
class Made:
    """An action as the ladder needs it."""

    due_on: date = MONDAY
    state: str = ActionState.OPEN
    reported_on: date | None = None
    ended_on: date | None = None


def test_an_action_is_in_time_on_its_due_day_and_late_the_day_after():
    on_the_day = how_it_stands(Made(due_on=MONDAY), MONDAY)
    day_after = how_it_stands(Made(due_on=MONDAY), MONDAY + timedelta(days=1))
    assert (on_the_day.stand, on_the_day.word) == (Stand.DUE_SOON, "Due today")
    assert (day_after.stand, day_after.word) == (Stand.LATE, "Late by 1 working day")
    assert day_after.reason == "It was due on 16 November 2026."


def test_on_the_weekend_after_a_friday_it_is_late_by_no_working_day():
    saturday = how_it_stands(Made(due_on=FRIDAY_BEFORE), FRIDAY_BEFORE + timedelta(days=1))
    monday = how_it_stands(Made(due_on=FRIDAY_BEFORE), MONDAY)
    assert (saturday.word, saturday.reason) == (
        "Late",
        "It was due on 13 November 2026; no working day has passed since.",
    )
    assert monday.word == "Late by 1 working day"


def test_it_is_due_soon_from_ten_working_days_before_and_on_track_until_then():
    soon = how_it_stands(Made(due_on=date(2026, 11, 30)), MONDAY)
    ahead = how_it_stands(Made(due_on=date(2026, 12, 1)), MONDAY)
    assert (soon.stand, soon.word) == (Stand.DUE_SOON, "Due in 10 working days")
    assert (ahead.stand, ahead.word, ahead.reason) == (
        Stand.ON_TRACK,
        "On track",
        "It is due on 1 December 2026.",
    )


def test_bank_holidays_do_not_count():
    """Christmas Day and the bank holiday on 28 December 2026 lie between."""
    soon = how_it_stands(Made(due_on=date(2027, 1, 5)), date(2026, 12, 18))
    assert soon.word == "Due in 9 working days"


def test_what_is_reported_done_says_how_late_the_report_was():
    in_time = Made(state=ActionState.REPORTED, reported_on=MONDAY)
    late = Made(state=ActionState.REPORTED, reported_on=MONDAY + timedelta(days=2))
    long_after = MONDAY + timedelta(days=90)
    assert how_it_stands(in_time, long_after).reason == (
        "Reported done on 16 November 2026. It waits for the group to close it."
    )
    assert "on 18 November 2026, 2 working days late." in how_it_stands(late, long_after).reason


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_is_never_late(state):
    found = how_it_stands(Made(state=state, ended_on=FRIDAY_BEFORE), MONDAY + timedelta(days=400))
    assert found.stand == Stand(state)
    assert found.reason.endswith("on 13 November 2026.")


@pytest.mark.parametrize("today", [MONDAY, MONDAY + timedelta(days=5), date(2026, 12, 28)])
def test_the_steps_of_age_hold_each_past_day_once_and_by_its_working_days(today):
    """On a working day, on a Saturday and on a bank holiday."""
    steps = ages_on(today)
    for ago in range(1, 140):
        due = today - timedelta(days=ago)
        (place,) = [n for n, (first, last) in enumerate(steps) if due <= last and (not first or due >= first)]
        most = AGES[place][0]
        least = (AGES[place - 1][0] or 0) + 1 if place else 0
        assert least <= late_by(due, today)
        assert most is None or late_by(due, today) <= most


def test_what_has_ended_is_over_but_for_looking_again_at_what_was_closed():
    assert ACTION.reachable() == frozenset(ActionState)
    assert ACTION.final == ENDED - {ActionState.CLOSED}
    assert [move.name for state in sorted(ENDED) for move in ACTION.open_moves(state)] == ["look-again"]
    assert [state for state in LIVE if not ACTION.open_moves(state)] == []


def test_only_what_was_reported_done_can_be_closed_or_sent_back():
    assert ACTION.named("close").sources == {ActionState.REPORTED}
    assert ACTION.named("send-back").sources == {ActionState.REPORTED, ActionState.TO_CONFIRM}
    assert ACTION.named("confirm").sources == {ActionState.TO_CONFIRM}
