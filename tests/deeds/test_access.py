"""Access comes from a live appointment alone; hold-outs come first; absent and denied look alike."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.models import Q
from django.test import Client

from kith.base.kernel.access import hold_outs
from kith.base.kernel.ids import public_id
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.queries import version_seen_by, versions_seen_by
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.queries import decision_seen_by, decisions_seen_by
from kith.partnership.partnerships.models import Appointment, Body, Person
from kith.partnership.partnerships.queries import (
    appointment_seen_by,
    bodies_seen_by,
    membership_of,
    memberships_of,
    people_seen_by,
    person_seen_by,
    trail_seen_by,
)
from tests.cast import TODAY, person

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
LRSCP = "leicestershire-and-rutland"
HERE = f"/partnerships/{LRSCP}"
PLACES = ("seats", "people", "agencies", "structure", "promises", "arrangements", "more", "trail")


def statuses(browser: Client, partnership: str = LRSCP) -> set[int]:
    return {browser.get(f"/partnerships/{partnership}/{place}").status_code for place in PLACES}


def signed_in_at(name: str, *moment: int) -> int:
    """Return what the page of seats answers to one of the cast at a moment in London."""
    with time_machine.travel(datetime(*moment, tzinfo=LONDON), tick=False):
        browser = Client()
        browser.force_login(person(name).account)
        return browser.get(f"{HERE}/seats").status_code


# --- the first day and the last (AR1, AR2) ---


@pytest.mark.parametrize(
    ("name", "moment", "status"),
    [
        ("joiner", (2026, 11, 30, 23, 59, 59), 404),
        ("joiner", (2026, 12, 1, 0, 0, 0), 200),
        ("leaver", (2026, 10, 31, 23, 59, 59), 200),
        ("leaver", (2026, 11, 1, 0, 0, 0), 404),
        ("leaver", (2026, 10, 30, 12, 0, 0), 200),
    ],
)
def test_an_appointment_opens_at_midnight_in_london_and_closes_after_the_last_day(name, moment, status):
    assert signed_in_at(name, *moment) == status


@pytest.mark.parametrize(("hour", "status"), [((2026, 7, 31, 23, 30), 200), ((2026, 8, 1, 0, 30), 404)])
def test_in_summer_the_day_ends_by_londons_clock_and_not_an_hour_later(hour, status):
    Appointment.objects.filter(person=person("leaver")).update(held_to=datetime(2026, 7, 31).date())
    assert signed_in_at("leaver", *hour) == status


def test_an_open_session_ends_with_the_last_day(signed_in):
    Appointment.objects.filter(person=person("agency_lead")).update(held_to=TODAY)
    lead = signed_in("agency_lead")
    assert lead.browser.get(f"{HERE}/seats").status_code == 200
    with time_machine.travel(datetime(2026, 11, 17, 0, 0, 1, tzinfo=LONDON), tick=False):
        assert lead.browser.get(f"{HERE}/seats").status_code in {302, 404}
        again = Client()
        again.force_login(person("agency_lead").account)
        assert again.get(f"{HERE}/seats").status_code == 404


@pytest.mark.parametrize("name", ["practitioner", "leaver", "joiner"])
def test_an_account_without_a_live_appointment_opens_nothing(signed_in, name):
    assert memberships_of(person(name).account, on=TODAY) == ()
    assert statuses(signed_in(name).browser) == {404}


def test_a_job_alone_opens_nothing(lrscp, cast):
    assert Person.objects.get(pk=cast["practitioner"].pk).affiliations.filter(held_to=None).exists()
    assert membership_of(cast["practitioner"].account, key=LRSCP, on=TODAY) is None


# --- one partnership and another (AR3, AR13, AR21) ---


def test_rights_are_pooled_within_a_partnership_and_never_across(cast, lrscp):
    account = cast["police_director"].account
    here, there = memberships_of(account, on=TODAY)
    assert {here.partnership.key, there.partnership.key} == {LRSCP, "leicester-city"}
    assert not {a.pk for a in here.appointments} & {a.pk for a in there.appointments}
    assert membership_of(cast["manager"].account, key="leicester-city", on=TODAY) is None


def without_the_turn(answer) -> tuple[int, dict, str]:
    """Return an answer without what differs by chance: the nonce."""
    headers = dict(answer.headers)
    policy = re.sub(r"'nonce-[^']+'", "", headers.pop("Content-Security-Policy", ""))
    return (
        answer.status_code,
        headers | {"policy": policy},
        re.sub(r'nonce="[^"]*"', "", answer.content.decode()),
    )


def records_of(key: str) -> list[str]:
    """Return an address below a partnership for one record of each kind that this one has."""
    a = Appointment.objects.filter(partnership__key=key, seat__isnull=False).order_by("pk")[0]
    body = Body.objects.filter(standings__partnership__key=key).exclude(standings__partnership__key=LRSCP)[0]
    standing = body.standings.filter(partnership__key=key)[0]
    return [
        f"people/{a.person.public_id}",
        f"people/{a.person.public_id}/invite",
        f"agencies/{body.public_id}",
        f"appointments/{a.public_id}",
        f"appointments/{a.public_id}/end",
        f"standings/{standing.public_id}/end",
    ]


def test_another_partnerships_record_answers_exactly_as_one_that_is_not_there(signed_in):
    browser = signed_in("manager").browser
    for path in records_of("knowsley"):
        parts = path.split("/")
        absent = "/".join([parts[0], public_id(), *parts[2:]])
        there, nowhere = browser.get(f"{HERE}/{path}"), browser.get(f"{HERE}/{absent}")
        assert there.status_code == 404
        assert without_the_turn(there) == without_the_turn(nowhere)


def test_the_stranger_finds_no_page_of_the_neighbour(signed_in):
    assert statuses(signed_in("stranger").browser) == {404}
    assert statuses(signed_in("manager").browser, "leicester-city") == {404}
    assert statuses(signed_in("manager").browser, "no-such-partnership") == {404}


def test_a_form_takes_no_record_of_another_partnership(signed_in, lrscp, cast):
    theirs = Person.objects.get(name="Jolyon Kestrel")
    body = Body.objects.get(key="knowsley-council")
    group = lrscp.groups.get(key="case-review")
    manager = signed_in("manager")
    sent = {
        "person": theirs.pk,
        "body": body.pk,
        "sits_as": "holder",
        "held_from_day": "16",
        "held_from_month": "11",
        "held_from_year": "2026",
    }
    page = manager.post(f"{HERE}/groups/{group.public_id}/seats/safeguarding-leads/appoint", sent, status=422)
    assert page.faults == ["Choose one of the answers listed", "Choose one of the answers listed"]
    assert "Jolyon" not in page.text
    assert "Knowsley" not in page.text


def test_people_and_bodies_of_another_partnership_alone_are_in_no_list(lrscp, leicester, kscp, cast):
    membership = membership_of(cast["manager"].account, key=LRSCP, on=TODAY)
    names = {one.name for one in people_seen_by(membership)}
    assert {"Jolyon Kestrel", "Henrietta Bullfinch", "Thaddeus Briarley"} & names == set()
    assert {"Cosmo Waxwing", "Araminta Gentian"} <= names, "They sit in joint groups that are at home here."
    assert not any("Knowsley" in body.name for body in bodies_seen_by(membership))


def test_each_side_of_a_joint_group_sees_of_the_other_what_is_joint_alone(lrscp, leicester, cast):
    theirs = membership_of(cast["stranger"].account, key="leicester-city", on=TODAY)
    joint = Appointment.objects.get(person__name="Rowan Thistlewood", seat__key="chair")
    assert appointment_seen_by(theirs, joint.public_id) is None
    assert person_seen_by(theirs, joint.person.public_id) is None


# --- administrators and auditors (AR19, AR23) ---


def test_the_administrator_opens_no_content(signed_in):
    assert statuses(signed_in("administrator").browser) == {404}


def test_the_auditor_opens_the_trail_alone(signed_in):
    browser = signed_in("auditor").browser
    opened = [place for place in PLACES if browser.get(f"{HERE}/{place}").status_code == 200]
    assert opened == ["trail"]


# --- hold-outs come before every role (AR8 to AR11) ---


@pytest.fixture
def held_out():
    """Return a function that hides rows of one kind from one person for the length of a test."""
    added = []

    def hide(kind: str, rows: Q, *, who: str) -> None:
        name = f"test-{len(added)}"
        hold_outs.add(name, (kind, lambda reader: rows if reader == person(who).public_id else Q(pk__in=[])))
        added.append(name)

    yield hide
    for name in added:
        hold_outs.remove(name)


def manager_here():
    return membership_of(person("manager").account, key=LRSCP, on=TODAY)


def test_a_manager_who_is_held_out_does_not_see_the_person_anywhere(signed_in, held_out):
    hidden = Person.objects.get(name="Hester Willowherb")
    own = Appointment.objects.filter(person=hidden).first()
    before = signed_in("manager").get(f"{HERE}/trail?kind=person&id={hidden.public_id}")
    assert "Hester Willowherb" in before.text
    held_out("person", Q(pk=hidden.pk), who="manager")

    manager = signed_in("manager")
    assert person_seen_by(manager_here(), hidden.public_id) is None
    for path in (
        f"people/{hidden.public_id}",
        f"appointments/{own.public_id}",
        f"people/{hidden.public_id}/leaver",
    ):
        assert manager.browser.get(f"{HERE}/{path}").status_code == 404
    for path in (
        "people",
        "people?name=Hester",
        "seats",
        "trail?kind=person&page=2",
        f"trail?id={own.public_id}",
    ):
        assert "Hester Willowherb" not in manager.get(f"{HERE}/{path}").text
    assert "Hester Willowherb" in signed_in("coordinator").get(f"{HERE}/seats").text


def test_a_held_out_person_can_not_be_chosen_in_a_form(signed_in, held_out, lrscp):
    hidden = Person.objects.get(name="Hester Willowherb")
    held_out("person", Q(pk=hidden.pk), who="manager")
    group = lrscp.groups.get(key="case-review")
    page = signed_in("manager").get(f"{HERE}/groups/{group.public_id}/seats/safeguarding-leads/appoint")
    assert "Hester Willowherb" not in page.html


def test_counts_and_pages_are_those_of_a_list_without_the_held_out(signed_in, held_out):
    everybody = people_seen_by(manager_here()).count()
    held_out("person", Q(name="Hester Willowherb"), who="manager")
    assert people_seen_by(manager_here()).count() == everybody - 1
    page = signed_in("manager").get(f"{HERE}/people?name=Hester")
    nobody = signed_in("manager").get(f"{HERE}/people?name=Zenobia")
    assert page.text.replace("Hester", "") == nobody.text.replace("Zenobia", "")


def test_a_held_out_body_is_in_no_list_and_has_no_page(signed_in, held_out):
    hidden = Body.objects.get(key="teasel-college")
    held_out("body", Q(pk=hidden.pk), who="manager")
    manager = signed_in("manager")
    assert "Teasel College" not in manager.get(f"{HERE}/agencies").text
    assert "Teasel College" not in manager.get(f"{HERE}/agencies/classes/schools-and-colleges").text
    assert manager.browser.get(f"{HERE}/agencies/{hidden.public_id}").status_code == 404


def test_a_held_out_version_is_not_there_for_a_manager_nor_in_the_trail(held_out, lrscp):
    version = Version.objects.of(lrscp).order_by("-number")[0]
    assert version_seen_by(manager_here(), version.public_id) == version
    held_out("version", Q(pk=version.pk), who="manager")
    assert version_seen_by(manager_here(), version.public_id) is None
    assert version not in versions_seen_by(manager_here())
    about = trail_seen_by(manager_here()).filter(subject_kind="version")
    assert version.public_id not in set(about.values_list("subject_id", flat=True))


def test_a_held_out_decision_is_not_there_for_a_manager_nor_in_the_trail(held_out, lrscp):
    decision = Decision.objects.of(lrscp)[0]
    assert decision_seen_by(manager_here(), decision.public_id) == decision
    held_out("decision", Q(pk=decision.pk), who="manager")
    assert decision_seen_by(manager_here(), decision.public_id) is None
    assert decision not in decisions_seen_by(manager_here())
    about = trail_seen_by(manager_here()).filter(subject_kind="decision")
    assert decision.public_id not in set(about.values_list("subject_id", flat=True))
