"""The ladder of colours, on both sides of the days on which it turns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kith.base.kernel.working_days import add_working_days
from kith.partnership.plan.colours import FAR_LATE, SOON, colour_on, movement
from kith.partnership.plan.enums import Colour
from kith.partnership.plan.progressing import Because, Leading, Met, Moved, Planned, Said, Step

DAY = date(2026, 11, 16)
BEGAN = date(2026, 1, 5)


def step(due_on: date, **facts) -> Step:
    plain = Step(1, True, "Staff trained", "o1", BEGAN, due_on, None, False)
    return replace(plain, **facts)


def planned(*steps: Step, **facts) -> Planned:
    lead = Leading(7, "l1", "p1", "Ivo Sample", BEGAN, None)
    goal = Step(2, False, "Neglect is named earlier", "o1", BEGAN, date(2027, 12, 1), None, False)
    plain = Planned(1, "q1", "neglect", "Neglect", BEGAN, None, (lead,), (goal, *steps))
    return replace(plain, **facts)


def said(on: date, colour: str = "", because: str = "") -> Said:
    return Said(7, on, "It goes on.", "", "green", colour, because)


@pytest.mark.parametrize(
    ("late", "colour"),
    [(0, Colour.GREEN), (1, Colour.AMBER), (FAR_LATE, Colour.AMBER), (FAR_LATE + 1, Colour.RED)],
)
def test_a_milestone_is_in_time_on_its_day_amber_after_it_and_red_when_a_month_late(late, colour):
    due = add_working_days(DAY, -late)
    shown = colour_on(planned(step(due), updates=(said(DAY),)), DAY)
    assert shown.colour == colour
    if late:
        days = "1 working day" if late == 1 else f"{late} working days"
        assert shown.why == f"Milestone “Staff trained” is late by {days}."


@pytest.mark.parametrize(("ahead", "colour"), [(SOON, Colour.AMBER), (SOON + 1, Colour.GREEN)])
def test_what_falls_due_within_two_weeks_is_amber_while_nobody_says_anything(ahead, colour):
    quiet = planned(step(add_working_days(DAY, ahead)), meetings=(Met(date(2026, 11, 2), True, "m1"),))
    assert colour_on(quiet, DAY).colour == colour
    assert colour_on(replace(quiet, updates=(said(date(2026, 11, 2)),)), DAY).colour == colour
    assert colour_on(replace(quiet, updates=(said(date(2026, 11, 3)),)), DAY).colour == Colour.GREEN


def test_without_a_lead_it_is_red_whatever_else_holds():
    lead = Leading(7, "l1", "p1", "Ivo Sample", BEGAN, DAY)
    assert colour_on(planned(leads=(lead,)), DAY).colour == Colour.GREEN
    bare = colour_on(planned(leads=(lead,)), DAY + timedelta(days=1))
    assert (bare.colour, bare.why) == (Colour.RED, "Nobody leads it. A priority has a named lead.")


def test_not_started_and_completed_are_states_and_no_colours():
    assert colour_on(planned(steps=(), held_from=DAY), DAY).colour == Colour.NOT_STARTED
    assert colour_on(planned(), BEGAN - timedelta(days=1)).colour == Colour.NOT_STARTED
    done = Step(2, False, "Neglect is named earlier", "o1", BEGAN, DAY, DAY, False)
    assert colour_on(planned(steps=(done,)), DAY - timedelta(days=1)).colour == Colour.AMBER
    assert colour_on(planned(steps=(done,)), DAY).colour == Colour.COMPLETED


@pytest.mark.parametrize(
    ("began", "colour"), [(date(2026, 8, 16), Colour.NOT_STARTED), (date(2026, 8, 15), Colour.AMBER)]
)
def test_a_priority_that_runs_for_more_than_three_months_without_an_objective_is_amber(began, colour):
    shown = colour_on(planned(steps=(), held_from=began), DAY)
    assert shown.colour == colour
    why = "It has run since 15 August 2026, and no objective is on record yet."
    assert (shown.why == why) == (colour == Colour.AMBER)


@pytest.mark.parametrize(
    ("shown_on", "label", "moved"),
    [
        (None, "Completed, impact not shown", "Before: amber on 15 November 2026"),
        (DAY + timedelta(days=1), "Completed, impact not shown", "Before: amber on 15 November 2026"),
        (DAY, "Completed", "Better: amber on 15 November 2026"),
    ],
)
def test_completed_is_no_better_until_impact_is_shown(shown_on, label, moved):
    done = Step(2, False, "Neglect is named earlier", "o1", BEGAN, DAY, DAY, False, (), shown_on)
    one = planned(steps=(done,))
    assert colour_on(one, DAY).label == label
    assert movement(one, DAY - timedelta(days=1), DAY) == moved


def test_a_reason_counts_for_the_due_day_after_which_it_was_given():
    given = (Because(date(2026, 11, 3), "Nobody was free."),)
    late = step(date(2026, 11, 2), late_because=given)
    assert late.reason_on(date(2026, 11, 2)) is None
    assert late.reason_on(date(2026, 11, 3)) == given[0]
    again = replace(late, moved=(Moved(date(2026, 11, 4), date(2026, 11, 2), date(2026, 11, 10), "x", "y"),))
    assert again.reason_on(DAY) is None


def test_another_colour_stands_with_its_reason_beside_the_one_worked_out_until_the_next_update():
    late = planned(step(date(2026, 11, 2)), updates=(said(date(2026, 11, 10), "green", "Booked"),))
    shown = colour_on(late, DAY)
    assert (shown.colour, shown.worked_out) == (Colour.GREEN, Colour.AMBER)
    assert shown.why.startswith("Said on 10 November 2026: Booked. Worked out: amber.")
    assert colour_on(late, date(2026, 11, 9)).said is None
    again = replace(late, updates=(*late.updates, said(DAY)))
    assert colour_on(again, DAY).colour == Colour.AMBER


def test_a_day_moved_later_does_not_change_the_colour_of_the_days_before():
    moved = Moved(DAY, date(2026, 11, 2), date(2027, 3, 1), "Late start", "The group")
    one = planned(step(date(2026, 11, 2), moved=(moved,)), updates=(said(date(2026, 11, 10)),))
    assert colour_on(one, DAY - timedelta(days=1)).colour == Colour.AMBER
    assert colour_on(one, DAY).colour == Colour.GREEN
    assert movement(one, date(2026, 11, 12), DAY) == "Better: amber on 12 November 2026"
    assert [slip.reason for _step, slip in one.moved_since(date(2026, 11, 12), DAY)] == ["Late start"]
    assert list(one.moved_since(DAY, DAY)) == []


def test_an_update_counts_for_the_next_meeting_from_the_day_after_the_last_to_its_own_day():
    met = (Met(date(2026, 9, 1), True, "m1"), Met(date(2026, 11, 2), True, "m2"))
    for on, silent in ((date(2026, 9, 1), 1), (date(2026, 9, 2), 0), (date(2026, 11, 2), 0)):
        one = planned(meetings=met, updates=(said(on),))
        assert len(one.silent_before(date(2026, 11, 2))) == silent
    assert (
        len(planned(meetings=met, updates=(said(date(2026, 11, 3)),)).silent_before(date(2026, 11, 2))) == 1
    )
