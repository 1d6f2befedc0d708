"""Rows are stored as they were read, on either database, and released with codes in place of names."""

from datetime import date

import pytest

from kith.base.kernel.clock import now
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow
from kith.work.chronologies.names import Coder
from kith.work.chronologies.ordering import placed
from kith.work.chronologies.reading import Fault, ReadRow, read_row
from kith.work.chronologies.storing import release_rows, store_faults, store_rows
from kith.work.reviews.models import Case
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def part() -> ChronologyPart:
    case = Case.objects.filter(chronology__isnull=True).first()
    chronology = Chronology.objects.create(case=case, opened_on=TODAY)
    body = Body.objects.first()
    return ChronologyPart.objects.create(
        chronology=chronology, body=body, number=9, handed_in_on=TODAY, handed_in_at=now(), handed_in_by="x"
    )


def rows(*said: dict) -> list[ReadRow]:
    return [
        row
        for line, one in enumerate(said, start=2)
        for row in (read_row(one, line=line, on=TODAY)[0],)
        if row
    ]


def test_what_was_read_is_what_is_stored(part):
    read = rows(
        {"date": "3/4/2019", "time": "9am", "event": "Zarina’s “visit”\nat home", "known": "May 2019"},
        {"date": "before April 2019", "event": "x", "significance": "Key", "source": "s" * 300},
        {"date": "not known", "event": "100% \\N \t tab"},
    )
    store_rows(part, read)
    stored = ChronologyRow.objects.filter(part=part).order_by("line")
    assert list(stored.values_list(*ReadRow._fields)) == [tuple(row) for row in read]
    first = stored[0]
    assert (first.chronology_id, first.body_id, first.is_released) == (
        part.chronology_id,
        part.body_id,
        False,
    )
    assert first.placed == placed(date(2019, 4, 3), date(2019, 4, 3), "day", "09:00")
    assert first.known_by_on == date(2019, 5, 31)
    assert [row.is_key for row in stored] == [False, True, False]


def test_rows_stored_at_once_are_as_those_of_the_model(part):
    (read,) = rows({"date": "3/4/2019", "event": "x"})
    ChronologyRow.objects.create(
        part=part, chronology_id=part.chronology_id, body_id=part.body_id, **read._replace(line=1)._asdict()
    )
    store_rows(part, [read])
    by_model, at_once = ChronologyRow.objects.filter(part=part).order_by("line").values()
    assert {**by_model, "id": 0, "line": 0} == {**at_once, "id": 0, "line": 0}


def test_no_rows_are_stored_without_a_word(part, django_assert_num_queries):
    with django_assert_num_queries(0):
        store_rows(part, [])


def test_five_thousand_rows_take_one_statement(part, django_assert_max_num_queries):
    read = rows({"date": "3/4/2019", "event": "x"})
    with django_assert_max_num_queries(1):
        store_rows(part, read * 5000)
    assert part.rows.count() == 5000


def test_faults_are_stored_with_the_row_that_they_kept_aside(part):
    store_faults(
        part,
        [Fault(3, "Police!A3", "date", "f" * 600, False, ("31/2/2019", "x")), Fault(0, "", "", "n", True)],
    )
    kept = part.faults.order_by("-line").values_list("line", "cell", "column", "is_doubt", "values")
    assert list(kept) == [(3, "Police!A3", "date", False, ["31/2/2019", "x"]), (0, "", "", True, [])]
    assert len(part.faults.get(line=3).found) == 500


def test_released_rows_hold_codes_and_only_those_of_the_part_are_released(part):
    store_rows(
        part,
        rows(
            {"date": "3/4/2019", "event": "Zarina’s arm", "subject": "zarina"}, {"date": "2019", "event": "y"}
        ),
    )
    released = ChronologyRow.objects.filter(is_released=True).count()
    assert release_rows(part, Coder([("Zarina", "Child A")]).code) == 2
    assert ChronologyRow.objects.filter(is_released=True).count() == released + 2
    told = part.rows.order_by("line").values_list("subject", "event")
    assert list(told) == [("Child A", "Child A’s arm"), ("", "y")]
