"""What comes before partners sign the report of a rapid review, and before it goes to the Panel."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import CaseState, RequestState, Stage, StepKind
from kith.work.reviews.models import RapidReview, ReturnRequest
from kith.work.reviews.operations.deciding import answer_criterion
from kith.work.reviews.operations.reporting import send_report, sign_report, text_hash, write_report
from kith.work.reviews.operations.returns import (
    ask_again,
    begin_writing,
    recall_return,
    release_return,
    save_answers,
)
from kith.work.reviews.queries.report import workspace_of
from kith.work.reviews.queries.steps import case_with_facts, known_of
from kith.work.reviews.report_on_paper.sections import sections_of
from tests.cast import TODAY, acting
from tests.deeds.reviews.test_steps import (
    REPORT,
    answered,
    checked,
    of_state,
    of_state_of,
    signed,
    viewed,
    writer_of,
)

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland/reviews"
ONE = timedelta(days=1)


@pytest.fixture
def running(lrscp):
    """Return the sample case under review, its criteria answered."""
    case = of_state(CaseState.RAPID_REVIEW)
    answered(case)
    return case


def write(case, **said):
    write_report(case=case, by=acting("coordinator"), on=TODAY, **{**REPORT, **said})


def sign(case):
    seen = text_hash(RapidReview.objects.get(case=case))
    return sign_report(case=case, seen=seen, by=acting("police_director"), on=TODAY)


def test_partners_sign_once_the_meeting_was_held_or_a_reason_stands_in_its_place(running):
    write(running, held_on=None, meets_on=TODAY)
    with pytest.raises(Refused, match="on which day the rapid review meeting was held"):
        sign(running)
    write(running, held_on=None, not_held_because="All agreed in writing.")
    assert sign(running)
    write(running, held_on=TODAY)
    assert sign(running)


def test_a_meeting_was_held_between_the_day_of_awareness_and_today(running):
    for day in (running.aware_on - ONE, TODAY + ONE):
        with pytest.raises(Refused, match="from the day of awareness up to today") as refused:
            write(running, held_on=day)
        assert refused.value.field == "held_on"
    for day in (running.aware_on, TODAY):
        write(running, held_on=day)
        assert RapidReview.objects.get(case=running).held_on == day


def test_a_report_waits_for_each_partners_view_or_says_why_it_goes_without(running, signed_in):
    running.views.filter(stage="review").delete()
    write(running)
    signed(running)
    checked(running)
    sees = signed_in("coordinator")
    at, day = f"{HOME}/{running.public_id}/report/sent", {"day": 16, "month": 11, "year": 2026}
    page = sees.post(at, {f"sent_on_{part}": number for part, number in day.items()}, status=422)
    assert "No view is stated yet for" in page.text
    assert of_state_of(running) == CaseState.RAPID_REVIEW
    page.submit("Record it", without_views_because="The director is away until the last day.")
    assert of_state_of(running) == CaseState.REPORTED
    step = running.steps.get(kind=StepKind.REPORTED)
    assert "The director is away until the last day." in step.words


def returned(case):
    said = {"state": RequestState.NIL, "agreed_by": "The lead", "released_on": TODAY}
    case.requests.exclude(state=RequestState.RELEASED).update(**said)


def test_a_report_waits_for_each_return_or_says_why_and_the_return_is_closed(running, signed_in):
    viewed(running)
    write(running)
    signed(running)
    checked(running)
    told = {"case": running, "sent_on": TODAY, "by": acting("coordinator"), "on": TODAY}
    awaited = running.requests.get(state=RequestState.ASKED)
    with pytest.raises(Refused, match=f"^No return is in yet from .*{awaited.body.name}") as refused:
        send_report(**told)
    assert refused.value.field == "without_views_because"
    at, run = f"{HOME}/returns/{awaited.public_id}", signed_in("coordinator")
    assert "this return is closed" not in run.get(at).text
    send_report(**told, without_views_because="The police told it at the meeting.")
    assert "told it at the meeting" in running.steps.get(kind=StepKind.REPORTED).words
    assert "The review has reported, on 16 November 2026, and this return is closed." in run.get(at).text


def test_a_return_that_is_asked_for_again_stays_returned_in_the_report(running):
    request = running.requests.get(state=RequestState.RELEASED)
    due = date(2026, 11, 18)
    ask_again(request=request, because="Who else?", due_on=due, by=acting("coordinator"), on=TODAY)
    told = text_of(running)
    assert "Returned on 16 November 2026; asked again, due on 18 November 2026" in told
    release_return(request=fresh(request), agreed_by="L", by=writing(request, "So."), on=TODAY)
    recall_return(request=fresh(request), because="A slip.", by=writer_of(request), on=TODAY)
    begin_writing(request=fresh(request), by=writer_of(request), on=TODAY)
    assert "Not returned; due on 18 November 2026" in text_of(running)
    assert "asked again" not in text_of(running)


def fresh(request):
    return ReturnRequest.objects.select_related("case", "body").get(pk=request.pk)


def writing(request, words):
    by = writer_of(request)
    save_answers(request=fresh(request), answers={"services": words}, by=by, on=TODAY)
    return by


def text_of(case):
    review = RapidReview.objects.get(case=case)
    return str(sections_of(review.case, review, workspace_of(review.case)))


def test_a_report_with_every_view_and_return_asks_for_no_reason(running, signed_in):
    viewed(running)
    returned(running)
    write(running)
    signed(running)
    checked(running)
    page = signed_in("coordinator").get(f"{HOME}/{running.public_id}/report/sent")
    page.submit("Record it", sent_on=TODAY)
    assert of_state_of(running) == CaseState.REPORTED


@pytest.mark.parametrize(
    ("held", "signed_on", "checked_on", "when"),
    [
        (0, -1, -1, "the meeting was held"),
        (-1, 0, -1, "the last partner signed it"),
        (-1, -1, 0, "its copy was"),
    ],
)
def test_a_report_goes_on_no_day_before_it_was_signed_and_checked(running, held, signed_on, checked_on, when):
    viewed(running)
    returned(running)
    write(running, held_on=TODAY + held * ONE)
    signed(running)
    copy = checked(running)
    last = running.sign_offs.latest("pk")
    running.sign_offs.update(signed_on=TODAY - 2 * ONE)
    running.sign_offs.filter(pk=last.pk).update(signed_on=TODAY + signed_on * ONE)
    running.copies.filter(pk=copy.pk).update(checked_on=TODAY + checked_on * ONE)
    told = {"case": running, "by": acting("coordinator"), "on": TODAY + ONE}
    for day in (TODAY - ONE, TODAY + 2 * ONE):
        with pytest.raises(Refused, match=f"from 16 November 2026, when {when}.*, up to today") as refused:
            send_report(sent_on=day, **told)
        assert refused.value.field == "sent_on"
    send_report(sent_on=TODAY, **told)
    assert RapidReview.objects.get(case=running).sent_on == TODAY


@pytest.mark.parametrize(
    ("answer", "decides", "says"),
    [
        ("yes", "no", "A criterion is met"),
        ("unsure", "no", "is not clear yet"),
        ("unsure", "yes", "No criterion"),
    ],
)
def test_a_report_says_why_its_decision_goes_against_the_criteria(running, signed_in, answer, decides, says):
    viewed(running)
    told = {"answer": answer, "reasons": "So.", "by": acting("coordinator"), "on": TODAY}
    answer_criterion(case=running, criterion=criteria_of(Stage.REVIEW)[1], **told)
    write(running, recommends=decides)
    with pytest.raises(Refused, match=f"{says}.* does not say yet why the decision goes against that"):
        sign(running)
    run, at = signed_in("coordinator"), f"{HOME}/{running.public_id}"
    assert not known_of(case_with_facts(running, TODAY)).is_written
    page = run.get(f"{at}/report/write").submit("Keep the report", against_because="It is known by now.")
    assert "Why the decision goes against the criteria It is known by now." in page.text
    assert known_of(case_with_facts(running, TODAY)).is_written
    assert sign(running)


def test_a_decision_by_the_criteria_needs_no_further_reason(running):
    write(running, recommends="no")
    assert sign(running)
    told = {"answer": "yes", "reasons": "So.", "by": acting("coordinator"), "on": TODAY}
    answer_criterion(case=running, criterion=criteria_of(Stage.REVIEW)[1], **told)
    write(running, recommends="yes")
    assert sign(running)
