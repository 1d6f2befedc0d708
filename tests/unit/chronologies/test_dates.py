"""Dates in the many shapes that people type: read by a stated rule, doubted, or refused, never guessed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.work.chronologies.dates import read_date, read_time
from kith.work.chronologies.enums import Certainty

ON = date(2026, 11, 16)
THAT = date(2019, 4, 3)
MARCH, APRIL = (date(2019, 3, 1), date(2019, 3, 31)), (date(2019, 4, 1), date(2019, 4, 30))
YEAR = (date(2019, 1, 1), date(2019, 12, 31))


def read(value, **more):
    return read_date(value, on=ON, **more)


@pytest.mark.parametrize(
    "written",
    [
        "3/4/19", "03.04.2019", "03-04-2019", "3 4 2019", "3rd April 2019", "3 Apr 19", "3-Apr-19",
        "April 3, 2019", "3rd of April 2019", "2019-04-03",
        "Wednesday 3 April 2019", "Wed, 3/4/2019",
    ],
)  # fmt: skip
def test_a_day_is_read_day_first_without_a_doubt(written):
    found = read(written)
    assert (found.certainty, found.first_on, found.last_on) == (Certainty.DAY, THAT, THAT)
    assert (found.doubt, found.fault, found.written) == ("", "", written)


@pytest.mark.parametrize(
    ("written", "certainty", "first", "last"),
    [
        ("April 2019", Certainty.MONTH, *APRIL),
        ("04/2019", Certainty.MONTH, *APRIL),
        ("2019", Certainty.YEAR, *YEAR),
        ("circa March 2019", Certainty.ABOUT, *MARCH),
        ("c. March 2019", Certainty.ABOUT, *MARCH),
        ("approx 3/4/2019", Certainty.ABOUT, THAT, THAT),
        ("about 2019", Certainty.ABOUT, *YEAR),
        ("3/4/2019?", Certainty.ABOUT, THAT, THAT),
        ("between 3 March 2019 and 5 April 2019", Certainty.RANGE, date(2019, 3, 3), date(2019, 4, 5)),
        ("3–5 April 2019", Certainty.RANGE, THAT, date(2019, 4, 5)),
        ("3/4/2019-5/4/2019", Certainty.RANGE, THAT, date(2019, 4, 5)),
        ("10/04 - 12/04/2019", Certainty.RANGE, date(2019, 4, 10), date(2019, 4, 12)),
        ("March-April 2019", Certainty.RANGE, MARCH[0], APRIL[1]),
        ("week commencing 3 April 2019", Certainty.RANGE, THAT, date(2019, 4, 9)),
        ("before March 2019", Certainty.BEFORE, None, date(2019, 2, 28)),
        ("by 3 April 2019", Certainty.BEFORE, None, THAT),
        ("after 3rd of April 2019", Certainty.AFTER, date(2019, 4, 4), None),
        ("since April 2019", Certainty.AFTER, APRIL[0], None),
        ("April 2019 - ongoing", Certainty.AFTER, APRIL[0], None),
        ("?", Certainty.UNKNOWN, None, None),
        ("n.k.", Certainty.UNKNOWN, None, None),
        ("Date not known", Certainty.UNKNOWN, None, None),
    ],
)
def test_what_is_uncertain_stays_uncertain_without_a_doubt(written, certainty, first, last):
    found = read(written)
    assert (found.certainty, found.first_on, found.last_on) == (certainty, first, last)
    assert (found.doubt, found.fault) == ("", "")


@pytest.mark.parametrize(
    ("written", "first", "last", "says"),
    [
        ("Apr-19", *APRIL, "not as day 19 of the month"),
        ("04/25/2019", date(2019, 4, 25), date(2019, 4, 25), "with the month before the day"),
        ("early 2019", date(2019, 1, 1), date(2019, 4, 30), "1 January 2019 to 30 April 2019"),
        ("mid-March 2019", date(2019, 3, 11), date(2019, 3, 20), "11 March 2019 to 20 March 2019"),
        ("late March 2019", date(2019, 3, 21), date(2019, 3, 31), "21 March 2019 to 31 March 2019"),
        ("spring 2019", date(2019, 3, 1), date(2019, 5, 31), "1 March 2019 to 31 May 2019"),
        ("winter 2018", date(2018, 12, 1), date(2019, 2, 28), "1 December 2018 to 28 February 2019"),
        ("2018/19", date(2018, 1, 1), date(2019, 12, 31), "1 January 2018 to 31 December 2019"),
        ("Monday 3 April 2019", THAT, THAT, "was a Wednesday, not a Monday"),
        ("17/11/2026", date(2026, 11, 17), date(2026, 11, 17), "after 16 November 2026"),
        ("03/04/1897", date(1897, 4, 3), date(1897, 4, 3), "before 1900"),
        ("3/4/27", date(1927, 4, 3), date(1927, 4, 3), "the year 1927"),
        ("43558", THAT, THAT, "as spreadsheets count days"),
        ("20190403", THAT, THAT, "Read as 3 April 2019"),
        ("spring?", None, None, "No date could be read"),
        ("before the birth", None, None, "No date could be read"),
        ("", None, None, "No date stands here"),
    ],
)
def test_what_is_read_by_a_rule_says_so(written, first, last, says):
    found = read(written)
    assert (found.first_on, found.last_on, found.fault) == (first, last, "")
    assert says in found.doubt


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("31/02/2019", "There is no 31 February 2019"),
        ("29/02/2019", "There is no 29 February 2019"),
        ("13/13/2019", "There is no month 13"),
        ("3 April", "The year is missing"),
        ("3/4/0019", "all four figures"),
        ("12/04/2019 to 10/04/2019", "ends before it begins"),
        ("row 17 of 40", "not understood"),
        (True, "no date"),
        (time(9, 30), "no date"),
        (12.0, "no date"),
        ("3" * 121, "longer than a date"),
    ],
)
def test_what_cannot_be_a_date_is_a_fault_that_says_why(written, says):
    found = read(written)
    assert says in found.fault
    assert (found.certainty, found.first_on, found.last_on) == (Certainty.UNKNOWN, None, None)


def test_two_figures_of_a_year_are_this_one_at_the_latest():
    assert read("16/11/26").first_on == ON
    assert read("1/1/27").first_on == date(1927, 1, 1)


def test_today_is_no_doubt_and_tomorrow_is_one():
    assert read(ON).doubt == ""
    assert read(date(2026, 11, 17)).doubt == "This is after 16 November 2026, the day on which it was read."


def test_cells_of_dates_are_read_as_they_are():
    assert read(datetime(2019, 4, 3, 14, 29, 59)).time == "14:30"
    assert read(date(2019, 4, 3)).written == "03/04/2019"
    month = read(date(2019, 4, 1), is_month=True)
    assert (month.written, month.certainty, month.last_on) == ("April 2019", Certainty.MONTH, APRIL[1])


def test_bare_numbers_count_from_1900_or_1904_as_the_workbook_says():
    assert read(43558.0).first_on == THAT
    assert read(42096.0, is_1904=True).first_on == THAT
    assert read(42096.0, is_1904=True).written == "03/04/2019"
    assert read(2019.0).certainty == Certainty.YEAR


def test_a_time_in_the_cell_of_the_date_is_kept():
    assert read("03/04/2019 14:30").time == read("2019-04-03T14:30:00").time == "14:30"
    assert read("3 April 2019 at 2.30pm").time == "14:30"


@given(some.text(max_size=140) | some.text("0123456789/-. aprilmay?tobd", max_size=30))
def test_any_text_is_read_or_refused_in_words_and_never_both(text):
    found = read(text)
    assert not (found.doubt and found.fault)
    assert len(found.written) <= 120
    if found.first_on and found.last_on:
        assert found.first_on <= found.last_on
    if found.certainty == Certainty.UNKNOWN:
        assert found.first_on is found.last_on is None


@given(some.integers() | some.floats() | some.datetimes() | some.dates() | some.times() | some.timedeltas())
def test_any_cell_is_read_or_refused(value):
    found = read(value)
    assert found.fault or found.first_on


@given(some.dates(min_value=date(1970, 1, 1), max_value=ON))
def test_a_day_is_read_alike_however_it_is_written(day):
    ways = ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d/%m/%y", "%A %d %b %Y")
    assert {read(day.strftime(way)).first_on for way in ways} == {day}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("09:30", "09:30"), ("9.30am", "09:30"), ("0930", "09:30"), ("0930 hrs", "09:30"), ("9am", "09:00"),
        ("2:30 pm", "14:30"), ("12am", "00:00"), ("12.15pm", "12:15"), ("noon", "12:00"), (0.5, "12:00"),
        (930.0, "09:30"), (time(9, 29, 59), "09:30"), ("evening", "evening"), ("not known", "not known"),
        ("", ""),
    ],
)  # fmt: skip
def test_times_are_read_where_they_can_be_and_else_stay_as_written(written, text):
    assert read_time(written).text == text
    assert read_time(written).doubt == ""


@pytest.mark.parametrize("written", ["25:00", "10:75", "13am", timedelta(hours=30)])
def test_no_time_of_day_is_doubted(written):
    found = read_time(written)
    assert "Write it as 09:30" in found.doubt
    assert not found.is_read


@given(some.text() | some.floats() | some.timedeltas())
def test_any_time_is_read_without_raising(value):
    assert len(read_time(value).text) <= 40
