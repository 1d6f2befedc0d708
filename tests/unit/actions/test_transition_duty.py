"""The promise of a transition plan, judged on both sides of the days on which it turns."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from kith.base.kernel.standings import Standing
from kith.partnership.actions.duties import Planned, transition_planned

DUE = date(2026, 11, 16)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)
RAISED = date(2026, 1, 5)


def judged(day: date, *planned: Planned, in_force: bool = True):
    version = SimpleNamespace(number=2, public_id="abcdefgh23456789")
    chapter = SimpleNamespace(version=version) if in_force else None
    timeline = SimpleNamespace(in_force_on=lambda _day: chapter)
    ground = SimpleNamespace(timeline=timeline, partnership=SimpleNamespace(key="knowsley"))
    return transition_planned(None, day, (ground, planned))


def planned(*, ended_on: date | None = None, revised=(), version: str = "abcdefgh23456789") -> Planned:
    return Planned(version, RAISED, DUE, ended_on, revised)


def test_without_any_action_the_plan_is_at_risk_and_the_reason_says_so():
    found = judged(DUE, planned(version="another"))
    assert found.standing == Standing.AT_RISK
    assert found.reason == "No action is on record for the transition to version 2."


@pytest.mark.parametrize(("day", "standing"), [(DUE, Standing.MET), (AFTER, Standing.MISSED)])
def test_an_open_action_is_in_time_on_its_day_and_late_after_it(day, standing):
    assert judged(day, planned()).standing == standing


def test_one_late_action_of_two_puts_the_plan_at_risk():
    found = judged(AFTER, planned(), planned(ended_on=BEFORE))
    assert (found.standing, found.reason) == (Standing.AT_RISK, "1 of 2 transition actions is late.")


def test_a_day_revised_later_does_not_change_what_was_late_before():
    moved = planned(revised=((AFTER + timedelta(days=3), AFTER + timedelta(days=30)),))
    assert judged(AFTER, moved).standing == Standing.MISSED
    assert judged(AFTER + timedelta(days=3), moved).standing == Standing.MET


def test_what_is_done_says_when_the_last_was():
    found = judged(AFTER, planned(ended_on=BEFORE), planned(ended_on=DUE))
    assert (found.standing, found.reason) == (
        Standing.MET,
        "All 2 transition actions are done, the last on 16 November 2026.",
    )


def test_an_action_raised_later_does_not_count_before():
    assert judged(RAISED - timedelta(days=1), planned()).standing == Standing.AT_RISK


def test_without_arrangements_in_force_nothing_is_due():
    assert judged(DUE, planned(), in_force=False).standing == Standing.NOT_YET_DUE
