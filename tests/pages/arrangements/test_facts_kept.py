"""What was gathered of who sits where holds while only the daily work changes, and not a moment longer."""

from datetime import timedelta

import pytest

from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.operations.people import end_appointment
from tests.cast import TODAY, acting, person
from tests.counting import queries

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

STRUCTURE = "/partnerships/leicestershire-and-rutland/structure"
GATHERING = 4
"""How many questions it takes at least to gather the facts anew."""


def an_action() -> None:
    group = Group.objects.select_related("partnership").get(key="case-review")
    due = TODAY + timedelta(days=9)
    raise_action(
        group=group, wording="Ask.", due_on=due, owner=person("agency_lead"), by=acting("manager"), on=TODAY
    )


def asked_right_after(deed, reader) -> int:
    """Return how many questions a page asks the first time after a deed."""
    warm = queries(reader, STRUCTURE)
    counts = []

    class Once:
        def get(self, address):
            if not counts:
                counts.append(True)
                deed()
                return None
            return reader.get(address)

    return queries(Once(), STRUCTURE) - warm


def test_an_action_leaves_the_facts_as_they_are_and_the_end_of_an_appointment_does_not(signed_in):
    reader = signed_in("manager")
    assert asked_right_after(an_action, reader) < GATHERING
    seat = Appointment.objects.filter(person=person("agency_lead"), held_to=None).first()

    def end() -> None:
        end_appointment(appointment=seat, last_day=TODAY, by=acting("manager"), reason="A new job.")

    assert asked_right_after(end, reader) >= GATHERING


def test_who_is_appointed_shows_at_once_though_meetings_and_actions_change_in_between(signed_in):
    reader = signed_in("manager")
    seats = "/partnerships/leicestershire-and-rutland/seats"
    name = person("agency_lead").name
    assert name in reader.get(seats).text
    an_action()
    assert name in reader.get(seats).text
    for seat in Appointment.objects.filter(person=person("agency_lead"), held_to=None):
        yesterday = TODAY - timedelta(days=1)
        end_appointment(appointment=seat, last_day=yesterday, by=acting("manager"), reason="A new job.")
    assert name not in reader.get(seats).text
