"""Attendance added up: the share, misses in a row, and what the arrangements expect."""

from datetime import date

import pytest

from kith.partnership.arrangements.document.models import Attendance as Expected
from kith.work.meetings.tallies import Came, Tally, tallies


def tally(*presences: str) -> Tally:
    return Tally("Ann", "The Board", "board", presences)


@pytest.mark.parametrize(
    ("presences", "run"),
    [
        (("absent", "present"), 0),
        (("present", "apology"), 1),
        (("absent", "apology"), 2),
        (("absent", "deputy", "absent"), 1),
        (("absent", "in-part"), 0),
    ],
)
def test_misses_in_a_row_are_the_latest_ones_and_a_deputy_breaks_the_run(presences, run):
    assert tally(*presences).misses_in_a_row == run


def test_what_is_expected_is_met_at_just_that_share():
    asked = Expected(percent=80)
    four_of_five = tally(*["present"] * 4, "absent")
    assert four_of_five.falls_short(asked) == ()
    assert tally(*["present"] * 79, *["absent"] * 21).falls_short(asked) == ("79% where 80% is expected.",)


def test_where_nothing_is_expected_nothing_falls_short():
    assert tally("absent", "absent", "absent").falls_short(None) == ()


def test_two_misses_say_what_the_arrangements_say_and_one_says_nothing():
    asked = Expected(misses=2, then="The chair writes to the agency.")
    assert tally("present", "absent").falls_short(asked) == ()
    says = "Missed 2 meetings in a row. The arrangements say: The chair writes to the agency."
    assert tally("absent", "apology").falls_short(asked) == (says,)


def test_a_meeting_counts_once_for_an_agency_and_its_best_presence():
    day = date(2026, 5, 5)
    rows = [Came("Agency", "The Board", "board", 1, day, kind) for kind in ("absent", "present", "deputy")]
    assert tallies(rows) == (Tally("Agency", "The Board", "board", ("present",)),)
