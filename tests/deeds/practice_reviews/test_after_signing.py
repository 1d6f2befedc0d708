"""What the register and the case say of a review once the partners have signed it."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.work.practice_reviews.beside_cases import steps
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.operations.commissioning import stop_review
from kith.work.practice_reviews.operations.publishing import choose_route
from kith.work.reviews.operations.deciding import end_case
from tests.cast import TODAY, acting
from tests.deeds.practice_reviews.test_publishing import confirm, ready
from tests.publishing import SIGNED_ON, drafted_review, signed_review

pytestmark = pytest.mark.django_db


def step_of(review, on=TODAY):
    return steps([review.case_id], on)[review.case_id]


def chosen(review, route, **also):
    because = "" if route == "full" else "A trial."
    choose_route(review=review, route=route, because=because, by=acting("coordinator"), on=TODAY, **also)


def test_a_signed_review_waits_for_the_choice_and_says_its_last_day(lrscp):
    step = step_of(signed_review())
    assert step.stage == "Local child safeguarding practice review: signed by the partners"
    assert step.clock.reason == "To be published, due on 1 December 2026."
    assert (step.next_step, step.figures) == ("Choose what is published", None)


def test_after_the_last_day_it_says_how_late_it_is(lrscp):
    review = signed_review()
    assert step_of(review, date(2026, 12, 1)).clock.standing == Standing.DUE
    clock = step_of(review, date(2026, 12, 2)).clock
    assert clock.standing == Standing.MISSED
    assert clock.reason == "To be published, due on 1 December 2026, late by 1 working day."


@pytest.mark.parametrize(
    ("route", "step"),
    [
        ("full", "Publish the report"),
        ("improvements", "Publish the improvements"),
        ("none", "Confirm that nothing is published"),
    ],
)
def test_the_next_step_goes_by_the_route_that_was_chosen(lrscp, route, step):
    review = signed_review()
    chosen(review, route)
    assert step_of(review).next_step == step


def test_a_delay_is_looked_at_again_from_its_day_on_and_excuses_nothing(lrscp):
    review = signed_review()
    chosen(review, "delayed", delayed_to=date(2026, 12, 10))
    assert step_of(review, date(2026, 12, 9)).next_step == "Put off, 10 December 2026"
    step = step_of(review, date(2026, 12, 10))
    assert step.next_step == "Look again at the delay, 10 December 2026"
    assert "late by 7 working days. Put off to 10 December 2026, with reasons." in step.clock.reason


@pytest.mark.parametrize(("on", "in_time"), [(date(2026, 12, 1), True), (date(2026, 12, 2), False)])
def test_the_year_counts_whether_it_was_published_in_time(lrscp, on, in_time):
    review = signed_review()
    confirm(ready(review), on=on)
    step = step_of(review, on)
    assert step.stage == "Local child safeguarding practice review: published"
    assert (step.next_step, step.figures) == ("End the case", {"published in time": in_time})
    reached = dict(review.gateways.values_list("name", "reached_on"))
    assert (reached["Signed by the partners"], reached["Published"]) == (SIGNED_ON, on)
    assert ("late by 1 working day" in step.clock.reason) is not in_time


def test_the_year_does_not_count_another_local_review(lrscp):
    review = signed_review(Kind.OTHER)
    confirm(ready(review), on=TODAY)
    assert step_of(review).figures is None


def test_a_case_stays_open_until_its_review_has_ended(lrscp):
    review = drafted_review()
    ending = {"case": review.case, "because": "Done.", "by": acting("coordinator"), "on": TODAY}
    with pytest.raises(Refused) as refused:
        end_case(**ending)
    assert refused.value.sentence == (
        "The local child safeguarding practice review of this case still runs. End or publish it first."
    )
    stop_review(review=review, because="Told elsewhere.", by=acting("coordinator"), on=TODAY)
    end_case(**ending)
    review.case.refresh_from_db()
    assert review.case.ended_on == TODAY


def test_a_case_stays_open_while_a_signed_review_waits_and_ends_once_it_is_published(lrscp):
    review = signed_review()
    ending = {"case": review.case, "because": "Done.", "by": acting("coordinator"), "on": TODAY}
    with pytest.raises(Refused, match="still runs"):
        end_case(**ending)
    confirm(ready(review), on=TODAY)
    end_case(**ending)
    review.case.refresh_from_db()
    assert review.case.ended_on == TODAY
