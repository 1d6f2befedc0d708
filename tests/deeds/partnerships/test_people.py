"""Jobs change, people leave and come back: what they could see goes with their appointments."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, Person
from kith.partnership.partnerships.operations.leaving import record_leaver
from kith.partnership.partnerships.operations.people import (
    change_job,
    end_affiliation,
    invite_person,
    make_appointment,
)
from kith.partnership.partnerships.queries import memberships_of
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

YESTERDAY = date(2026, 11, 15)


def manager():
    return acting("manager", "partnerships.manage_people")


def live(person: Person, on: date = TODAY) -> list[str]:
    return [
        a.hat for a in Appointment.objects.live_on(on).filter(person=person).select_related("seat", "post")
    ]


def leave(partnership, person: Person, last_day: date = YESTERDAY, **more) -> None:
    record_leaver(
        partnership=partnership,
        person=person,
        last_day=last_day,
        reason="New job.",
        on=TODAY,
        by=manager(),
        **more,
    )


def test_leaving_ends_jobs_and_appointments_closes_the_account_and_ends_its_sessions(lrscp, cast, signed_in):
    person = cast["agency_lead"]
    session = signed_in("agency_lead")
    assert session.get("/partnerships/leicestershire-and-rutland/seats").status == 200
    leave(lrscp, person)
    person.refresh_from_db()
    assert live(person) == []
    assert Affiliation.objects.get(person=person).held_to == YESTERDAY
    assert person.account.is_active is False
    assert person.account.open_sessions.count() == 0
    answer = session.browser.get("/partnerships/leicestershire-and-rutland/seats")
    assert answer.status_code in {302, 404}
    assert "recorded leaver" in [e.deed for e in entries_about(Subject("person", person.public_id))]


def test_the_last_day_still_counts_and_the_account_stays_until_it_is_over(lrscp, cast):
    person = cast["agency_lead"]
    leave(lrscp, person, TODAY)
    person.refresh_from_db()
    assert person.account.is_active is True
    assert live(person) == ["Safeguarding lead of each partner agency"]
    assert live(person, date(2026, 11, 17)) == []


def test_at_once_does_not_wait_for_the_end_of_the_day(lrscp, cast):
    leave(lrscp, cast["agency_lead"], TODAY, at_once=True)
    cast["agency_lead"].refresh_from_db()
    assert cast["agency_lead"].account.is_active is False


def test_an_account_stays_open_for_another_partnership(lrscp, leicester, cast):
    person = cast["manager"]
    post = leicester.posts.get(key="coordinator")
    make_appointment(
        partnership=leicester,
        person=person,
        post=post,
        held_from=TODAY,
        by=acting("stranger", "arrangements.appoint"),
    )
    record_leaver(
        partnership=lrscp, person=person, last_day=YESTERDAY, reason="Moved.", on=TODAY, by=manager()
    )
    person.refresh_from_db()
    assert person.account.is_active is True
    assert [m.partnership for m in memberships_of(person.account, on=TODAY)] == [leicester]


def test_an_appointment_still_to_begin_is_withdrawn_and_stays_in_the_trail(lrscp, cast):
    person = cast["joiner"]
    coming = Appointment.objects.get(person=person)
    leave(lrscp, person)
    assert not Appointment.objects.filter(person=person).exists()
    entry = entries_about(Subject("appointment", coming.public_id)).first()
    assert entry.deed == "withdrew appointment"
    assert entry.new["held_from"] == "2026-12-01"


def test_leaving_needs_a_reason(lrscp, cast):
    with pytest.raises(Refused) as caught:
        record_leaver(
            partnership=lrscp, person=cast["agency_lead"], last_day=TODAY, reason=" ", on=TODAY, by=manager()
        )
    assert caught.value.field == "reason"


def test_whoever_comes_back_starts_from_nothing(lrscp, cast):
    person = cast["agency_lead"]
    email = person.account.email
    leave(lrscp, person)
    person.refresh_from_db()
    invite_person(partnership=lrscp, person=person, email=email, by=manager())
    person.refresh_from_db()
    assert person.account.is_active is True
    assert person.account.has_usable_password() is False
    assert memberships_of(person.account, on=TODAY) == ()


def test_nobody_is_invited_twice_nor_to_another_persons_address(lrscp, cast):
    with pytest.raises(Refused, match="already has an account"):
        invite_person(
            partnership=lrscp, person=cast["agency_lead"], email="new@samples.kith.example", by=manager()
        )
    someone = Person.objects.get(name="Caspian Heron")
    with pytest.raises(Refused) as caught:
        invite_person(
            partnership=lrscp, person=someone, email=cast["agency_lead"].account.email, by=manager()
        )
    assert caught.value.sentence == "That address can’t be used for this person. Give another."


def test_the_end_of_a_job_ends_what_hangs_on_it_in_every_partnership(lrscp, leicester, cast):
    person = cast["police_director"]
    assert {a.partnership for a in Appointment.objects.live_on(TODAY).filter(person=person)} == {
        lrscp,
        leicester,
    }
    job = Affiliation.objects.get(person=person)
    end_affiliation(partnership=lrscp, affiliation=job, last_day=YESTERDAY, by=manager())
    assert live(person) == []


def job_of(person: Person) -> Affiliation:
    return Affiliation.objects.get(person=person, held_to=None)


def new_job(lrscp, person: Person, body: str, held_from: date = TODAY) -> Affiliation:
    return change_job(
        partnership=lrscp,
        affiliation=job_of(person),
        body=Body.objects.get(key=body),
        title="Director",
        seniority="director",
        roles=[],
        held_from=held_from,
        by=manager(),
    )


def test_a_new_job_in_the_same_body_keeps_the_appointments(lrscp, cast):
    person = cast["planning_chair"]
    before = live(person)
    new_job(lrscp, person, "leicestershire-county-council")
    assert live(person) == before
    assert [job.held_to for job in Affiliation.objects.filter(person=person).order_by("held_from")] == [
        YESTERDAY,
        None,
    ]


def test_a_new_job_in_another_body_starts_from_nothing(lrscp, cast):
    person = cast["agency_lead"]
    new_job(lrscp, person, "hawthorn-hospitals-nhs-trust")
    assert live(person) == []
    assert job_of(person).body.key == "hawthorn-hospitals-nhs-trust"


def test_a_new_job_begins_after_the_old_one(lrscp, cast):
    with pytest.raises(Refused, match="must begin after"):
        new_job(
            lrscp, cast["agency_lead"], "hawthorn-hospitals-nhs-trust", job_of(cast["agency_lead"]).held_from
        )
