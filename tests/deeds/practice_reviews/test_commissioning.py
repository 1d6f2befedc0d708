"""A review commissioned, held up, looked after and stopped: what deeds do and what they refuse."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.models import Gateway, PracticeReview
from kith.work.practice_reviews.operations.commissioning import (
    ask_anew,
    commission_local,
    commission_other,
    start_review,
    stop_review,
)
from kith.work.practice_reviews.operations.timetable import (
    extend_review,
    go_on,
    move_gateway,
    pause_review,
    plan_check,
    reach_gateway,
    record_check,
)
from kith.work.practice_reviews.running import due_now, finding
from kith.work.reviews.enums import Part
from kith.work.reviews.models import Case
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

WORD = "Zephyrwick"
"""Stands in what a review says and nowhere else."""
ASKED = {"because": WORD, "terms": WORD, "enquiries": f"{WORD}\n\nAnother line", "panel": ()}


@pytest.fixture
def sample(lrscp):
    """Return the sample review under way."""
    return PracticeReview.objects.get(case__partnership=lrscp, case__reference="2025-01")


@pytest.fixture
def case(sample):
    """Return its case, of which a review may be commissioned again since the sample one is stopped."""
    stop_review(review=sample, because="To begin anew.", by=acting("coordinator"), on=TODAY)
    return Case.objects.get(pk=sample.case_id)


@pytest.fixture
def review(case):
    """Return a review commissioned today."""
    return local(case)


def local(case, **also):
    facts = {**ASKED, "decided_on": TODAY, **also}
    return commission_local(case=case, by=acting("coordinator"), on=TODAY, **facts)


def test_one_deed_sets_the_last_day_the_gateways_the_checks_and_the_panel(case):
    review = local(case, panel=[person("health_director")])
    assert (review.kind, review.state) == (Kind.LOCAL, ReviewState.COMMISSIONED)
    assert review.due_on == date(2027, 5, 16)
    assert review.enquiries == f"{WORD}\nAnother line"
    assert review.gateways.get(name="Published").planned_on == review.due_on
    assert [one.due_on.month for one in review.checks.order_by("due_on")] == [12, 1, 2, 3, 4]
    assert case.places.filter(part=Part.PANEL, person=person("health_director")).exists()


def test_nothing_of_what_a_review_says_stands_in_the_trail(review):
    ask_anew(
        review=review,
        terms=f"New {WORD}",
        enquiries=WORD,
        because=WORD,
        by=acting("coordinator"),
        on=TODAY,
    )
    entries = Entry.objects.filter(subject_id=review.case.public_id, deed__contains="review")
    assert {one.deed for one in entries} >= {"commissioned review", "changed what review asks"}
    assert [one for one in entries if WORD in f"{one.old}{one.new}{one.reason}{one.subject_title}"] == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"because": " "}, "Say why the review is commissioned."),
        ({"terms": ""}, "Write the terms of reference."),
        ({"enquiries": " \n "}, "Write at least one key line of enquiry."),
        ({"decided_on": TODAY + timedelta(days=1)}, "Write the day of the decision"),
    ],
)
def test_a_commission_without_what_it_needs_is_refused(case, given, says):
    with pytest.raises(Refused, match=says):
        local(case, **given)
    assert not PracticeReview.objects.not_stopped().filter(case=case).exists()


def test_a_decision_from_the_day_the_case_came_counts_and_one_before_it_does_not(case):
    assert local(case, decided_on=case.received_on).commissioned_on == case.received_on
    with pytest.raises(Refused, match="There is a review of this case already"):
        local(case, decided_on=case.received_on)
    with pytest.raises(Refused, match="Write the day of the decision"):
        local(case, decided_on=case.received_on - timedelta(days=1))


@pytest.mark.parametrize("name", ["agency_lead", "police_director", "manager", "independent_advisor"])
def test_only_those_who_run_the_case_commission_its_review(case, name):
    with pytest.raises(Refused, match="Whoever leads the case"):
        commission_local(case=case, decided_on=TODAY, by=acting(name), on=TODAY, **ASKED)


@pytest.mark.parametrize("reference", ["2026-01", "2026-02", "2026-03"])
def test_no_local_review_follows_where_the_partners_did_not_decide_on_one(lrscp, reference):
    case = Case.objects.get(partnership=lrscp, reference=reference)
    with pytest.raises(Refused, match="when the report went to the Panel with that decision"):
        local(case)


def test_another_local_review_has_its_own_day_and_no_clock_of_the_guidance(lrscp):
    case = Case.objects.get(partnership=lrscp, reference="2026-01")
    with pytest.raises(Refused, match="today or later"):
        commission_other(
            case=case, last_on=TODAY - timedelta(days=1), by=acting("coordinator"), on=TODAY, **ASKED
        )
    made = commission_other(case=case, last_on=TODAY, by=acting("coordinator"), on=TODAY, **ASKED)
    assert (made.kind, made.due_on, made.commissioned_on) == (Kind.OTHER, TODAY, TODAY)
    assert "six months" not in finding(made, TODAY).reason


def test_another_local_review_starts_without_a_reviewer_and_a_local_one_does_not(lrscp, review):
    with pytest.raises(Refused, match="starts when its reviewer’s terms are agreed"):
        start_review(review=review, because="So.", by=acting("coordinator"), on=TODAY)
    case = Case.objects.get(partnership=lrscp, reference="2026-01")
    other = commission_other(case=case, last_on=TODAY, by=acting("coordinator"), on=TODAY, **ASKED)
    start_review(review=other, because="Its panel does it.", by=acting("coordinator"), on=TODAY)
    assert other.state == ReviewState.UNDER_WAY


def test_a_gateway_moves_with_its_reason_and_is_reached_once(review):
    by, gateway = acting("coordinator"), review.gateways.get(name="First draft")
    first = gateway.planned_on
    with pytest.raises(Refused, match="planned for that day already"):
        move_gateway(gateway=gateway, to_on=first, because="So.", by=by, on=TODAY)
    with pytest.raises(Refused, match="Say why it moves"):
        move_gateway(gateway=gateway, to_on=TODAY, because=" ", by=by, on=TODAY)
    move_gateway(gateway=gateway, to_on=TODAY, because="It is ready.", by=by, on=TODAY)
    kept = Gateway.objects.get(pk=gateway.pk)
    assert (kept.first_on, kept.planned_on, kept.moves.get().from_on) == (first, TODAY, first)
    reach_gateway(gateway=gateway, reached_on=TODAY, by=by, on=TODAY)
    with pytest.raises(Refused, match="It was reached on 16 November 2026"):
        move_gateway(gateway=gateway, to_on=TODAY + timedelta(days=1), because="So.", by=by, on=TODAY)


def test_a_gateway_is_reached_from_the_commission_up_to_today(review):
    by, gateway = acting("coordinator"), review.gateways.get(name="First draft")
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused, match="from the day of the commission up to today"):
            reach_gateway(gateway=gateway, reached_on=day, by=by, on=TODAY)


@pytest.mark.parametrize("name", ["Signed by the partners", "Published"])
def test_a_gateway_that_its_own_deed_passes_is_not_reached_by_hand(review, name):
    gateway = review.gateways.get(name=name)
    with pytest.raises(Refused, match="not by hand"):
        reach_gateway(gateway=gateway, reached_on=TODAY, by=acting("coordinator"), on=TODAY)
    assert Gateway.objects.get(pk=gateway.pk).reached_on is None


def test_a_check_says_what_was_found_and_is_made_once(review):
    by, check = acting("case_review_chair"), review.checks.earliest("due_on")
    answers = {"is_on_time": True, "is_good_enough": False, "asked_for": "A first draft."}
    with pytest.raises(Refused, match="Say what was found"):
        record_check(check=check, found="", by=by, on=TODAY, **answers)
    record_check(check=check, found="Thin on what the school knew.", by=by, on=TODAY, **answers)
    assert (check.checked_on, check.is_good_enough) == (TODAY, False)
    with pytest.raises(Refused, match="on record already"):
        record_check(check=check, found="Again.", by=by, on=TODAY, **answers)


def test_another_check_is_planned_for_a_day_without_one(review):
    by = acting("coordinator")
    assert plan_check(review=review, due_on=TODAY, by=by, on=TODAY).due_on == TODAY
    with pytest.raises(Refused, match="There is a check on that day already"):
        plan_check(review=review, due_on=TODAY, by=by, on=TODAY)


def test_an_extension_moves_the_last_day_and_keeps_the_first(review):
    by, last = acting("coordinator"), review.due_on
    with pytest.raises(Refused, match="Write a day after 16 May 2027"):
        extend_review(review=review, due_on=last, because="So.", by=by, on=TODAY)
    extend_review(review=review, due_on=last + timedelta(days=1), because="A late return.", by=by, on=TODAY)
    review = PracticeReview.objects.get(pk=review.pk)
    assert (due_now(review), review.due_on) == (last + timedelta(days=1), last)
    late = finding(review, last + timedelta(days=1))
    assert "late by 1 day" in late.reason


def test_a_pause_moves_the_last_day_by_its_days_and_stands_once_at_a_time(review):
    by, last = acting("coordinator"), review.due_on
    pause_review(review=review, paused_from=TODAY, because="A trial.", by=by, on=TODAY)
    with pytest.raises(Refused, match="paused already"):
        pause_review(review=review, paused_from=TODAY, because="A trial.", by=by, on=TODAY)
    with pytest.raises(Refused, match="Let it go on first"):
        extend_review(review=review, due_on=last + timedelta(days=9), because="So.", by=by, on=TODAY)
    later = TODAY + timedelta(days=9)
    with pytest.raises(Refused, match="Write the last day of the pause"):
        go_on(review=review, paused_to=TODAY - timedelta(days=1), by=by, on=later)
    go_on(review=review, paused_to=later, by=by, on=later)
    assert due_now(PracticeReview.objects.get(pk=review.pk)) == last + timedelta(days=10)
    with pytest.raises(Refused, match="paused on that day before"):
        pause_review(review=review, paused_from=later, because="Again.", by=by, on=later)


def test_nothing_changes_in_a_stopped_review_or_in_an_ended_case(case, sample):
    by = acting("coordinator")
    with pytest.raises(Refused, match="The review is at “Stopped”"):
        plan_check(review=sample, due_on=TODAY, by=by, on=TODAY)
    assert not sample.reviewers.filter(state="chosen").exists()
    made = local(case)
    Case.objects.filter(pk=case.pk).update(state="ended", ended_on=TODAY)
    with pytest.raises(Refused, match="The case has ended"):
        plan_check(review=made, due_on=TODAY, by=by, on=TODAY)
