"""How a date is said to be understood, and how the rows of a file add up, in words."""

from datetime import date

import pytest

from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.presenters.parts import adding_up, next_step, understood

THIRD, LAST = date(2026, 4, 3), date(2026, 4, 30)


@pytest.mark.parametrize(
    ("certainty", "first_on", "last_on", "words"),
    [
        ("day", THIRD, THIRD, "3 April 2026"),
        ("about", THIRD, THIRD, "About 3 April 2026"),
        ("about", THIRD, LAST, "About, from 3 April 2026 to 30 April 2026"),
        ("range", THIRD, LAST, "Between 3 April 2026 and 30 April 2026"),
        ("month", date(2026, 4, 1), LAST, "Some day in April 2026"),
        ("year", date(2026, 1, 1), date(2026, 12, 31), "Some day in 2026"),
        ("before", None, THIRD, "3 April 2026 or before"),
        ("after", THIRD, None, "3 April 2026 or after"),
        ("unknown", None, None, "Not known"),
    ],
)
def test_a_date_is_said_no_surer_than_it_is(certainty, first_on, last_on, words):
    assert understood(certainty, first_on, last_on) == words


def test_the_rows_of_a_file_add_up_and_typed_rows_need_not():
    counts = {"rows_found": 1200, "rows_kept": 1190, "faults_found": 4, "rows_blank": 5, "rows_headings": 1}
    assert adding_up(ChronologyPart(state="private", file_id=1, **counts)) == (
        "1,200 rows found: 1,190 kept, 4 aside, 5 blank and 1 headings or above them."
    )
    assert adding_up(ChronologyPart(state="waits", file_id=1, **counts)) == ""
    assert adding_up(ChronologyPart(state="private", rows_kept=3)) == ""


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "Hand in a file"),
        (["released", "columns"], "Say what the columns hold"),
        (["aside", "private"], "Decide on the rows with faults"),
        (["released", "recalled"], "Release it to the case"),
        (["released"], ""),
        (["nil"], ""),
    ],
)
def test_an_agency_has_one_next_step(states, words):
    assert next_step([ChronologyPart(state=state, rows_kept=1) for state in states])[0] == words
