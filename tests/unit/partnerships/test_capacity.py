"""What a person is called by an appointment: a seat of each body is named for the one they act for."""

from datetime import date

import pytest

from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person, Post, Seat


@pytest.mark.parametrize(
    ("seat", "body", "words"),
    [
        ("Director of each statutory partner", "Rutland Council", "Director for Rutland Council"),
        ("Representative of each statutory partner", "The Police", "Representative for The Police"),
        ("Safeguarding lead of each partner agency", "A Trust", "Safeguarding lead for A Trust"),
        ("Members", "Knowsley Council", "Member for Knowsley Council"),
        ("Statutory partners", "Knowsley Council", "Statutory partner for Knowsley Council"),
        ("Chair of the Youth Council", "Knowsley Council", "Chair of the Youth Council"),
        ("Members", "", "Members"),
    ],
)
def test_a_seat_that_several_bodies_fill_is_named_for_the_one(seat, body, words):
    made = Appointment(seat=Seat(name=seat), body=Body(name=body) if body else None)
    assert made.capacity == words


def test_a_deputy_says_so_first_and_a_post_keeps_its_name():
    seat = Seat(name="Director of each statutory partner")
    deputy = Appointment(seat=seat, body=Body(name="The Police"), is_deputy=True)
    assert deputy.capacity == "Deputy, Director for The Police"
    assert Appointment(post=Post(name="Business manager")).capacity == "Business manager"


def test_the_most_senior_of_several_appointments_is_named_first():
    partnership, member = Partnership(name="A partnership"), Person(name="Somebody")
    named = ("Deputy, Members", "Members", "Chair", "Manager", "Link officer")
    held = (
        Appointment(post=Post(name="Link officer", role=PostRole.LINK_OFFICER), person=member),
        Appointment(seat=Seat(key="members", name="Members"), is_deputy=True, person=member),
        Appointment(seat=Seat(key="members", name="Members"), person=member),
        Appointment(seat=Seat(key="chair", name="Chair"), person=member),
        Appointment(post=Post(name="Manager", role=PostRole.MANAGER), person=member),
    )
    membership = Membership(member, partnership, held, date(2026, 11, 16))
    assert membership.hats == (named[3], named[2], named[1], named[0], named[4])
