"""The parts of a year in which meetings fall, by each kind of frequency, at their boundaries."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from kith.partnership.arrangements.document.models import Frequency
from kith.work.meetings.deadlines import Rhythm, Span, meeting_year, parts_in, parts_of, reporting_year

YEAR = Span(date(2026, 4, 1), date(2027, 3, 31))
LONG = Span(date(2000, 1, 1), date(2090, 1, 1))


def parts(**said):
    return parts_of(Rhythm(Frequency(**said), LONG, in_force_from=date(2025, 2, 10)), YEAR)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"times_a_year": 4}, 4),
        ({"times_a_year": 3}, 3),
        ({"times_a_year": 1}, 1),
        ({"every_months": 2}, 6),
        ({"every_months": 1}, 12),
        ({"at_least_a_year": 2}, 2),
        ({"times_a_year": 5}, 5),
        ({"none_fixed": True}, 0),
        ({"not_stated": True}, 0),
    ],
)
def test_a_year_has_as_many_parts_as_meetings_are_asked_for(said, number):
    found = parts(**said)
    assert len(found) == number
    if found:
        assert (found[0].first, found[-1].last) == (YEAR.first, YEAR.last)
    for one, after in pairwise(found):
        assert (after.first - one.last).days == 1


def test_every_five_months_rolls_on_over_the_end_of_years():
    assert [(p.first, p.last) for p in parts(every_months=5)] == [
        (date(2026, 5, 10), date(2026, 10, 9)),
        (date(2026, 10, 10), date(2027, 3, 9)),
        (date(2027, 3, 10), date(2027, 8, 9)),
    ]


@pytest.mark.parametrize(
    ("day", "begins_in", "first"),
    [
        (date(2026, 3, 31), 4, date(2025, 4, 1)),
        (date(2026, 4, 1), 4, date(2026, 4, 1)),
        (date(2026, 9, 30), 10, date(2025, 10, 1)),
        (date(2026, 10, 1), 10, date(2026, 10, 1)),
        (date(2026, 12, 31), 1, date(2026, 1, 1)),
    ],
)
def test_a_reporting_year_begins_in_its_month(day, begins_in, first):
    year = reporting_year(day, begins_in)
    assert year.first == first
    assert year.holds(day)


def test_a_first_year_is_counted_from_its_own_first_day():
    rhythm = Rhythm(Frequency(times_a_year=4, for_months=12), LONG, date(2019, 9, 29))
    assert meeting_year(rhythm, date(2020, 9, 28), 4) == Span(date(2019, 9, 29), date(2020, 9, 28))
    assert meeting_year(rhythm, date(2020, 9, 29), 4).first == date(2020, 9, 29)


class OneChapter:
    """A timeline with one version in force from a day, in which one group meets so often."""

    def __init__(self, begins: date, *frequency: Frequency) -> None:
        from kith.partnership.arrangements.document.asking import Directory

        self.begins = begins
        group = SimpleNamespace(key="group", frequency=frequency)
        document = SimpleNamespace(groups=(group,))
        version = SimpleNamespace(in_force_from=begins)
        self.adopted = [SimpleNamespace(version=version, directory=Directory(document))]
        self.changes = [begins]

    def in_force_on(self, day: date):
        return self.adopted[0] if day >= self.begins else None


def test_a_frequency_for_the_first_year_asks_for_four_meetings_over_two_reporting_years():
    timeline = OneChapter(date(2019, 9, 29), Frequency(times_a_year=4, for_months=12, then="reviewed"))
    years = [Span(date(y, 4, 1), date(y + 1, 3, 31)) for y in (2018, 2019, 2020, 2021)]
    found = [parts_in("group", timeline, year, 4) for year in years]
    assert [len(one) for one in found] == [0, 3, 1, 0]
    assert found[2][0].last == date(2020, 9, 28)


def test_arrangements_that_begin_halfway_ask_for_the_parts_that_are_left():
    timeline = OneChapter(date(2026, 10, 1), Frequency(times_a_year=4))
    assert [p.first for p in parts_in("group", timeline, YEAR, 4)] == [date(2026, 10, 1), date(2027, 1, 1)]
    timeline = OneChapter(date(2026, 10, 2), Frequency(times_a_year=4))
    assert [p.first for p in parts_in("group", timeline, YEAR, 4)] == [date(2027, 1, 1)]


def test_when_how_often_changes_each_day_goes_by_its_own_frequency():
    timeline = OneChapter(
        date(2020, 1, 1),
        Frequency(every_months=2, ends_on=date(2026, 9, 30)),
        Frequency(times_a_year=2, starts_on=date(2026, 10, 1)),
    )
    found = parts_in("group", timeline, YEAR, 4)
    assert [p.first for p in found] == [date(2026, m, 1) for m in (4, 6, 8, 10)]
    assert found[-1].last == date(2027, 3, 31)
