"""On which days a clock of a case reminds."""

from datetime import date

import pytest

from kith.work.reviews.reminding import step_on


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2026, 11, 11), ""),
        (date(2026, 11, 12), "2 working days before"),
        (date(2026, 11, 13), "1 working day before"),
        (date(2026, 11, 14), ""),
        (date(2026, 11, 16), "on the last day"),
        (date(2026, 11, 17), ""),
    ],
)
def test_a_clock_reminds_by_working_days_over_a_weekend(on, step):
    assert step_on(date(2026, 11, 16), on) == step


def test_a_day_on_which_nobody_works_reminds_on_the_working_days_before_it():
    due = date(2026, 12, 26)
    found = {day: step_on(due, date(2026, 12, day)) for day in (22, 23, 24, 25)}
    assert found == {22: "", 23: "2 working days before", 24: "1 working day before", 25: ""}
