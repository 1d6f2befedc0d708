"""A local practice review through its pages: commissioned, given to a reviewer, heard, written, signed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.models import AccuracyRequest, PracticeReview
from kith.work.practice_reviews.operations.timetable import plan_check
from tests.cast import TODAY, acting
from tests.counting import queries

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
DIRECTORS = ("council_director", "rutland_director", "police_director", "health_director")
NO = dict.fromkeys(("led", "knows-family", "knows-staff", "earlier-work", "interest"), "no")


def sample():
    return PracticeReview.objects.get(
        case__partnership__key="leicestershire-and-rutland", case__reference="2025-01", state="under-way"
    )


def opened(signed_in, name="coordinator", page=""):
    return signed_in(name).get(f"{HOME}/practice-reviews/{sample().public_id}{page}")


@pytest.mark.clause("L42")
def test_a_review_is_commissioned_in_one_step_and_given_to_a_reviewer_without_a_conflict(signed_in):
    # Given a case whose partners decided that a local practice review follows, and no review of it
    page = opened(signed_in).click("Stop it").submit("Stop the review", because="To begin anew.")
    assert page.caption == "Stopped"
    # When who runs it opens the case and presses once
    case = signed_in("coordinator").get(f"{HOME}/reviews").click("2025-01")
    page = case.click("Commission the review")
    page = page.submit("Commission the review", decided_on=TODAY)
    # Then the six months, the panel, what it asks, the gateways and the checks stand there
    assert (page.heading, page.caption) == ("Case 2025-01: local practice review", "Commissioned")
    assert "The six months end on 16 May 2027." in page.text
    assert "To be confirmed against the guidance." in page.text
    assert page.fact("Panel") == "Rowan Thistlewood"
    assert "Child A" in page.fact("Terms of reference")
    assert page.row("Published")["How it stands"].startswith("Not yet due Planned for 16 May 2027.")
    checks = page.table("Checks of time and quality")
    assert [row["Due"] for row in checks.rows] == [
        "16 December 2026",
        "16 January 2027",
        "16 February 2027",
        "16 March 2027",
        "16 April 2027",
    ]
    # When somebody is considered who worked for an agency of the case
    page = page.click("Consider a reviewer")
    page = page.submit("Consider them", name="Isolde Quillfeather", background="A named nurse.")
    page = page.click("Check conflicts of interest (Isolde Quillfeather)")
    answers = {"employed": "yes", "employed_words": "For the trust, until 2024.", **NO}
    page = page.submit("Keep the check", **answers)
    # Then they can’t be chosen
    assert "1 conflict of interest was found on 16 November 2026, so they can’t do this review." in page.text
    assert "Choose as reviewer (Isolde Quillfeather)" not in page.links
    # When another one without a conflict is chosen and their terms are agreed
    page = page.click("Consider a reviewer")
    page = page.submit("Consider them", name="Thaddeus Plumtree", background="Four reviews.")
    page = page.click("Check conflicts of interest (Thaddeus Plumtree)")
    page = page.submit("Keep the check", employed="no", **NO)
    page = page.click("Choose as reviewer (Thaddeus Plumtree)")
    page = page.submit("Choose as reviewer", because="Knows how plans are handed on.")
    terms = {"terms": "A draft and the text.", "days": "24", "agreed_on": TODAY, "ends_on": date(2027, 6, 30)}
    page = page.click("Agree terms (Thaddeus Plumtree)").submit("Keep the terms", **terms)
    # Then the review is under way, and its contract stands with its days and its end
    assert (page.fact("Days of work"), page.fact("Last day")) == ("24", "30 June 2027")
    page = page.click("The review")
    assert page.caption == "Under way"
    assert "Record when it was reached: reviewer chosen, terms agreed" in page.links


def test_the_page_says_the_first_last_day_how_late_it_is_and_why_it_moved(signed_in):
    page = opened(signed_in, "planning_chair")
    assert "The six months ended on 25 May 2026; the last day was moved to 22 December 2026" in page.text
    assert "late by 175 days" in page.text
    assert "The court asks that nobody is heard before the trial is over." in page.text
    assert "planned anew from its end" in page.row("First draft")["How it stands"]
    # And who only reads it is offered nothing to do
    assert [words for words in page.links if words in {"Pause it", "Stop it", "Move its last day"}] == []


def test_a_check_is_recorded_and_another_gateway_reached_from_the_page(signed_in):
    plan_check(review=sample(), due_on=TODAY, by=acting("coordinator"), on=TODAY)
    page = opened(signed_in).click("Record the check of time and quality")
    page = page.submit(
        "Keep the check",
        is_on_time="no",
        is_good_enough="yes",
        found="Sound, and late.",
        asked_for="The second draft.",
    )
    row = page.table("Checks of time and quality").row("16 November 2026")
    assert row["How it stands"] == "At risk Not on time, good enough."
    assert "Asked for in writing: The second draft." in row["What was found"]
    page = page.click("Reached (Facts checked by the agencies)").submit("Record it")
    assert "Reached on 16 November 2026." in page.row("Facts checked by the agencies")["How it stands"]
    assert "Reached (Published)" not in page.links
    assert "Move (Published)" in page.links


def test_practitioners_and_family_are_planned_and_what_they_say_is_kept_by_code(signed_in):
    page = opened(signed_in, page="/people")
    assert "Came14" in page.text.replace(" ", "")
    plan = {"who": "Father", "how": "A letter", "by_whom": "the reviewer", "purpose": "To hear him."}
    page = page.click("Plan a contact").submit("Plan it", due_on=date(2026, 11, 30), **plan)
    page = page.click("Say what came of it (Father)")
    page = page.submit(
        "Keep it",
        done_on=TODAY,
        said_words="He was not asked.",
        on_publication="A call on the day before.",
    )
    assert "Made, 16 November 2026." in page.text
    assert "A call on the day before." in page.text
    event = {"method": "feedback", "planned_on": date(2026, 12, 1), "for_whom": "The same teams"}
    page = page.click("Plan an event").submit("Plan it", **event)
    assert "Planned up to 1 December 2026." in page.text


def test_a_text_goes_from_its_facts_over_the_signatures_to_an_action(signed_in):
    # Given an agency that asks to put something right, and a new draft of which it is asked again
    run = signed_in("coordinator")
    page = opened(signed_in).click("Say what was changed")
    assert "The second visit was on a Tuesday." in page.text
    page = page.submit("Keep it", outcome="The day is put right.")
    page = page.click("Keep a draft")
    draft = SimpleUploadedFile("anything.txt", b"The second draft (invented).")
    page = page.submit("Keep the draft", upload=draft, changed="The day of the visit.")
    page = page.click("Ask agencies about the facts")
    bramble = Body.objects.get(key="bramble-community-nhs-trust")
    # When the agency is asked
    form = run.get(page.address)
    assert "Ask them" in form.buttons()
    asked = form.submit("Ask them", bodies=[bramble.public_id], due_on=date(2026, 11, 20))
    assert "Put it to the partners for signature" not in asked.buttons()
    # And answers, on its own page, that nothing is to be put right
    request = AccuracyRequest.objects.get(draft__number=2)
    own = signed_in("agency_lead").get(f"{HOME}/practice-reviews/facts/{request.public_id}")
    own.submit("Answer", is_nil=True)
    page = opened(signed_in, page="/text").submit("Put it to the partners for signature")
    assert "Not signed yet: " in page.text
    # Then each partner signs, with the last of whom the review is signed
    for name in DIRECTORS:
        page = opened(signed_in, name).click("Read and sign the text")
        page = page.submit("Sign this text for your partner")
        assert page.messages == ["The text is signed for your partner."]
        assert signed_page(page)
    review = PracticeReview.objects.get(case__reference="2025-01", signed_on=TODAY)
    at = f"{HOME}/practice-reviews/{review.public_id}/text"
    for name in DIRECTORS:
        page = signed_in(name).get(at).click("Answer for your partner (recommendation 1)")
        page = page.submit("Answer for your partner", accepted="yes", because="It costs little.")
    page = run.get(at).click("Raise the action (recommendation 1)")
    page = page.submit("Raise the action", body=bramble.public_id)
    assert "Action: A" in page.text


def signed_page(page):
    """Leave the review open to `opened` for the next partner until the last has signed."""
    return "Signatures under this text" in page.text


def test_a_text_that_changed_meanwhile_is_not_signed(signed_in):
    run = signed_in("coordinator")
    opened(signed_in).click("Say what was changed").submit("Keep it", outcome="Put right.")
    opened(signed_in, page="/text").submit("Put it to the partners for signature")
    shown = opened(signed_in, "police_director", "/text")
    page = run.get(shown.address).click("Word it anew (recommendation 1)")
    page.submit("Keep the recommendation", words="Otherwise.")
    page = shown.submit("Sign this text for your partner")
    assert page.messages == ["The text has not been put to the partners for signature."]
    assert not sample().sign_offs.exists()


@pytest.mark.parametrize("page", ["", "/reviewer", "/people", "/text"])
def test_a_page_asks_as_much_for_one_row_as_for_many(signed_in, page):
    client = signed_in("coordinator")
    address = f"{HOME}/practice-reviews/{sample().public_id}{page}"
    few = queries(client, address)
    more_of_everything(sample())
    assert queries(client, address) == few


def more_of_everything(review):
    from kith.work.practice_reviews.operations.involvement import plan_contact, plan_event
    from kith.work.practice_reviews.operations.learning import recommend
    from kith.work.practice_reviews.operations.reviewers import consider_reviewer

    by = acting("coordinator")
    for n in range(3):
        day = date(2026, 12, 10 + n)
        plan_check(review=review, due_on=day, by=by, on=TODAY)
        consider_reviewer(review=review, name=f"Nobody {n}", background="Not known.", by=by, on=TODAY)
        recommend(review=review, words="Do.", success="Done.", by=by, on=TODAY)
        plan_event(review=review, method="feedback", planned_on=day, for_whom="All.", by=by, on=TODAY)
        plan_contact(
            review=review,
            who="Mother",
            how="A call",
            by_whom="them",
            purpose="To tell.",
            due_on=day,
            by=by,
            on=TODAY,
        )
