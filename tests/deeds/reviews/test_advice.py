"""Privileged advice is found by those whom its owner named, and in no other output of Kith (AR9, AR4)."""

from datetime import timedelta

import pytest
from cryptography.fernet import InvalidToken
from django.core import mail
from django.db import connection

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import AdviceWaiver, CasePlace, PrivilegedAdvice
from kith.work.reviews.operations.advice import agree_to_waiver, keep_advice, waive
from kith.work.reviews.operations.circle import end_place, keep_out
from kith.work.reviews.privilege import seal, unseal
from tests.cast import BY_KEY, TODAY, acting, person
from tests.deeds.reviews.test_steps import of_state

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
CANARY = "Quillwort-canary"
ONE = timedelta(days=1)
CLOSE = frozenset(("coordinator", "case_review_chair", "council_director", "independent_advisor", "auditor"))
"""Those whose own work brings them closest to it."""


@pytest.fixture
def case(lrscp):
    """Return the sample case under review."""
    return of_state(CaseState.RAPID_REVIEW)


def place_of(case, name):
    return CasePlace.objects.open_on(TODAY).filter(case=case, person=person(name), part="partner").get()


def kept(case, *names):
    places = [place_of(case, name) for name in names]
    return keep_advice(
        case=case,
        owners=[one.body for one in places],
        readers=places,
        title=f"On disclosure: {CANARY}",
        words=f"Counsel says {CANARY}.",
        by=acting(names[0]),
        on=TODAY,
    )


def reads(signed_in, name, case):
    """Return whether somebody finds the advice on its page."""
    answer = signed_in(name).browser.get(f"{HOME}/reviews/{case.public_id}/advice")
    return CANARY in answer.content.decode()


