"""The promises that the plan gives evidence for, on both sides of the days on which they turn."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import add_working_days
from kith.partnership.plan.colours import FAR_LATE
from kith.partnership.plan.duties import SOURCE, WORDS, Facts
from kith.partnership.plan.progressing import Backed, Leading, Met, Planned, Said, Step

DAY = date(2026, 11, 16)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
BEGAN = date(2026, 1, 5)
LEAD = Leading(7, "l1", "p1", "Ivo Sample", BEGAN, None)
NEGLECT = Planned(1, "q1", "neglect", "Neglect", BEGAN, None, (LEAD,))


def judged(kind: str, *plan: Planned, day: date = DAY, topic: str = "", number: int | None = None, named=()):
    document = SimpleNamespace(priorities=[SimpleNamespace(key=key, name=key) for key in named])
    timeline = SimpleNamespace(in_force_on=lambda _day: SimpleNamespace(document=document))
    ground = SimpleNamespace(timeline=timeline, partnership=SimpleNamespace(key="knowsley"))
    duty = SimpleNamespace(topic=topic, number=number)
    return SOURCE.assess[kind](duty, day, Facts(ground, plan))


def test_each_kind_that_is_judged_says_what_counts():
    assert set(SOURCE.assess) == set(WORDS)


def test_the_priorities_that_the_arrangements_name_run_up_to_their_last_day():
    ending = replace(NEGLECT, held_to=DAY)
    assert judged("plan-priorities", ending, named=["neglect"]).standing == Standing.MET
    found = judged("plan-priorities", ending, named=["neglect"], day=TOMORROW)
    assert (found.standing, found.reason) == (Standing.MISSED, "Not among the priorities: neglect.")
    assert judged("plan-priorities", NEGLECT, number=3).reason == "1 priority of 3 run."
    before = judged("plan-priorities", NEGLECT, named=["neglect"], day=BEGAN - timedelta(days=1))
    assert before.standing == Standing.NOT_YET_DUE


def test_a_lead_counts_to_the_last_day():
    led = replace(NEGLECT, leads=(replace(LEAD, held_to=DAY),))
    assert judged("plan-leads", led).standing == Standing.MET
    found = judged("plan-leads", led, day=TOMORROW)
    assert (found.standing, found.reason) == (Standing.MISSED, "Nobody leads: Neglect.")


def said(on: date) -> Said:
    return Said(7, on, "It goes on.", "", "green", "", "")


def test_updates_are_missed_after_the_last_meeting_and_at_risk_after_an_earlier_one():
    met = tuple(Met(day, True, "m") for day in (date(2026, 5, 4), date(2026, 8, 3), DAY))
    first, second, last = said(date(2026, 5, 1)), said(date(2026, 8, 3)), said(DAY)

    def standing(*updates: Said, day: date = DAY) -> Standing:
        return judged(
            "plan-leads", replace(NEGLECT, meetings=met, updates=updates), topic="x", day=day
        ).standing

    assert standing() == Standing.NOT_YET_DUE
    assert standing(first, second, last) == Standing.MET
    assert standing(first, last) == Standing.AT_RISK
    assert standing(first, second) == Standing.MISSED
    assert standing(first, second, day=YESTERDAY) == Standing.MET


@pytest.mark.parametrize(
    ("late", "standing"),
    [
        (0, Standing.MET),
        (1, Standing.AT_RISK),
        (FAR_LATE, Standing.AT_RISK),
        (FAR_LATE + 1, Standing.MISSED),
    ],
)
def test_the_plan_is_delivered_while_nothing_is_late(late, standing):
    due = add_working_days(DAY, -late)
    goal = Step(2, False, "Neglect is named earlier", "o1", BEGAN, due, None, False)
    assert judged("plan-delivery", replace(NEGLECT, steps=(goal,))).standing == standing
    assert judged("plan-delivery", NEGLECT).reason == "No objective of the plan is on record."


@pytest.mark.parametrize(("kind", "field"), [("needs", "needs"), ("young-people-views", "voices")])
def test_what_a_priority_rests_on_counts_until_it_is_taken_back(kind, field):
    backed = replace(NEGLECT, **{field: (Backed(DAY, TOMORROW),)})
    assert judged(kind, backed).standing == Standing.MET
    assert judged(kind, backed, day=YESTERDAY).standing == Standing.MISSED
    assert judged(kind, backed, day=TOMORROW).standing == Standing.MISSED
    assert judged(kind, backed, NEGLECT).standing == Standing.AT_RISK
