"""A review is as closed as its case: who is not in its circle finds nothing of it anywhere."""

from datetime import timedelta

import pytest

from kith.base.trail.models import Entry
from kith.work.practice_reviews.beside_cases import line_of_review, steps
from kith.work.practice_reviews.models import PracticeReview
from kith.work.practice_reviews.operations.drafting import settle_accuracy
from kith.work.practice_reviews.operations.signing import put_for_signing
from kith.work.practice_reviews.operations.timetable import plan_check
from kith.work.practice_reviews.waiting import (
    checks_to_make,
    facts_to_check,
    recommendations_to_answer,
    texts_to_sign,
)
from kith.work.reviews.enums import ConflictKind
from kith.work.reviews.operations.circle import keep_out
from tests.cast import TODAY, acting, person
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
WORD = "I told my story four times"
"""What the mother said stands on the page of practitioners and family."""
PAGES = ("", "/reviewer", "/people", "/text")


@pytest.fixture
def review(lrscp):
    """Return the sample review under way."""
    return PracticeReview.objects.get(case__partnership=lrscp, case__reference="2025-01")


@pytest.mark.parametrize("name", ["planning_chair", "independent_advisor", "police_director"])
def test_who_is_in_the_circle_reads_it_and_each_reading_is_on_record(signed_in, review, name):
    before = Entry.objects.filter(kind="read", subject_id=review.case.public_id).count()
    page = signed_in(name).get(f"{HOME}/practice-reviews/{review.public_id}/people")
    assert WORD in page.text
    assert page.response["Cache-Control"] == "no-store"
    assert Entry.objects.filter(kind="read", subject_id=review.case.public_id).count() == before + 1


@pytest.mark.parametrize("name", ["manager", "administrator", "priority_lead", "agency_lead", "stranger"])
def test_who_is_not_reads_no_page_of_it(signed_in, review, name):
    for page in PAGES:
        signed_in(name).get(f"{HOME}/practice-reviews/{review.public_id}{page}", status=404)


def test_a_conflict_of_interest_closes_it_at_once(signed_in, review):
    address = f"{HOME}/practice-reviews/{review.public_id}/people"
    assert WORD in signed_in("planning_chair").get(address).text
    keep_out(
        case=review.case,
        person=person("planning_chair"),
        kind=ConflictKind.DIRECTED,
        because="A cousin.",
        by=acting("coordinator"),
        on=TODAY,
    )
    signed_in("planning_chair").get(address, status=404)


def test_an_agency_reads_the_draft_that_it_was_asked_about_and_not_the_review(signed_in, review):
    draft = review.drafts.get()
    asked = draft.requests.get(body__key="bramble-community-nhs-trust")
    own = signed_in("agency_lead")
    page = own.get(f"{HOME}/practice-reviews/facts/{asked.public_id}")
    assert "The second visit was on a Tuesday." in page.text
    assert "Answer" not in page.buttons()
    file = own.browser.get(f"{HOME}/practice-reviews/drafts/{draft.public_id}/file")
    assert (file.status_code, "case-2025-01-draft-1.txt" in file["Content-Disposition"]) == (200, True)
    other = draft.requests.get(body__key="leicestershire-county-council")
    own.get(f"{HOME}/practice-reviews/facts/{other.public_id}", status=404)
    draft.requests.all().delete()
    own.get(f"{HOME}/practice-reviews/drafts/{draft.public_id}/file", status=404)


def test_the_case_says_its_review_to_its_circle_and_the_register_its_step(review):
    lines = list(line_of_review(review.case, member("planning_chair"), TODAY))
    assert [(line.title, line.link) for line in lines] == [
        ("Local child safeguarding practice review", "Open the review")
    ]
    assert list(line_of_review(review.case, member("agency_lead"), TODAY)) == []
    step = steps([review.case_id], TODAY)[review.case_id]
    assert step.stage == "Local child safeguarding practice review: under way"
    assert step.next_step == "Facts checked by the agencies: 20 November 2026"
    assert step.clock is not None
    assert "late by 175 days" in step.clock.reason


def test_the_days_of_a_case_hold_the_gateways_and_the_unit_is_told_a_late_review_without_its_page(
    signed_in, review
):
    days = signed_in("coordinator").get(f"{HOME}/reviews/{review.case.public_id}/days")
    gateway = "Gateway planned: Facts checked by the agencies"
    assert gateway in days.row("20 November 2026")["What"]
    writer = signed_in("agency_lead").get(f"{HOME}/reviews/{review.case.public_id}/days")
    assert gateway not in writer.text
    home = signed_in("manager").get("/")
    late = home.table("Clocks of cases that have run out").row("Case 2025-01")
    assert late["What is late"].startswith("Local practice review due on ")
    assert home.links["Case 2025-01"] == f"{HOME}/reviews"


def test_home_tells_a_check_fourteen_days_before_and_to_those_who_run_it_alone(review):
    day = TODAY + timedelta(days=14)
    plan_check(review=review, due_on=day, by=acting("coordinator"), on=TODAY)
    assert [one.due_on for one in checks_of_it("coordinator", TODAY)] == [day]
    assert checks_of_it("coordinator", TODAY - timedelta(days=1)) == []
    assert checks_of_it("planning_chair", TODAY) == []


def checks_of_it(name, on):
    return [one for one in checks_to_make(member(name), on) if "2025-01" in one.title]


def test_home_asks_for_a_signature_and_then_for_answers_of_partners_alone(review):
    for one in review.drafts.get().requests.filter(state="answered"):
        settle_accuracy(request=one, outcome="Put right.", by=acting("coordinator"), on=TODAY)
    director, panel = member("police_director"), member("planning_chair")
    assert list(texts_to_sign(director, TODAY)) == []
    put_for_signing(review=review, by=acting("coordinator"), on=TODAY)
    assert [one.title for one in texts_to_sign(director, TODAY)] == [
        "Case 2025-01: read and sign the text of the review"
    ]
    assert list(texts_to_sign(panel, TODAY)) == []
    PracticeReview.objects.filter(pk=review.pk).update(state="signed", signed_on=TODAY)
    assert list(texts_to_sign(director, TODAY)) == []
    assert [one.title for one in recommendations_to_answer(director, TODAY)] == [
        "Case 2025-01: answer the recommendations of the review"
    ]
    assert list(recommendations_to_answer(panel, TODAY)) == []


def test_home_asks_an_agency_about_facts_until_it_has_answered(review):
    asked = review.drafts.get().requests.filter(body__key="bramble-community-nhs-trust")
    assert list(facts_to_check(member("agency_lead"), TODAY)) == []
    asked.update(state="asked", words="", answered_on=None, answered_at=None, answered_by="")
    assert [one.title for one in facts_to_check(member("agency_lead"), TODAY)] == [
        "Case 2025-01: check the facts for Bramble Community NHS Trust (sample)"
    ]
    assert list(facts_to_check(member("police_director"), TODAY)) == []
