"""Forty thousand rows: as many questions as for one, answered by the index of the order, within its bytes."""

import gzip
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.base.ui import drawing
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.queries.merged import Asked, rows_shown
from kith.work.chronologies.queries.silence import worked_out
from tests.counting import queries
from tests.telling import BRAMBLE, COUNTY, POLICE, chronology_asked, part_told, running_case

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

HOME = "/partnerships/leicestershire-and-rutland"
ROWS = 40_000
MANY = """
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %s)
INSERT INTO chronologies_chronologyrow (part_id, chronology_id, body_id, is_released, line, written,
    certainty, first_on, last_on, time, placed, known_written, known_on, known_by_on, source, subject, event,
    response, comment, significance, is_key)
SELECT part_id, chronology_id, body_id, is_released, n + 1, written, certainty, first_on, last_on, time,
    CAST(20100000 + n AS TEXT), known_written, known_on, known_by_on, 'Record', 'Child A',
    'Contact ' || CAST(n * 7919 %% 40009 AS TEXT) || ' with Mother at Address ' || CAST(n %% 97 AS TEXT) ||
    ', who said that Child A slept and ate well; a further visit was agreed for the week after.',
    response, comment, significance, is_key
FROM chronologies_chronologyrow, counted WHERE chronologies_chronologyrow.id = %s
"""


def address():
    return f"{HOME}/reviews/{running_case().public_id}/chronology/merged"


def many(chronology, body, number):
    part = part_told(chronology, body, {"written": "?", "event": "One."})
    with connection.cursor() as cursor:
        cursor.execute(MANY, [number - 1, part.rows.get().pk])
    ChronologyPart.objects.filter(pk=part.pk).update(rows_kept=number)


def reads(reader, address):
    """Return how many questions a page asks whose picture alone was drawn before, less those of the trail."""
    for _time in range(2):
        reader.get(address)
        drawing._pages.clear()
    with CaptureQueriesContext(connection) as asked:
        reader.get(address)
    return len(asked) - 5


def test_forty_thousand_rows_ask_as_much_as_one_and_stay_within_their_bytes(signed_in):
    chronology, reader = chronology_asked(), signed_in("coordinator")
    part_told(chronology, BRAMBLE, {"written": "?", "event": "One."})
    with_one = reads(reader, address())
    for body, number in ((COUNTY, ROWS // 2), (POLICE, ROWS // 2)):
        many(chronology, body, number)
    assert reads(reader, address()) == with_one <= 8
    assert queries(reader, address()) <= 10
    page = reader.get(address())
    assert "All 40,001 rows are shown." in page.text
    assert len(page.table("Rows").rows) == 100
    assert len(gzip.compress(page.response.content, 6)) <= 40 * 1024
    # And a word, which is looked for in every row, is found within the second
    found = page.submit("Show these rows", text="Address 96", pairs="alone").address
    began = perf_counter()
    assert reads(reader, found) <= 8
    assert (perf_counter() - began) / 2 < 1


def test_a_page_of_the_order_is_read_by_its_index(django_db_blocker):
    chronology = chronology_asked()
    plan = rows_shown(chronology, Asked())[100:200].explain()
    if connection.vendor == "sqlite":
        assert "chronology_in_order" in plan
        assert "TEMP B-TREE" not in plan
        agency = chronology.asked.first().body.public_id
        assert "chronology_of_an_agency" in (of_one := rows_shown(chronology, Asked(agency=agency)).explain())
        assert "TEMP B-TREE" not in of_one


def test_silences_are_worked_out_once_for_what_is_released(django_assert_num_queries):
    chronology = chronology_asked()
    part_told(chronology, BRAMBLE, {"written": "?", "event": "One."})
    parts = list(chronology.parts.filter(state=PartState.RELEASED))
    with django_assert_num_queries(1):
        worked_out(chronology, parts)
        worked_out(chronology, parts)
