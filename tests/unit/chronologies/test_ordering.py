"""The order of a chronology is one rule for every row, and never puts an uncertain row before a sure one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from kith.work.chronologies.dates import read_date
from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.ordering import UNPLACED, known_by, placed

ON = date(2026, 11, 16)


def place(written, time=""):
    found = read_date(written, on=ON)
    return placed(found.first_on, found.last_on, found.certainty, time)


def test_rows_of_one_day_stand_by_time_then_uncertain_ones_the_narrower_first():
    sure = [place("1/4/2019", "09:30"), place("1/4/2019", "14:00"), place("1/4/2019")]
    uncertain = ["about 1/4/2019", "1/4/2019 to 5/4/2019", "April 2019", "after 31/3/2019", "before 2/4/2019"]
    told = [*sure, *map(place, uncertain), place("2/4/2019", "00:05"), place("not known")]
    assert told == sorted(told)
    assert len(set(told)) == len(told)


def test_an_uncertain_row_stands_at_its_first_possible_day_and_an_unknown_one_last():
    assert place("31/3/2019", "23:59") < place("April 2019") < place("2/4/2019")
    assert place("31/3/2019") < place("before April 2019") < place("1/4/2019")
    assert place("31/12/2026") < UNPLACED == place("?")


def test_a_time_in_words_stands_after_those_that_can_be_read():
    assert place("1/4/2019", "23:59") < place("1/4/2019", "evening") == place("1/4/2019")


@given(
    some.dates() | some.none(), some.integers(0, 4000), some.sampled_from(Certainty), some.text(max_size=40)
)
def test_every_place_is_figures_of_one_length(first, days, certainty, time):
    last = first + timedelta(days=days) if first and first.year < 9900 else first
    found = placed(first, last, certainty, time)
    assert found.isdigit()
    assert len(found) == len(UNPLACED) <= 40


def test_an_agency_knew_when_it_says_and_else_by_the_last_day_that_it_happened():
    happened_to = date(2019, 4, 30)
    assert known_by(happened_to, None) == (None, happened_to)
    assert known_by(happened_to, read_date("3/5/2019", on=ON)) == (date(2019, 5, 3), date(2019, 5, 3))
    assert known_by(happened_to, read_date("May 2019", on=ON)) == (None, date(2019, 5, 31))
    for written in ("not known", "yesterday", "31/02/2019", "after 5 May 2019"):
        assert known_by(happened_to, read_date(written, on=ON)) == (None, None)
    assert known_by(None, None) == (None, None)
