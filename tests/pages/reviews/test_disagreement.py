"""When the Panel does not agree, the partners look at their decision again, which leads somewhere (L41)."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.work.practice_reviews.commissionable import may_be_commissioned
from kith.work.practice_reviews.enums import Kind
from kith.work.practice_reviews.operations.commissioning import commission_other
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.operations.deciding import end_case
from kith.work.reviews.operations.reconsidering import reconsider
from kith.work.reviews.operations.reporting import record_answer
from kith.work.reviews.waiting import clocks_to_keep
from tests.cast import TODAY, acting
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db

REGISTER = "/partnerships/leicestershire-and-rutland/reviews"
WAITS = "Panel disagreed: awaiting reconsideration"
ONE = timedelta(days=1)
BUTTON = "Record the reconsidered decision"


@pytest.fixture
def case(lrscp):
    """Return the sample case with whose decision for no practice review the Panel does not agree."""
    found = Case.objects.get(partnership=lrscp, reference="2026-01")
    answered(found, agrees=False)
    return fresh(found)


def fresh(case):
    return Case.objects.select_related("rapid_review").get(pk=case.pk)


def answered(case, *, agrees, on=TODAY):
    says = {"answered_on": on, "panel_agrees": agrees, "panel_says": "There is more to learn."}
    record_answer(case=case, by=acting("coordinator"), on=on, **says)


def said(**changed):
    return {
        "stands": True,
        "because": "It was looked at.",
        "decided_on": TODAY,
        "by": acting("coordinator"),
        "on": TODAY,
        **changed,
    }


def test_a_disagreement_leads_to_a_changed_decision_and_on_to_the_commission(signed_in, case):
    # Given the Panel's disagreement, the register says what is awaited, also to who may not open the case
    assert signed_in("manager").get(REGISTER).row(WAITS)["Panel"] == "Does not agree, 16 November 2026"
    advisor = signed_in("independent_advisor").get(f"{REGISTER}/{case.public_id}")
    assert WAITS in advisor.text
    assert BUTTON not in advisor.links
    # When whoever runs it records the changed decision, having first left the reasons out
    run = signed_in("coordinator")
    page = run.get("/").click(f"Case 2026-01: {WAITS[0].lower()}{WAITS[1:]}")
    assert page.heading == f"{BUTTON}: case 2026-01"
    assert "The decision stands: no local practice review follows" in page.text
    refused = run.post(page.address, {"decision": "changed"}, status=422)
    assert "Give the partners’ reasons" in refused.faults
    page = run.get(page.address).submit(
        "Record it", decision="changed", decided_on=TODAY, because="The Panel is right."
    )
    # Then the commission of a practice review stands open, with these reasons and this day
    assert page.messages == ["The partners’ decision is on record."]
    assert page.heading == "Local practice review: case 2026-01"
    assert page.form("Commission the review").fields["because"].strip() == "The Panel is right."
    # And the case and the register say so
    own = run.get(f"{REGISTER}/{case.public_id}")
    assert "Commission the review" in own.links
    steps = own.table("What happened to this case").row(
        "The partners reconsidered their decisionTansy Wetherfield"
    )
    assert steps["Words"] == "It is changed: A local practice review follows. The Panel is right."
    line = signed_in("manager").get(REGISTER).row("Commission the review")
    assert line["Panel"] == "Does not agree, 16 November 2026. The decision was changed, 16 November 2026"


def test_a_decision_that_stands_closes_the_question_until_the_panel_answers_anew(case):
    assert [one.due_on for one in clocks_to_keep(member("coordinator"), TODAY) if WAITS[1:] in one.title] == [
        None
    ]
    with pytest.raises(Refused, match="The Panel disagreed"):
        end_case(case=case, because="Done.", by=acting("coordinator"), on=TODAY)
    reconsider(case=case, **said())
    review = RapidReview.objects.get(case=case)
    assert (review.decision, review.awaits_reconsideration) == ("no", False)
    assert may_be_commissioned(fresh(case)) == Kind.OTHER
    with pytest.raises(Refused, match="once the Panel has disagreed"):
        reconsider(case=case, **said())
    answered(case, agrees=False)
    assert RapidReview.objects.get(case=case).awaits_reconsideration
    reconsider(case=case, **said(stands=False))
    assert may_be_commissioned(fresh(case)) == Kind.LOCAL
    # An answer on a day after that does not undo what the partners decided
    answered(case, agrees=True, on=TODAY + ONE)
    review = RapidReview.objects.get(case=case)
    assert may_be_commissioned(fresh(case)) == Kind.LOCAL
    assert (review.awaits_reconsideration, review.reconsidered_on) == (False, TODAY)
    answered(case, agrees=False, on=TODAY + ONE)
    review = RapidReview.objects.get(case=case)
    assert (review.awaits_reconsideration, review.decision) == (True, "yes")


def test_an_answer_that_is_put_right_takes_with_it_what_the_partners_decided_on_it(case):
    reconsider(case=case, **said(stands=False))
    assert may_be_commissioned(fresh(case)) == Kind.LOCAL
    answered(case, agrees=True)
    review = RapidReview.objects.get(case=case)
    assert (review.decision, review.reconsidered, review.reconsidered_on) == ("no", "", None)
    assert may_be_commissioned(fresh(case)) == Kind.OTHER


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"because": " "}, "Give the partners’ reasons"),
        ({"decided_on": TODAY + timedelta(days=1)}, "up to today"),
        ({"decided_on": TODAY - timedelta(days=1)}, "from the Panel’s answer"),
    ],
)
def test_a_reconsidered_decision_has_its_reasons_and_a_day_from_the_answer_on(case, changed, why):
    with pytest.raises(Refused, match=why):
        reconsider(case=case, **said(**changed))
    assert RapidReview.objects.get(case=case).awaits_reconsideration


def test_who_does_not_run_the_case_records_none(signed_in, case):
    with pytest.raises(Refused):
        reconsider(case=case, **said(by=acting("police_director")))
    for name in ("police_director", "independent_advisor", "manager"):
        signed_in(name).get(f"{REGISTER}/{case.public_id}/report/reconsider", status=404)


@pytest.mark.parametrize(
    ("reference", "kind"), [("2025-01", "safeguarding practice"), ("2026-01", "other local")]
)
def test_a_decision_is_not_changed_while_a_review_runs_that_followed_from_it(lrscp, reference, kind):
    found = Case.objects.get(partnership=lrscp, reference=reference)
    if reference == "2026-01":
        last_on = TODAY + timedelta(days=92)
        told = {"because": "There is more.", "terms": "The year before.", "enquiries": "Who?", "panel": []}
        commission_other(case=found, last_on=last_on, by=acting("coordinator"), on=TODAY, **told)
    answered(found, agrees=False)
    with pytest.raises(Refused, match=f"{kind}.*still runs. End or publish it first. Then") as refused:
        reconsider(case=fresh(found), **said(stands=False))
    assert refused.value.field == "decision"
    reconsider(case=fresh(found), **said(stands=True))
