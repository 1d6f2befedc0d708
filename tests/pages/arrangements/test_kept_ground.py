"""What a page works out stays in memory until anything changes, and not a moment longer."""

from datetime import timedelta

import pytest
import time_machine

from kith.base.kernel.actors import command
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, BodyStanding
from kith.partnership.partnerships.operations.bodies import end_standing
from kith.partnership.partnerships.operations.people import end_affiliation, end_appointment
from tests.cast import NOW, TODAY, person
from tests.counting import queries

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

HERE = "/partnerships/leicestershire-and-rutland"
YESTERDAY = TODAY - timedelta(days=1)
BY = command("test")


def test_a_page_seen_before_asks_only_who_is_reading(signed_in):
    manager = signed_in("manager")
    for page in ("/structure", "/promises", "/seats"):
        manager.get(HERE + page)
        assert queries(manager, HERE + page) <= 4, page


def test_two_readers_share_what_was_worked_out(lrscp):
    assert ground_of(lrscp) is ground_of(lrscp)


def test_an_appointment_that_ends_shows_on_the_very_next_page(signed_in):
    reader = signed_in("council_director")
    assert "4 of 4 seats filled at director level" in reader.get(f"{HERE}/promises").text
    seat = Appointment.objects.get(
        person=person("police_director"), partnership__key="leicestershire-and-rutland"
    )
    end_appointment(appointment=seat, last_day=YESTERDAY, by=BY, reason="A test.")
    assert "3 of 4 seats filled" in reader.get(f"{HERE}/promises").text


def test_a_job_that_a_neighbour_ends_shows_here_too(signed_in, leicester):
    reader = signed_in("council_director")
    reader.get(f"{HERE}/promises")
    job = person("health_director").affiliations.get()
    end_affiliation(partnership=leicester, affiliation=job, last_day=YESTERDAY, by=BY)
    assert "3 of 4 seats filled" in reader.get(f"{HERE}/promises").text


def test_a_standing_that_ends_shows_on_the_very_next_page(signed_in, lrscp):
    reader = signed_in("council_director")
    reader.get(f"{HERE}/promises")
    rutland = BodyStanding.objects.get(partnership=lrscp, body__key="rutland-county-council")
    end_standing(standing=rutland, last_day=YESTERDAY, by=BY, reason="A test.")
    assert "3 statutory partners on this day" in reader.get(f"{HERE}/promises").text


def test_a_new_day_is_judged_anew(signed_in):
    reader = signed_in("council_director")
    assert "As at 16 November 2026" in reader.get(f"{HERE}/promises").caption
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        reader = signed_in("council_director")
        assert "As at 17 November 2026" in reader.get(f"{HERE}/promises").caption


def test_a_deed_that_is_undone_leaves_nothing_behind(lrscp, django_db_blocker):
    from django.db import transaction

    before = ground_of(lrscp)
    seat = Appointment.objects.get(person=person("police_director"), partnership=lrscp)
    try:
        with transaction.atomic():
            end_appointment(appointment=seat, last_day=YESTERDAY, by=BY, reason="A test.")
            assert ground_of(lrscp) is not before
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert ground_of(lrscp) is before
