"""What was said at each step of a case stays, and no deed rests on a page that was opened before."""

from datetime import timedelta

import pytest

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.notices.words import counted
from kith.work.practice_reviews.operations.commissioning import stop_review
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import CaseState, RequestState, Stage, StepKind
from kith.work.reviews.models import Case, CasePlace, RapidReview, ReturnRequest
from kith.work.reviews.operations.deciding import (
    answer_criterion,
    end_case,
    look_again,
    record_not_notified,
    state_view,
)
from kith.work.reviews.operations.reconsidering import reconsider
from kith.work.reviews.operations.reporting import (
    check_copy,
    record_answer,
    send_report,
    sign_report,
    text_hash,
    write_report,
)
from kith.work.reviews.operations.returns import chase, recall_return, release_return, save_answers, say_nil
from kith.work.reviews.operations.scrutiny import comment_on
from kith.work.reviews.report_on_paper.copying import code_of, content_of
from kith.work.reviews.waiting import clocks_to_keep, returns_to_write
from tests.cast import BY_KEY, TODAY, acting, person
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
WITHOUT = {"without_views_because": "Two returns come too late."}
DECIDERS = ("council_director", "rutland_director", "police_director", "health_director")
REPORT = {"facts": "A", "learning_now": "B", "learning_next": "", "recommends": "no", "because": "So."}
REPORT |= {"held_on": TODAY}


def of_state(state):
    rows = Case.objects.filter(partnership__key=BY_KEY["coordinator"].partnership, state=state)
    return rows.latest("received_on")


@pytest.fixture
def running(lrscp):
    """Return the sample case under review."""
    return of_state(CaseState.RAPID_REVIEW)


@pytest.fixture
def not_notified(lrscp):
    """Return the sample case that was not notified."""
    return of_state(CaseState.NOT_NOTIFIED)


def kinds_of(case):
    return list(case.steps.order_by("taken_at", "pk").values_list("kind", flat=True))


def writer_of(request):
    place = CasePlace.objects.filter(case=request.case, body=request.body, part="contributor").first()
    return Actor(person=place.person.public_id, name=place.person.name)


def answered(case, answer="no"):
    for one in criteria_of(Stage.REVIEW):
        answer_criterion(
            case=case, criterion=one, answer=answer, reasons="So.", by=acting("coordinator"), on=TODAY
        )


def signed(case):
    seen = text_hash(RapidReview.objects.get(case=case))
    for name in DECIDERS:
        sign_report(case=case, seen=seen, by=acting(name), on=TODAY)


def viewed(case):
    said = {"stage": Stage.REVIEW, "view": "no", "reasons": "So.", "on": TODAY}
    for name in DECIDERS:
        state_view(case=case, by=acting(name), **said)


def checked(case, name="case_review_chair"):
    code = code_of(content_of(case, RapidReview.objects.get(case=case))[0])
    return check_copy(case=case, code=code, by=acting(name), on=TODAY)


def test_the_words_of_each_step_stay_and_stand_on_the_page_of_the_case(signed_in, not_notified):
    first = not_notified.decided_because
    by = acting("coordinator")
    look_again(case=not_notified, because="More is known.", by=by, on=TODAY)
    kept = Case.objects.get(pk=not_notified.pk)
    assert (kept.state, kept.decided_on, kept.decided_because) == (CaseState.RECEIVED, None, "")
    record_not_notified(case=not_notified, because="It changes nothing.", by=by, on=TODAY)
    stop_review(review=not_notified.practice_reviews.get(), because="It was told.", by=by, on=TODAY)
    end_case(case=not_notified, because="Nothing is open.", by=by, on=TODAY)
    assert kinds_of(kept) == [
        StepKind.NOT_NOTIFIED,
        StepKind.LOOKED_AGAIN,
        StepKind.NOT_NOTIFIED,
        StepKind.ENDED,
    ]
    page = signed_in("independent_advisor").get(f"{HOME}/reviews/{kept.public_id}")
    told = str(page.table("What happened to this case").cells)
    for words in (first, "More is known.", "It changes nothing.", "Nothing is open."):
        assert words in told


def test_a_decision_that_is_looked_at_again_is_none_for_the_referrer_and_the_advisor(signed_in, not_notified):
    look_again(case=not_notified, because="More is known.", by=acting("coordinator"), on=TODAY)
    with pytest.raises(Refused, match="Nothing is decided"):
        comment_on(
            case=not_notified, stage=Stage.NOTIFY, words="So.", by=acting("independent_advisor"), on=TODAY
        )
    at = f"{HOME}/reviews/{not_notified.public_id}"
    page = signed_in("coordinator").get(at)
    assert "Notification was due" in page.text
    signed_in("independent_advisor").get(f"{at}/comment", status=404)


