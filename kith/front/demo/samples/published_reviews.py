"""A sample review that was published within its six months, and two requests of the national Panel, all
invented."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.working_days import add_working_days
from kith.front.demo.cast import LRSCP
from kith.front.demo.samples.papers import a_pdf
from kith.front.demo.samples.practice_reviews import acting_in_case, decided, keep_places, person_of
from kith.front.demo.samples.reviews import COUNTY, DECIDERS
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Body, Partnership
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.deadlines import BY_THEIR_DEED
from kith.work.practice_reviews.enums import Check, Recipient, Route
from kith.work.practice_reviews.models import NationalRequest, PracticeReview
from kith.work.practice_reviews.operations.commissioning import commission_local
from kith.work.practice_reviews.operations.drafting import add_draft, answer_accuracy, ask_accuracy
from kith.work.practice_reviews.operations.learning import answer_recommendation, recommend
from kith.work.practice_reviews.operations.national import (
    log_request,
    record_national_answer,
    record_outcome,
    record_supplied,
)
from kith.work.practice_reviews.operations.publishing import choose_route, publish, record_check, record_copy
from kith.work.practice_reviews.operations.publishing_parts import hand_in_file
from kith.work.practice_reviews.operations.reviewers import (
    agree_terms,
    check_conflicts,
    choose_reviewer,
    consider_reviewer,
)
from kith.work.practice_reviews.operations.signing import put_for_signing, sign_review
from kith.work.practice_reviews.operations.timetable import reach_gateway
from kith.work.practice_reviews.operations.timetable import record_check as record_check_of_review
from kith.work.practice_reviews.proposing import proposed_lines, proposed_terms
from kith.work.reviews.operations.reporting import record_answer

TITLE = "Learning from a review about a baby whose family moved (invented)"
WORDS = (
    "A baby was hurt. Four services knew the family and two of them did not know of the move. What they "
    "changed: one list of contacts, and a call whenever a family moves. Nobody is named here."
)
CHECKS = {
    Check.ANONYMISED: ("Two readers of the unit", "Read twice; codes and places were taken out."),
    Check.FAMILY_TOLD: ("The reviewer", "Mother was told of the day and has a copy."),
    Check.SIGNED_OFF: ("The four partners", "Each signed the text as it is published."),
    Check.PRESS_LINES: ("The coordinator", "Three sentences are agreed with the four press desks."),
}


def put_published_reviews_in_place(today: date) -> None:
    """Put the published review and the requests in place, through the deeds that everybody uses."""
    _published(_signed(today))
    _answered(today)
    _to_be_answered(today)


def _signed(today: date) -> PracticeReview:
    """Return a review that the partners signed a month before its last day."""
    case, on = decided(today, before=330, form="CIN-0003 (invented)")
    review = commission_local(
        case=case,
        decided_on=on,
        because="What the move meant for the plan can’t be told from what agencies hold.",
        terms=proposed_terms(case, ["Leicestershire County Council"]),
        enquiries=proposed_lines(case),
        panel=[],
        by=BY,
        on=on,
    )
    keep_places(case, on)
    answered = add_working_days(on, 10)
    record_answer(case=case, answered_on=answered, panel_agrees=True, panel_says="", by=BY, on=answered)
    _reviewer(review, on)
    _in_time(review, months_after(on, 5))
    _text(review, months_after(on, 4))
    _signatures(review, months_after(on, 5))
    return PracticeReview.objects.select_related("case__partnership").get(pk=review.pk)


def _reviewer(review: PracticeReview, on: date) -> None:
    name, background = "Marigold Thimbleby", "Has done two reviews elsewhere (invented)."
    reviewer = consider_reviewer(review=review, name=name, background=background, by=BY, on=on)
    check_conflicts(reviewer=reviewer, answers={one.key: (False, "") for one in QUESTIONS}, by=BY, on=on)
    choose_reviewer(reviewer=reviewer, because="Knows the work of health visitors.", by=BY, on=on)
    agree_terms(
        reviewer=reviewer,
        terms="A draft and the text.",
        days=18,
        agreed_on=on,
        ends_on=months_after(on, 9),
        by=BY,
        on=on,
    )


def _in_time(review: PracticeReview, until: date) -> None:
    """Reach every gateway up to a day, and make every check, on the day for which it is planned."""
    for gateway in review.gateways.filter(planned_on__lte=until).exclude(name__in=BY_THEIR_DEED):
        reach_gateway(gateway=gateway, reached_on=gateway.planned_on, by=BY, on=gateway.planned_on)
    for check in review.checks.filter(due_on__lte=until):
        record_check_of_review(
            check=check,
            is_on_time=True,
            is_good_enough=True,
            found="As planned.",
            asked_for="",
            by=BY,
            on=check.due_on,
        )


def _report() -> bytes:
    """Return the text of the review, which the partners sign and anybody reads later."""
    return a_pdf(TITLE, WORDS)


def _text(review: PracticeReview, on: date) -> None:
    upload = ContentFile(_report(), name="draft.pdf")
    draft = add_draft(review=review, upload=upload, changed="The first draft.", by=BY, on=on)
    words, success = "Services ring each other when a family moves.", "In ten moves, ten calls are on file."
    recommend(review=review, words=words, success=success, by=BY, on=on)
    bodies = list(Body.objects.filter(key=COUNTY))
    (asked,) = ask_accuracy(draft=draft, bodies=bodies, due_on=on + timedelta(days=7), by=BY, on=on)
    answer_accuracy(request=asked, words="", is_nil=True, by=acting_in_case(DECIDERS[COUNTY]), on=on)


def _signatures(review: PracticeReview, on: date) -> None:
    draft = put_for_signing(review=review, by=BY, on=on)
    for name in DECIDERS.values():
        sign_review(review=review, seen=draft.for_signing_sha256, by=acting_in_case(name), on=on)
    (advice,) = review.recommendations.all()
    for name in DECIDERS.values():
        because, by = "It is in our plan for the year.", acting_in_case(name)
        answer_recommendation(recommendation=advice, is_accepted=True, because=because, by=by, on=on)


def _published(review: PracticeReview) -> None:
    """Publish a review three weeks after its signatures; the chair confirms what was prepared."""
    signed = review.signed_on
    if signed is None:
        raise AssertionError("The sample review is signed by now.")
    publication = choose_route(review=review, route=Route.FULL, because="", by=BY, on=signed)
    hand_in_file(publication=publication, upload=None, title=TITLE, by=BY, on=signed)
    for check, (who, words) in CHECKS.items():
        record_check(
            publication=publication, check=check, who=who, words=words, done_on=signed, by=BY, on=signed
        )
    for recipient in (Recipient.PANEL, Recipient.SECRETARY):
        record_copy(publication=publication, recipient=recipient, sent_on=signed, by=BY, on=signed)
    out = add_working_days(signed, 15)
    publish(publication=publication, by=acting_in_case("case_review_chair"), on=out)


def _request(asked_by: str, asks: str, came: date, due_on: date) -> NationalRequest:
    return log_request(
        partnership=Partnership.objects.get(key=LRSCP),
        received_on=came,
        asked_by=asked_by,
        asks=asks,
        due_on=due_on,
        contact=person_of("coordinator"),
        by=BY,
        on=came,
    )


def _answered(today: date) -> None:
    """A request of the summer that was answered in time and has an outcome."""
    came, told = add_working_days(today, -80), add_working_days(today, -10)
    asks = "How do services learn that a family with a baby has moved?"
    due_on, sent = add_working_days(came, 20), add_working_days(came, 15)
    request = _request("The Panel’s review of babies under one (invented)", asks, came, due_on)
    record_supplied(
        request=request,
        what="A page on how the two councils hand plans on",
        to_whom="The Panel’s secretariat",
        supplied_on=sent,
        by=BY,
        on=sent,
    )
    record_national_answer(
        request=request, answered_on=sent, answer="Four services answered.", by=BY, on=sent
    )
    record_outcome(
        request=request,
        outcome="The Panel asks each area for one list of contacts for families who move.",
        outcome_on=told,
        response="The list of the two councils is kept by the business unit from now on.",
        by=BY,
        on=told,
    )


def _to_be_answered(today: date) -> None:
    asks = "How many children were hurt in placements during the past two years, and what was learned?"
    came, due_on = add_working_days(today, -5), add_working_days(today, 8)
    _request("The Panel’s review of injuries in placements (invented)", asks, came, due_on)