def everything_stored():
    """Return every row of every table as one text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_a_word_of_the_advice_is_found_by_its_named_readers_and_nowhere_else(signed_in, anonymous, case):
    advice = kept(case, "police_director")
    assert reads(signed_in, "police_director", case)
    own = f"{HOME}/reviews/{case.public_id}"
    anywhere = [own, f"{own}/advice"]
    closely = [
        "/",
        f"{HOME}/reviews/advice/{advice.public_id}/waive",
        f"{HOME}/reviews",
        f"{own}/report",
        f"{own}/opened",
        f"{own}/circle",
        f"{HOME}/trail",
    ]
    opened = set()
    for name in sorted(set(BY_KEY) - {"police_director"}):
        browser = signed_in(name).browser
        for address in [*anywhere, *(closely if name in CLOSE else [])]:
            answer = browser.get(address, follow=True)
            opened |= {(name, address)} if answer.status_code == 200 else set()
            assert CANARY not in answer.content.decode(), (name, address)
    assert {("auditor", f"{HOME}/trail"), ("coordinator", own), ("coordinator", f"{own}/opened")} <= opened
    assert CANARY not in anonymous.browser.get("/public/leicestershire-and-rutland").content.decode()
    stored = everything_stored()
    assert "Counsel says" not in stored
    assert CANARY not in stored
    assert CANARY not in str([one.body for one in mail.outbox])


def test_the_page_of_who_is_not_named_is_the_same_whether_there_is_advice_or_none(signed_in, case):
    at = f"{HOME}/reviews/{case.public_id}/advice"
    browsers = {name: signed_in(name) for name in ("coordinator", "case_review_chair", "council_director")}
    before = {name: browser.get(at).text for name, browser in browsers.items()}
    kept(case, "police_director")
    for name, browser in browsers.items():
        assert browser.get(at).text == before[name]
        assert "There is no advice here for which you are named." in before[name]
    for name in ("independent_advisor", "administrator", "manager", "auditor"):
        signed_in(name).get(at, status=404)


def test_the_log_calls_it_a_restricted_item_and_names_neither_case_nor_agency(signed_in, case):
    advice = kept(case, "police_director")
    reads(signed_in, "police_director", case)
    entries = Entry.objects.filter(subject_id=advice.public_id)
    assert set(entries.values_list("deed", "subject_title")) == {
        ("kept restricted item", "Restricted item"),
        ("read", "Restricted item"),
    }
    said = str(list(entries.values_list("old", "new", "reason")))
    assert case.reference not in said
    assert "olice" not in said


def test_only_an_owner_waives_for_a_named_person_a_purpose_and_up_to_a_day(signed_in, case):
    advice = kept(case, "police_director")
    lead = CasePlace.objects.open_on(TODAY).get(case=case, part="coordinator")
    told = {"advice": advice, "place": lead, "purpose": "To draft the report.", "held_to": TODAY}
    for name in ("coordinator", "case_review_chair", "council_director"):
        with pytest.raises(Refused, match="whom an owner of this advice named"):
            waive(by=acting(name), on=TODAY, **told)
    with pytest.raises(Refused, match="for which purpose"):
        waive(by=acting("police_director"), on=TODAY, **{**told, "purpose": " "})
    with pytest.raises(Refused, match="today or later"):
        waive(by=acting("police_director"), on=TODAY, **{**told, "held_to": TODAY - ONE})
    assert not reads(signed_in, "coordinator", case)
    waive(by=acting("police_director"), on=TODAY, **told)
    assert reads(signed_in, "coordinator", case)
    assert not reads(signed_in, "case_review_chair", case)
    assert "To draft the report." not in everything_stored()
    assert (
        "To draft the report."
        in signed_in("police_director").get(f"{HOME}/reviews/{case.public_id}/advice").text
    )
    # And it ends after its last day
    AdviceWaiver.objects.update(held_to=TODAY - ONE)
    assert not reads(signed_in, "coordinator", case)


def test_joint_advice_is_widened_once_every_owner_has_agreed(signed_in, case):
    advice = kept(case, "police_director", "council_director")
    assert reads(signed_in, "council_director", case)
    lead = CasePlace.objects.open_on(TODAY).get(case=case, part="coordinator")
    waiver = waive(
        advice=advice, place=lead, purpose="To answer.", held_to=TODAY, by=acting("police_director"), on=TODAY
    )
    assert not reads(signed_in, "coordinator", case)
    with pytest.raises(Refused, match="whom an owner of this advice named"):
        agree_to_waiver(waiver=waiver, by=acting("coordinator"), on=TODAY)
    at = f"{HOME}/reviews/{case.public_id}/advice"
    assert "has not agreed" in signed_in("police_director").get(at).text
    page = signed_in("council_director").get(at)
    (button,) = [words for words in page.buttons() if words.startswith("Agree for your agency")]
    page.submit(button)
    assert reads(signed_in, "coordinator", case)


def test_a_reader_without_a_place_or_with_a_conflict_reads_it_no_more(signed_in, case):
    kept(case, "police_director", "council_director")
    told = {"by": acting("coordinator"), "on": TODAY}
    keep_out(case=case, person=person("council_director"), kind="directed", because="They know them.", **told)
    assert not reads(signed_in, "council_director", case)
    end_place(place=place_of(case, "police_director"), because="They left.", **told)
    assert not reads(signed_in, "police_director", case)


def test_it_is_kept_by_the_agency_whose_it_is_for_its_own_people(case):
    police, council = place_of(case, "police_director"), place_of(case, "council_director")
    told = {"case": case, "title": "A", "words": "B", "on": TODAY}
    with pytest.raises(Refused, match="for the agency whose it is"):
        keep_advice(owners=[police.body], readers=[police], by=acting("council_director"), **told)
    with pytest.raises(Refused, match="Name people with a place in this case for an agency"):
        keep_advice(owners=[police.body], readers=[police, council], by=acting("police_director"), **told)
    with pytest.raises(Refused, match="at least one person for each agency"):
        keep_advice(
            owners=[police.body, council.body], readers=[police], by=acting("police_director"), **told
        )
    assert not PrivilegedAdvice.objects.exists()


def test_an_agencys_director_keeps_advice_page_by_page(signed_in, case):
    police = place_of(case, "police_director")
    page = (
        signed_in("police_director").get(f"{HOME}/reviews/{case.public_id}").click("Open privileged advice")
    )
    page = page.click("Keep privileged advice").submit(
        "Keep it",
        title="On disclosure",
        words=f"{CANARY}.",
        owners=[police.body.public_id],
        readers=[police.public_id],
    )
    assert page.messages == ["It is kept for those you named."]
    assert f"{CANARY}." in page.text
    signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}/advice/keep", status=404)


def test_the_key_of_one_circle_opens_no_other():
    sealed = seal("a" * 16, {"words": CANARY})
    assert CANARY not in sealed
    assert unseal("a" * 16, sealed) == {"words": CANARY}
    with pytest.raises(InvalidToken):
        unseal("b" * 16, sealed)
