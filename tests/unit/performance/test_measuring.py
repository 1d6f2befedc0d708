"""How a measure of an objective stands, on both sides of the days on which it turns."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kith.work.performance.measuring import KnownFigure, Shown, figures_known, stands

DUE = date(2026, 9, 30)
KNOWN = date(2026, 11, 9)
"""The day on which the figure of September is due, 40 days after its month, and on which it came."""


def figure(month: int, value: str, taken_in_on: date) -> KnownFigure:
    return KnownFigure(date(2026, month, 1), Decimal(value), taken_in_on)


EARLIER = [figure(1, "24", date(2026, 3, 12)), figure(8, "23", date(2026, 10, 12))]


def shown(*figures: KnownFigure, **facts) -> Shown:
    plain = Shown(
        unit="percent", better="down", frequency="monthly", lag_days=40, held_to=None,
        held_from=date(2024, 1, 1),
        baseline=Decimal(24), baseline_period=date(2026, 1, 1), target=Decimal(20), due_on=DUE,
        figures=(*EARLIER, *figures),
    )  # fmt: skip
    return replace(plain, **facts)


@pytest.mark.parametrize(
    ("value", "colour", "says"),
    [
        ("20", "", "It is reached."),
        ("20.1", "red", "It was not reached by its day."),
        ("19", "", "It is reached."),
    ],
)
def test_the_figure_of_its_day_decides_once_it_is_there(value, colour, says):
    found = stands(shown(figure(9, value, KNOWN)), KNOWN)
    assert found.colour == colour
    assert found.says.endswith(says)
    assert found.says.startswith("From 24% in January 2026, to 20% by 30 September 2026; the latest is ")


def test_before_its_day_and_while_its_figure_is_not_due_it_is_not_missed():
    one = shown(figure(9, "23", DUE))
    assert stands(one, DUE).colour == ""
    assert stands(one, DUE + timedelta(days=1)).colour == "red"
    waiting = shown()
    assert stands(waiting, KNOWN).colour == ""
    late = stands(waiting, KNOWN + timedelta(days=1))
    assert late.colour == "amber"
    assert late.says.endswith("Its figure for September 2026 is late by 1 working day.")


def test_a_period_that_a_return_marks_is_not_late_from_the_day_on_which_the_return_came():
    came = KNOWN + timedelta(days=3)
    one = shown(last_unstated=date(2026, 9, 1), unstated_known_on=came)
    assert stands(one, came - timedelta(days=1)).colour == "amber"
    on_the_day = stands(one, came)
    assert on_the_day.colour == ""
    assert on_the_day.says.endswith("the latest is 23%, August 2026.")


@pytest.mark.parametrize(("value", "colour"), [("24", ""), ("24.1", "amber"), ("23.9", "")])
def test_worse_than_where_it_began_speaks_against_it_before_its_day(value, colour):
    one = shown(figure(9, value, date(2026, 10, 20)), due_on=date(2027, 3, 31))
    assert stands(one, date(2026, 10, 20)).colour == colour


def test_where_higher_is_better_lower_is_worse():
    up = {"better": "up", "baseline": Decimal(70), "target": Decimal(90), "due_on": date(2027, 3, 31)}
    assert stands(shown(figure(9, "69.9", KNOWN), **up), KNOWN).colour == "amber"
    assert stands(shown(figure(9, "90", KNOWN), **up), KNOWN).says.endswith("It is reached.")


def test_a_day_is_judged_by_the_figures_that_were_known_on_it():
    one = shown(figure(9, "25", KNOWN), due_on=date(2027, 3, 31))
    assert stands(one, KNOWN - timedelta(days=1)).colour == ""
    assert stands(one, KNOWN).colour == "amber"
    put_right = replace(one, figures=(*one.figures, figure(9, "22", KNOWN + timedelta(days=3))))
    assert stands(put_right, KNOWN + timedelta(days=2)).colour == "amber"
    assert stands(put_right, KNOWN + timedelta(days=3)).colour == ""


def test_without_a_figure_it_says_so_and_speaks_neither_for_nor_against():
    bare = replace(shown(), figures=(), baseline=None, baseline_period=None)
    found = stands(bare, KNOWN)
    assert (found.colour, found.says) == ("", "To 20% by 30 September 2026; there is no figure yet.")


def test_an_indicator_that_ended_owes_no_figure():
    assert stands(shown(held_to=date(2026, 10, 31)), date(2027, 1, 5)).colour == ""


def test_rows_without_a_figure_are_left_out_and_the_same_one_counts_once():
    row = (date(2026, 1, 1), Decimal(24), date(2026, 3, 12))
    assert figures_known([row, row, (None, None, None), (date(2026, 1, 1), None, None)]) == (EARLIER[0],)
