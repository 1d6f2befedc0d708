"""What the national Panel asks, from its letter to actions of the area (K28)."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.base.trail.models import Entry
from kith.work.practice_reviews.models import NationalRequest
from kith.work.practice_reviews.operations.national import log_request, name_reader, record_national_answer
from kith.work.practice_reviews.publication_duties import (
    Facts,
    RequestDays,
    ReviewDays,
    national_answered,
    published_in_time,
)
from kith.work.reviews.models import Case
from kith.work.reviews.operations.circle import keep_out
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


def asked(lrscp, *, case=None, contact="agency_lead", due_on=TODAY, received_on=date(2026, 11, 2)):
    return log_request(
        partnership=lrscp,
        case=case,
        received_on=received_on,
        asked_by="The Panel’s review of babies",
        asks="What each service knew.",
        due_on=due_on,
        contact=person(contact),
        by=acting("manager"),
        on=TODAY,
    )


@pytest.mark.clause("K28")
def test_a_request_is_logged_answered_by_its_day_and_leads_to_local_actions(signed_in, lrscp):
    # Given a request of the Panel that the business unit logs, with a local contact and a day
    page = signed_in("manager").get(f"{HOME}/national-requests").click("Log a request")
    page = page.submit(
        "Log it",
        received_on=date(2026, 11, 2),
        asked_by="The Panel’s review of babies",
        asks="What each service knew of Child A.",
        due_on=date(2026, 11, 13),
        contact=person("agency_lead").public_id,
    )
    assert "To be answered, due on 13 November 2026, late by 1 working day." in page.text
    # When the contact finds it on Home, sends what is asked, and answers
    contact = signed_in("agency_lead")
    request = NationalRequest.objects.get(asks__startswith="What each service")
    assert f"Answer national request {request.reference}" in contact.get("/").text
    page = contact.get(page.address).click("Record what was sent")
    page = page.submit(
        "Put it on record", what="The report", to_whom="The Panel", supplied_on=date(2026, 11, 10)
    )
    assert page.table("What was sent").row("The report")["To whom"] == "The Panel"
    page = page.click("Record the answer").submit(
        "Put it on record", answered_on=date(2026, 11, 16), answer="All four services answered."
    )
    assert "Answered on 16 November 2026, due on 13 November 2026, late by 1 working day." in page.text
    # Then what came of it and the local response are on record, with an action in the one register
    page = page.click("Record what came of it").submit(
        "Put it on record",
        outcome_on=date(2026, 11, 16),
        outcome="The Panel recommends one list of contacts.",
        response="The two councils make that list.",
    )
    page = signed_in("manager").get(page.address).click("Raise an action")
    page = page.submit(
        "Raise the action",
        wording="Make one list of contacts.",
        due_on=date(2027, 1, 15),
        owner=person("manager").public_id,
    )
    row = page.table("Actions of the local response").row("Make one list of contacts.")
    assert row["Due"] == "15 January 2027"
    assert "The two councils make that list." in page.text


READS = {
    "manager": True,
    "coordinator": True,
    "police_director": True,
    "agency_lead": True,
    "case_review_chair": True,
    "planning_chair": False,
    "independent_advisor": False,
    "stranger": False,
}


@pytest.mark.parametrize("name", READS)
def test_a_request_about_a_case_is_for_its_circle_its_contact_and_those_who_lead(name, signed_in, lrscp):
    request = asked(lrscp, case=Case.objects.get(partnership=lrscp, reference="2026-03"))
    before = Entry.objects.count()
    at = f"{HOME}/national-requests/{request.public_id}"
    status = signed_in(name).browser.get(at).status_code
    assert status == (200 if READS[name] else 404)
    assert Entry.objects.filter(subject_id=request.public_id, kind="read").exists() == READS[name]
    assert Entry.objects.count() >= before


def test_without_a_case_its_circle_reads_nothing_until_somebody_is_named(signed_in, lrscp):
    request = asked(lrscp)
    at = f"{HOME}/national-requests/{request.public_id}"
    reader = signed_in("case_review_chair").browser
    assert reader.get(at).status_code == 404
    told = {"person": person("case_review_chair"), "because": "Chairs the group.", "held_to": TODAY}
    name_reader(request=request, by=acting("manager"), on=TODAY, **told)
    assert reader.get(at).status_code == 200
    request.readers.update(held_from=date(2026, 11, 1), held_to=date(2026, 11, 15))
    assert reader.get(at).status_code == 404


def test_a_conflict_in_the_case_closes_its_requests_to_anybody(signed_in, lrscp):
    case = Case.objects.get(partnership=lrscp, reference="2026-03")
    request = asked(lrscp, case=case)
    at, reader = f"{HOME}/national-requests/{request.public_id}", signed_in("police_director").browser
    assert reader.get(at).status_code == 200
    kept = {"person": person("police_director"), "kind": "directed", "because": "A cousin."}
    keep_out(case=case, by=acting("coordinator"), on=TODAY, **kept)
    assert reader.get(at).status_code == 404
    with pytest.raises(Refused, match="A conflict of interest keeps that person out"):
        asked(lrscp, case=case, contact="police_director")


def test_only_the_contact_and_the_business_unit_answer(lrscp):
    request = asked(lrscp)
    answered = {"answered_on": TODAY, "answer": "Sent.", "on": TODAY}
    with pytest.raises(Refused, match="The local contact does that"):
        record_national_answer(request=request, by=acting("police_director"), **answered)
    with pytest.raises(Refused, match="Write a day from 2 November 2026 up to today"):
        record_national_answer(
            request=request, by=acting("agency_lead"), **answered | {"answered_on": date(2026, 11, 1)}
        )
    record_national_answer(request=request, by=acting("agency_lead"), **answered)


@pytest.mark.parametrize(
    ("answered_on", "day", "standing"),
    [
        (None, date(2026, 11, 16), Standing.DUE),
        (None, date(2026, 11, 17), Standing.MISSED),
        (date(2026, 11, 16), date(2026, 11, 17), Standing.MET),
        (date(2026, 11, 17), date(2026, 11, 17), Standing.MISSED),
        (date(2026, 11, 16), date(2027, 6, 1), Standing.AT_RISK),
        (date(2026, 11, 16), date(2027, 11, 16), Standing.NOT_YET_DUE),
    ],
)
def test_the_promise_of_answers_stands_by_the_days_of_the_requests(answered_on, day, standing):
    days = RequestDays(date(2026, 11, 2), date(2026, 11, 16), answered_on, None)
    assert national_answered(None, day, Facts("knowsley", [], [days])).standing == standing


@pytest.mark.parametrize(
    ("route", "published_on", "day", "standing"),
    [
        (None, None, date(2026, 12, 1), Standing.DUE),
        (None, None, date(2026, 12, 2), Standing.MISSED),
        ("delayed", None, date(2026, 12, 1), Standing.AT_RISK),
        ("full", date(2026, 12, 1), date(2026, 12, 2), Standing.MET),
        ("full", date(2026, 12, 2), date(2026, 12, 2), Standing.MISSED),
        ("full", date(2026, 12, 1), date(2027, 12, 1), Standing.NOT_YET_DUE),
    ],
)
def test_the_promise_of_publishing_stands_by_the_last_day_of_six_months(route, published_on, day, standing):
    days = ReviewDays(date(2026, 12, 1), date(2026, 6, 1), "signed", published_on, route, published_on)
    assert published_in_time(None, day, Facts("knowsley", [days], [])).standing == standing
