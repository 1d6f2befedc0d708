"""The circle of a case through its pages: extending a place, conflicts, referrals and who opened what."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.partnership.partnerships.models import Affiliation, Body
from kith.work.reviews.enums import ConflictKind
from kith.work.reviews.models import Case
from kith.work.reviews.operations.circle import give_place, keep_out
from kith.work.reviews.views.register import MOST
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
WRITTEN = {
    "is_no_emergency": True,
    "agreed_by": "Fennimore Thistledown",
    "aware_on": date(2026, 11, 13),
    "what_happened": "Child B was found alone.",
    "why": "It may be neglect.",
    "made_safe": "Child B is with Carer 2.",
    "trigger_abuse_or_neglect": "yes",
    "trigger_death_or_serious_harm": "not-known",
    "trigger_area": "yes",
    "agencies_known": "School 1.",
    "family_told": "Mother knows.",
}


def choices(page, name):
    select = next(e for e in page.main.iter("select") if e.get("name") == name)
    return {"".join(e.itertext()).strip(): e.get("value") for e in select.iter("option")}


def refers(page):
    return page.submit(
        "Refer the case", authority=choices(page, "authority")["Rutland County Council"], **WRITTEN
    )


def own_case():
    return Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")


def test_a_place_is_extended_on_the_page_of_the_circle(signed_in):
    circle = signed_in("coordinator").get(f"{HOME}/reviews/{own_case().public_id}/circle")
    page = circle.click("Extend the place of Tansy Wetherfield (Runs it for the business unit)")
    page = page.submit("Extend the place", held_to=date(2028, 2, 1))
    assert page.messages == ["The place holds until 1 February 2028."]
    assert "1 February 2028" in page.table("Places").row("Tansy Wetherfield")["Until"]


def test_whoever_put_a_conflict_on_record_has_no_way_to_lift_it(signed_in):
    case = own_case()
    run = signed_in("coordinator")
    page = run.get(f"{HOME}/reviews/{case.public_id}/keep-out")
    page = page.submit(
        "Keep them out",
        person=choices(page, "person")["Barnaby Larkspur"],
        kind="directed",
        because="Led the inquiry.",
    )
    assert "Led the inquiry." in page.text
    assert "Lift the conflict of Barnaby Larkspur" not in page.links
    assert not case.places.filter(person=person("police_director"), ended_at__isnull=True).exists()
    chair = signed_in("case_review_chair").get(f"{HOME}/reviews/{case.public_id}/circle")
    page = chair.click("Lift the conflict of Barnaby Larkspur").submit("Lift it", because="A mix-up.")
    assert page.messages == [
        "The conflict is lifted. Their places stay ended: give one anew if they need it."
    ]


def test_a_form_that_is_sent_twice_leads_to_the_same_referral(signed_in):
    form = signed_in("agency_lead").get(f"{HOME}/reviews/refer")
    known = Case.objects.count()
    first, second = refers(form), refers(form)
    assert Case.objects.count() == known + 1
    assert first.address == second.address


def test_one_refers_for_ones_own_agencies_and_the_business_unit_for_none(signed_in):
    page = signed_in("agency_lead").get(f"{HOME}/reviews/refer")
    named = {words for words, value in choices(page, "referred_by").items() if value}
    assert named == {"Bramble Community NHS Trust (sample)"}
    assert "you can’t refer a case" in signed_in("manager").get(f"{HOME}/reviews/refer").text


def test_a_referral_that_is_read_stands_in_the_trail_and_a_conflict_closes_it(signed_in):
    told = refers(signed_in("agency_lead").get(f"{HOME}/reviews/refer"))
    case = Case.objects.latest("pk")
    run = signed_in("coordinator")
    read = run.get(f"{HOME}/reviews/reading/{case.public_id}")
    assert read.row("Quentin Sandpiper")["What"] == "their own referral"
    page = run.get(f"{HOME}/reviews/{case.public_id}/keep-out")
    page.submit(
        "Keep them out",
        person=choices(page, "person")["Quentin Sandpiper"],
        kind="involved",
        because="Saw the child.",
    )
    signed_in("agency_lead").get(told.address, status=404)
    assert case.reference not in signed_in("agency_lead").get(f"{HOME}/reviews").text


def test_whoever_writes_for_two_agencies_opens_both_returns(signed_in):
    case, police = own_case(), Body.objects.get(key="leicestershire-police")
    Affiliation.objects.create(person=person("agency_lead"), body=police, title="Nurse", held_from=TODAY)
    to = TODAY + timedelta(days=30)
    facts = {"because": "Writes it.", "held_to": to, "by": acting("coordinator"), "on": TODAY}
    give_place(case=case, person=person("agency_lead"), part="contributor", body=police, **facts)
    for request in case.requests.filter(
        body__key__in=["leicestershire-police", "bramble-community-nhs-trust"]
    ):
        page = signed_in("agency_lead").get(f"{HOME}/reviews/returns/{request.public_id}")
        assert request.body.name in page.text


@pytest.mark.parametrize(("read", "says"), [(MOST, False), (MOST + 1, True)])
def test_the_openings_say_when_there_are_more_than_are_shown(signed_in, read, says):
    case = own_case()
    subject = Subject("case", case.public_id, f"Case {case.reference}")
    for _time in range(read):
        record_read(
            by=acting("coordinator"), subject=subject, purpose="the case", partnership=case.partnership.key
        )
    page = signed_in("manager").get(f"{HOME}/reviews/reading/{case.public_id}")
    assert (f"These are the latest {MOST} openings." in page.text) is says


def test_a_place_is_offered_to_those_who_may_hold_one_alone_each_with_their_agency(signed_in):
    # Given somebody whom a conflict keeps out, and people whose appointments open no case
    case, run = own_case(), signed_in("coordinator")
    keep_out(
        case=case,
        person=person("case_review_chair"),
        kind=ConflictKind.DIRECTED,
        because="A cousin.",
        by=acting("coordinator"),
        on=TODAY,
    )
    offered = choices(run.get(f"{HOME}/reviews/{case.public_id}/circle/add"), "person")
    assert "Barnaby Larkspur, Leicestershire Police" in offered
    named = " ".join(offered)
    for name in ("case_review_chair", "coordinator", "young_member", "auditor", "administrator"):
        assert person(name).name not in named
    # Then whoever is to be kept out may still be anybody but a young member, whose no case is
    others = " ".join(choices(run.get(f"{HOME}/reviews/{case.public_id}/keep-out"), "person"))
    for name in ("coordinator", "auditor"):
        assert person(name).name in others
    assert person("young_member").name not in others
