"""How measures colour a priority: every rule of the worst colour says why."""

from dataclasses import replace
from datetime import date

import pytest

from kith.base.kernel.plan_links import Measure, MeasureStands
from kith.partnership.plan.colours import colour_on
from kith.partnership.plan.enums import Colour
from tests.unit.plan.test_plan_colours import BEGAN, DAY, planned, said, step


def measure(colour: str, **facts) -> Measure:
    says = MeasureStands(colour, "It is worse than where it began.")
    plain = Measure("o1", "Repeat plans", "Indicator", BEGAN, None, lambda _day: says)
    return replace(plain, **facts)


@pytest.mark.parametrize(
    ("stands", "colour"), [("", Colour.GREEN), ("amber", Colour.AMBER), ("red", Colour.RED)]
)
def test_a_measure_colours_its_priority_with_its_reason(stands, colour):
    shown = colour_on(planned(measures=(measure(stands),)), DAY)
    assert shown.colour == colour
    assert ("Repeat plans: It is worse than where it began." in shown.why) == bool(stands)


def test_what_is_completed_keeps_the_colour_of_a_measure_that_is_worse_than_at_the_start():
    one = planned(measures=(measure("amber"),))
    done = replace(one, steps=(replace(one.steps[0], ended_on=DAY),))
    assert colour_on(done, DAY).colour == Colour.AMBER
    assert colour_on(replace(done, measures=(measure(""),)), DAY).colour == Colour.COMPLETED


def test_dates_and_figures_of_the_same_colour_are_both_said():
    late = planned(step(date(2026, 11, 13)), updates=(said(DAY),), measures=(measure("amber"),))
    assert colour_on(late, DAY).why == (
        "Milestone “Staff trained” is late by 1 working day. Repeat plans: It is worse than where it began."
    )


def test_a_lead_may_say_another_colour_and_the_figures_stay_beside_it():
    told = planned(updates=(said(DAY, "green", "The count changed"),), measures=(measure("red"),))
    shown = colour_on(told, DAY)
    assert (shown.colour, shown.worked_out) == (Colour.GREEN, Colour.RED)
    assert "Worked out: red. Repeat plans" in shown.why


def test_what_was_taken_back_or_belongs_to_a_dropped_objective_says_nothing():
    gone = measure("red", taken_back_on=DAY)
    assert colour_on(planned(measures=(gone,)), DAY).colour == Colour.GREEN
    one = planned(measures=(measure("red"),))
    dropped = replace(one, steps=(replace(one.steps[0], ended_on=DAY, is_dropped=True),))
    assert colour_on(replace(dropped, held_from=DAY), DAY).colour == Colour.NOT_STARTED


def test_an_objective_is_unmeasured_until_something_shows_it():
    bare = planned(measures=(measure("", added_on=DAY),))
    assert [one.title for one in bare.unmeasured_on(date(2026, 11, 15))] == ["Neglect is named earlier"]
    assert bare.unmeasured_on(DAY) == []