def test_a_question_is_answered_only_while_the_case_is_at_it(running, not_notified):
    by, director = acting("coordinator"), acting("council_director")
    notify, review = criteria_of(Stage.NOTIFY)[0], criteria_of(Stage.REVIEW)[0]
    said = {"answer": "yes", "reasons": "So.", "by": by, "on": TODAY}
    viewed = {"view": "yes", "reasons": "So.", "by": director, "on": TODAY}
    with pytest.raises(Refused, match="until it is decided whether to notify"):
        answer_criterion(case=running, criterion=notify, **said)
    with pytest.raises(Refused, match="until it is decided whether to notify"):
        state_view(case=running, stage=Stage.NOTIFY, **viewed)
    assert answer_criterion(case=running, criterion=review, **said)
    look_again(case=not_notified, because="More is known.", by=by, on=TODAY)
    with pytest.raises(Refused, match="during the rapid review"):
        answer_criterion(case=not_notified, criterion=review, **said)
    with pytest.raises(Refused, match="during the rapid review"):
        state_view(case=not_notified, stage=Stage.REVIEW, **viewed)
    assert answer_criterion(case=not_notified, criterion=notify, **said)


def test_the_hash_tells_apart_every_part_of_a_report(running):
    by, seen = acting("coordinator"), set()

    def written(**changed):
        write_report(case=running, by=by, on=TODAY, **{**REPORT, **changed})
        seen.add(text_hash(RapidReview.objects.get(case=running)))

    written()
    written(facts="A\nB", learning_now="")
    written(facts="", learning_now="A\nB")
    written(recommends="yes")
    written(meets_on=TODAY)
    written(meets_on=TODAY + timedelta(days=1))
    for part in ("about_child", "episodes", "heard", "national"):
        written(**{part: "A\nB"})
    answered(running)
    written()
    answered(running, "yes")
    written()
    assert len(seen) == 12


def test_a_criterion_that_is_answered_anew_makes_the_signatures_fall_away(running):
    by = acting("coordinator")
    answered(running)
    write_report(case=running, by=by, on=TODAY, **REPORT, against_because="So.")
    signed(running)
    answered(running, "yes")
    with pytest.raises(Refused, match="Not signed yet"):
        send_report(case=running, sent_on=TODAY, by=by, on=TODAY)


def ready(case):
    answered(case)
    viewed(case)
    write_report(case=case, by=acting("coordinator"), on=TODAY, **REPORT)
    signed(case)


def test_a_report_goes_out_when_somebody_else_has_checked_the_copy_of_this_text(running):
    by = acting("coordinator")
    ready(running)
    with pytest.raises(Refused, match="Nobody has checked the copy"):
        send_report(case=running, sent_on=TODAY, by=by, on=TODAY, **WITHOUT)
    checked(running, "coordinator")
    with pytest.raises(Refused, match="You checked the copy yourself"):
        send_report(case=running, sent_on=TODAY, by=by, on=TODAY, **WITHOUT)
    send_report(case=running, sent_on=TODAY, by=acting("case_review_chair"), on=TODAY, **WITHOUT)
    assert of_state_of(running) == CaseState.REPORTED


def of_state_of(case):
    return Case.objects.get(pk=case.pk).state


def test_a_copy_is_confirmed_by_its_own_letters_once_every_partner_has_signed(running):
    answered(running)
    write_report(case=running, by=acting("coordinator"), on=TODAY, **REPORT)
    with pytest.raises(Refused, match="Not signed yet"):
        checked(running)
    signed(running)
    for code in ("", "00000000"):
        with pytest.raises(Refused, match="not the letters of the copy"):
            check_copy(case=running, code=code, by=acting("case_review_chair"), on=TODAY)
    with pytest.raises(Refused, match="check the copy"):
        checked(running, "agency_lead")
    assert checked(running).sha256


def test_a_return_that_comes_in_after_the_signatures_must_be_signed_too(running):
    ready(running)
    begun = ReturnRequest.objects.get(case=running, state=RequestState.BEGUN)
    release_return(request=begun, agreed_by="The lead", by=writer_of(begun), on=TODAY)
    with pytest.raises(Refused, match="Not signed yet"):
        checked(running)


