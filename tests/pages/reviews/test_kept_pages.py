"""Pages of a case are drawn once for a reader; each opening is on record, and who is kept out is at once."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.trail.models import Entry
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.returns import chase
from tests.cast import NOW, TODAY, acting, person
from tests.counting import queries

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

HOME = "/partnerships/leicestershire-and-rutland"


@pytest.fixture
def case(lrscp):
    return Case.objects.get(reference="2026-03", partnership=lrscp)


@pytest.fixture
def address(case):
    return f"{HOME}/reviews/{case.public_id}"


def readings(case):
    return Entry.objects.filter(subject_id=case.public_id, kind="read").count()


def test_a_page_of_a_case_that_was_drawn_asks_little_and_each_opening_is_on_record(signed_in, case, address):
    reader = signed_in("coordinator")
    for page in (address, f"{address}/days", f"{address}/board"):
        reader.get(page)
        before = readings(case)
        assert queries(reader, page) <= 10
        assert readings(case) == before + 2
        assert reader.browser.get(page)["Cache-Control"] == "no-store"


def test_the_register_that_was_drawn_asks_only_who_is_reading(signed_in):
    assert queries(signed_in("coordinator"), f"{HOME}/reviews") <= 4


def test_what_changed_shows_on_the_very_next_page(signed_in, case, address):
    reader = signed_in("coordinator")
    assert "Reminded 2 times" not in reader.get(address).text
    request = case.requests.get(body__key="leicestershire-police")
    chase(request=request, how="By telephone.", by=acting("coordinator"), on=TODAY)
    assert "Reminded 2 times" in reader.get(address).text


def test_a_conflict_closes_a_page_that_was_drawn(signed_in, case, address):
    director = signed_in("police_director")
    director.get(address)
    who, by = person("police_director"), acting("police_director")
    keep_out(case=case, person=who, kind="declared", because="Knows the family.", by=by, on=TODAY)
    director.get(address, status=404)


def test_a_place_that_ran_out_closes_a_page_that_was_drawn_on_its_last_day(signed_in, case, address):
    director = signed_in("police_director")
    CasePlace.objects.filter(case=case, person=person("police_director")).update(held_to=TODAY)
    director.get(address)
    director.get(address)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        signed_in("police_director").get(address, status=404)
