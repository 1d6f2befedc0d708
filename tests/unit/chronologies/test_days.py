"""What is said of a day: no surer than it was written (G4), and when it became known (G9)."""

from datetime import date

import pytest

from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.presenters.days import known_words
from kith.work.chronologies.when import when_words

FIRST, LAST = date(2019, 3, 1), date(2019, 3, 31)


@pytest.mark.parametrize(
    ("certainty", "first", "last", "words"),
    [
        (Certainty.DAY, FIRST, FIRST, "1 March 2019"),
        (Certainty.ABOUT, FIRST, FIRST, "About 1 March 2019"),
        (Certainty.ABOUT, FIRST, LAST, "About: some day from 1 March 2019 to 31 March 2019"),
        (Certainty.RANGE, FIRST, LAST, "Some day from 1 March 2019 to 31 March 2019"),
        (Certainty.MONTH, FIRST, LAST, "Some day in March 2019"),
        (Certainty.YEAR, date(2019, 1, 1), date(2019, 12, 31), "Some day in 2019"),
        (Certainty.BEFORE, None, LAST, "On or before 31 March 2019"),
        (Certainty.AFTER, FIRST, None, "On or after 1 March 2019"),
        (Certainty.UNKNOWN, None, None, "Day not known"),
    ],
)
def test_a_day_is_said_no_surer_than_it_was_written(certainty, first, last, words):
    assert when_words(certainty, first, last) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"known_on": LAST}, ""),
        ({"known_on": date(2019, 4, 1)}, "Became known on 1 April 2019, 1 day after"),
        ({"known_on": FIRST}, "Became known on 1 March 2019"),
        ({}, ""),
        (
            {"known_written": "June", "known_by_on": date(2019, 6, 30)},
            "Became known by 30 June 2019, 91 days after (written “June”)",
        ),
        (
            {"known_written": "later", "known_by_on": None},
            "When it became known is not clear (written “later”)",
        ),
    ],
)
def test_knowing_is_said_where_it_is_another_day_than_what_happened(known, words):
    row = ChronologyRow(**({"first_on": FIRST, "last_on": LAST, "known_by_on": LAST} | known))
    assert known_words(row) == words