def test_nothing_is_written_into_a_report_that_was_sent_meanwhile(running):
    by, before = acting("coordinator"), [of_state(CaseState.RAPID_REVIEW) for _ in range(2)]
    answered(running)
    viewed(running)
    write_report(case=running, by=by, on=TODAY, **REPORT)
    signed(running)
    checked(running)
    send_report(case=running, sent_on=TODAY, by=by, on=TODAY, **WITHOUT)
    with pytest.raises(Refused, match="while the rapid review runs"):
        write_report(case=before[0], by=by, on=TODAY, **{**REPORT, "facts": "Other."})
    with pytest.raises(Refused, match="during the rapid review"):
        answered(before[1], "yes")
    review = RapidReview.objects.get(case=running)
    assert review.facts == "A"
    assert text_hash(review) == review.sent_sha256


def test_nothing_is_written_into_a_return_that_was_released_meanwhile(running):
    county = ReturnRequest.objects.get(case=running, state=RequestState.BEGUN)
    opened_before, by = ReturnRequest.objects.get(pk=county.pk), writer_of(county)
    release_return(request=county, agreed_by="The lead", by=by, on=TODAY)
    with pytest.raises(Refused, match="The return is in"):
        save_answers(request=opened_before, answers={"services": "Altered."}, by=by, on=TODAY)
    assert not county.answers.filter(words="Altered.").exists()


@pytest.mark.parametrize("state", [CaseState.REPORTED, CaseState.ENDED])
def test_returns_stay_as_they_are_once_the_review_no_longer_runs(running, state):
    released = ReturnRequest.objects.get(case=running, state=RequestState.RELEASED)
    begun = ReturnRequest.objects.get(case=running, state=RequestState.BEGUN)
    before = [(one, ReturnRequest.objects.select_related("case").get(pk=one.pk)) for one in (released, begun)]
    Case.objects.filter(pk=running.pk).update(state=state)
    (_, stale_released), (_, stale_begun) = before
    writes, wrote = writer_of(begun), writer_of(released)
    for deed in (
        lambda: save_answers(request=stale_begun, answers={"services": "x"}, by=writes, on=TODAY),
        lambda: release_return(request=stale_begun, agreed_by="The lead", by=writes, on=TODAY),
        lambda: say_nil(request=stale_begun, agreed_by="The lead", by=writes, on=TODAY),
        lambda: chase(request=stale_begun, how="By telephone", by=acting("coordinator"), on=TODAY),
        lambda: recall_return(request=stale_released, because="A slip.", by=wrote, on=TODAY),
    ):
        with pytest.raises(Refused, match="the returns stay as they are"):
            deed()
    assert not list(returns_to_write(member_of(writes), TODAY))


def member_of(actor):
    name = next(key for key in BY_KEY if person(key) and person(key).public_id == actor.person)
    return member(name)


def test_a_return_that_is_taken_back_keeps_its_reason_among_the_steps(running):
    released = ReturnRequest.objects.get(case=running, state=RequestState.RELEASED)
    recall_return(request=released, because="A date was wrong.", by=writer_of(released), on=TODAY)
    step = running.steps.get(kind=StepKind.RECALLED)
    assert (step.words, step.body) == ("A date was wrong.", released.body)


def test_an_earlier_answer_of_the_panel_stays_and_none_is_recorded_after_the_end(lrscp):
    case, by = of_state(CaseState.REPORTED), acting("coordinator")
    said = {"answered_on": TODAY, "by": by, "on": TODAY}
    record_answer(case=case, panel_agrees=False, panel_says="A review would add little.", **said)
    words = list(case.steps.filter(kind=StepKind.ANSWERED).order_by("pk").values_list("words", flat=True))
    assert words == ["It agrees.", "It does not agree. A review would add little."]
    reconsider(case=case, stands=True, because="It was looked at.", decided_on=TODAY, by=by, on=TODAY)
    end_case(case=case, because="All is done.", by=by, on=TODAY)
    with pytest.raises(Refused, match="while the report is with the Panel"):
        record_answer(case=case, panel_agrees=True, panel_says="", **said)


def test_mail_counts_what_waits_in_words_that_tell_of_no_case(running):
    waiting = list(clocks_to_keep(member("coordinator"), TODAY))
    assert waiting
    assert "case" not in str(counted(waiting)).lower()
    assert "closed record" in str(counted(waiting))


def test_a_comment_says_that_its_writer_leads_the_case_however_many_groups_they_chair(running):
    CasePlace.objects.filter(case=running, part="lead").update(person=person("independent_advisor"))
    made = comment_on(
        case=running, stage=Stage.NOTIFY, words="So.", by=acting("independent_advisor"), on=TODAY
    )
    assert made.also.startswith("Also leads this case and chairs ")
