"""Cases: who may open them, who does what, and what is refused."""

import re
from datetime import date, timedelta

import pytest

from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.queries import membership_of
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Answer, CaseState, ConflictKind, Origin, Part, RequestState, Stage
from kith.work.reviews.models import Case, CasePlace, PartnerView, ReturnRequest
from kith.work.reviews.operations import deciding
from kith.work.reviews.operations.circle import end_place, give_place, keep_out, lift_conflict
from kith.work.reviews.operations.deciding import (
    answer_criterion,
    end_case,
    record_not_notified,
    record_notified,
    state_view,
)
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.reporting import (
    check_copy,
    send_report,
    sign_report,
    text_hash,
    write_report,
)
from kith.work.reviews.operations.returns import ask_agencies, recall_return, release_return, save_answers
from kith.work.reviews.presenters.register import figures_of
from kith.work.reviews.queries.one import answers_read, case_seen_by
from tests.cast import BY_KEY, TODAY, acting, person

pytestmark = pytest.mark.django_db

WORD = "Zephyrwick"
"""Stands in what the sample case says and nowhere else."""


def member(name, on=TODAY):
    return membership_of(person(name).account, key=BY_KEY[name].partnership, on=on)


@pytest.fixture
def case(lrscp):
    """Return the sample case under review."""
    return Case.objects.get(partnership=lrscp, state=CaseState.RAPID_REVIEW)


@pytest.fixture
def new_case(lrscp, case):
    """Return a case that has just come in."""
    facts = CaseFacts(
        authority=case.authority, aware_on=TODAY, what_happened=WORD, why="Why.", made_safe="Safe."
    )
    by = acting("coordinator")
    return receive_case(partnership=lrscp, origin=Origin.NOTIFICATION, facts=facts, by=by, on=TODAY)


def opens(case, name, on=TODAY):
    return case_seen_by(member(name, on), case.public_id) is not None


def give(case, name, part, **also):
    """Give one of the cast a place for a month, by the coordinator."""
    facts = {"body": None, "because": "Needed.", "held_to": TODAY + timedelta(days=30), **also}
    return give_place(case=case, person=person(name), part=part, by=acting("coordinator"), on=TODAY, **facts)


def test_a_new_case_is_open_to_its_lead_and_its_coordinator_and_to_independent_people(new_case):
    assert opens(new_case, "case_review_chair")
    assert opens(new_case, "coordinator")
    assert opens(new_case, "independent_advisor")
    assert not opens(new_case, "manager")
    assert not opens(new_case, "council_director")
    assert not opens(new_case, "agency_lead")


def test_others_of_the_board_see_the_line_and_no_other_partnership_does(new_case):
    seen = Case.objects.lines_for(member("manager"))
    assert new_case in seen
    assert new_case in Case.objects.lines_for(member("council_director"))
    assert new_case not in Case.objects.lines_for(member("knowsley_manager"))
    assert new_case not in Case.objects.lines_for(member("young_member"))


def test_a_place_opens_a_case_up_to_its_last_day(new_case):
    until = TODAY + timedelta(days=3)
    give_place(
        case=new_case,
        person=person("manager"),
        part=Part.PANEL,
        body=None,
        because="Writes the minutes",
        held_to=until,
        by=acting("coordinator"),
        on=TODAY,
    )
    assert opens(new_case, "manager", until)
    assert not opens(new_case, "manager", until + timedelta(days=1))


def test_a_place_that_is_ended_opens_nothing_from_that_instant(new_case):
    place = CasePlace.objects.get(case=new_case, part=Part.LEAD)
    end_place(place=place, because="Another person leads it.", by=acting("coordinator"), on=TODAY)
    assert not opens(new_case, "case_review_chair")


def test_the_last_person_who_runs_a_case_keeps_their_place(new_case):
    lead = CasePlace.objects.get(case=new_case, part=Part.LEAD)
    end_place(place=lead, because="Another person leads it.", by=acting("coordinator"), on=TODAY)
    last = CasePlace.objects.get(case=new_case, part=Part.COORDINATOR)
    with pytest.raises(Refused, match="Nobody would run the case"):
        end_place(place=last, because="Gone.", by=acting("coordinator"), on=TODAY)
    assert opens(new_case, "coordinator")


@pytest.mark.parametrize("kind", ConflictKind.values)
def test_a_conflict_closes_a_case_to_its_own_lead_until_another_person_lifts_it(new_case, kind):
    chair = acting("case_review_chair")
    by = chair if kind == ConflictKind.DECLARED else acting("coordinator")
    kept = keep_out(
        case=new_case, person=person("case_review_chair"), kind=kind, because="A cousin.", by=by, on=TODAY
    )
    assert not opens(new_case, "case_review_chair")
    assert not new_case.places.filter(part=Part.LEAD, ended_at__isnull=True).exists()
    give(new_case, "manager", Part.COORDINATOR)
    lifters = {"case_review_chair": False, "coordinator": by == chair, "manager": True}
    for name, may in lifters.items():
        if not may:
            with pytest.raises(Refused, match="Another person"):
                lift_conflict(conflict=kept, because="It is past.", by=acting(name), on=TODAY)
    lift_conflict(conflict=kept, because="It is past.", by=acting("manager"), on=TODAY)
    assert not opens(new_case, "case_review_chair"), "their places stay ended"
    give(new_case, "case_review_chair", Part.LEAD)
    assert opens(new_case, "case_review_chair")


def test_a_conflict_closes_a_case_to_the_independent_advisor_too(new_case):
    keep_out(
        case=new_case,
        person=person("independent_advisor"),
        kind=ConflictKind.DIRECTED,
        because="Reviewed the same service.",
        by=acting("coordinator"),
        on=TODAY,
    )
    assert not opens(new_case, "independent_advisor")
    assert new_case not in Case.objects.lines_for(member("independent_advisor"))


def test_nobody_without_a_place_gives_one(new_case):
    for name in ("manager", "independent_advisor", "agency_lead"):
        with pytest.raises(Refused, match="leads the case"):
            give_place(
                case=new_case,
                person=person(name),
                part=Part.PANEL,
                body=None,
                because="Curious.",
                held_to=TODAY,
                by=acting(name),
                on=TODAY,
            )


def test_a_return_says_nothing_to_those_who_run_the_case_until_it_is_released(case):
    county = ReturnRequest.objects.get(case=case, state=RequestState.BEGUN)
    assert county.answers.exclude(words="").exists()
    assert answers_read(county, writes=False) == {}
    assert answers_read(county, writes=True)
    writer = county.case.places.get(part=Part.CONTRIBUTOR, body=county.body).person
    by = acting("coordinator")
    with pytest.raises(Refused, match="Only those who write"):
        release_return(request=county, agreed_by="Somebody", by=by, on=TODAY)
    own = by.__class__(person=writer.public_id, name=writer.name)
    release_return(request=county, agreed_by="The lead", by=own, on=TODAY)
    assert answers_read(county, writes=False)
    recall_return(request=county, because="A date was wrong.", by=own, on=TODAY)
    assert answers_read(county, writes=False) == {}


def test_one_agency_does_not_write_for_another(case):
    released = ReturnRequest.objects.get(case=case, state=RequestState.RELEASED)
    county = ReturnRequest.objects.get(case=case, state=RequestState.BEGUN)
    writer = case.places.get(part=Part.CONTRIBUTOR, body=released.body).person
    by = acting("coordinator").__class__(person=writer.public_id, name=writer.name)
    with pytest.raises(Refused, match="Only those who write"):
        save_answers(request=county, answers={"services": "Others."}, by=by, on=TODAY)


def test_nothing_is_notified_before_each_criterion_is_answered(new_case):
    with pytest.raises(Refused, match="Still open"):
        record_notified(
            case=new_case,
            because="Yes.",
            sent_on=TODAY,
            form_reference="",
            sent_to="",
            by=acting("coordinator"),
            on=TODAY,
        )
    with pytest.raises(Refused, match="Still open"):
        record_not_notified(case=new_case, because="No.", by=acting("coordinator"), on=TODAY)
    new_case.refresh_from_db()
    assert new_case.state == CaseState.RECEIVED


@pytest.mark.parametrize("days", [-1, 1])
def test_a_notification_is_not_sent_before_awareness_nor_tomorrow(new_case, days):
    by = acting("coordinator")
    for one in criteria_of(Stage.NOTIFY):
        answer_criterion(case=new_case, criterion=one, answer=Answer.YES, reasons="So.", by=by, on=TODAY)
    sent_on = TODAY + timedelta(days=days)
    facts = {"because": "Yes.", "form_reference": "", "sent_to": ""}
    with pytest.raises(Refused, match="up to today"):
        record_notified(case=new_case, sent_on=sent_on, by=by, on=TODAY, **facts)


NOTIFIES = {"because": "So.", "form_reference": "", "sent_to": "", "sent_on": TODAY}


def answered_with(case, *answers):
    by = acting("coordinator")
    for one, answer in zip(criteria_of(Stage.NOTIFY), answers, strict=True):
        answer_criterion(case=case, criterion=one, answer=answer, reasons="So.", by=by, on=TODAY)


def test_a_decision_waits_for_the_view_of_each_partner_or_says_why_not(new_case):
    by = acting("coordinator")
    answered_with(new_case, "yes", "yes", "yes")
    silent = "No view is stated yet for .*Leicestershire Police.* write why it goes ahead without"
    with pytest.raises(Refused, match=silent) as found:
        record_notified(case=new_case, by=by, on=TODAY, **NOTIFIES)
    assert found.value.field == "without_views_because"
    answered_with(new_case, "no", "yes", "yes")
    with pytest.raises(Refused, match=silent):
        record_not_notified(case=new_case, because="So.", by=by, on=TODAY)
    for partner in ground_of(new_case.partnership).on(TODAY).statutory_partners:
        told = {"stage": Stage.NOTIFY, "view": "no", "reasons": "So.", "stated_on": TODAY}
        PartnerView.objects.create(case=new_case, body=partner, stated_at=now(), stated_by="Them", **told)
    record_not_notified(case=new_case, because="So.", by=by, on=TODAY)
    assert new_case.steps.get().words == "So."


@pytest.mark.parametrize(
    ("answers", "deed", "says"),
    [
        (("no", "unsure", "no"), "notified", "No criterion is met"),
        (("yes", "yes", "yes"), "not", "Each criterion is met"),
        (("yes", "no", "unsure"), "not", "A criterion is not clear yet"),
    ],
)
def test_a_decision_against_the_criteria_says_why(new_case, monkeypatch, answers, deed, says):
    monkeypatch.setattr(deciding, "refuse_without_views", lambda *_asked: None)
    told = {"case": new_case, "by": acting("coordinator"), "on": TODAY}
    told |= NOTIFIES if deed == "notified" else {"because": "So."}
    decide = record_notified if deed == "notified" else record_not_notified
    answered_with(new_case, *answers)
    with pytest.raises(Refused, match=says):
        decide(**told)
    decide(**told, without_views_because="The chair asks for it.")
    assert new_case.steps.get().words == "So.\n\nWhy it goes ahead all the same: The chair asks for it."


def test_only_who_decides_for_a_partner_states_its_view(case):
    with pytest.raises(Refused, match="decide for a statutory partner"):
        state_view(
            case=case, stage=Stage.NOTIFY, view="yes", reasons="So.", by=acting("coordinator"), on=TODAY
        )


def test_a_signature_holds_for_the_text_that_was_shown_and_no_other(case):
    run, sign = acting("coordinator"), acting("council_director")
    said = {"facts": "Brief.", "learning_now": "", "learning_next": "", "recommends": "yes"}
    said |= {"held_on": TODAY}
    for one in criteria_of(Stage.REVIEW):
        answer_criterion(case=case, criterion=one, answer="yes", reasons="So.", by=run, on=TODAY)
    write_report(case=case, because="Reasons.", by=run, on=TODAY, **said)
    seen = text_hash(Case.objects.get(pk=case.pk).rapid_review)
    sign_report(case=case, seen=seen, by=sign, on=TODAY)
    write_report(case=case, because="Other reasons.", by=run, on=TODAY, **said)
    with pytest.raises(Refused, match="has changed"):
        sign_report(case=case, seen=seen, by=acting("police_director"), on=TODAY)
    with pytest.raises(Refused, match="Not signed yet"):
        send_report(case=case, sent_on=TODAY, by=run, on=TODAY)


def test_nobody_signs_or_checks_a_report_before_each_criterion_and_the_decision_stand(case):
    run, sign = acting("coordinator"), acting("council_director")
    said = {"facts": "Brief.", "learning_now": "", "learning_next": "", "because": "So."}
    said |= {"held_on": TODAY}
    *most, last = criteria_of(Stage.REVIEW)
    for one in most:
        answer_criterion(case=case, criterion=one, answer="yes", reasons="So.", by=run, on=TODAY)
    write_report(case=case, recommends="yes", by=run, on=TODAY, **said)
    lacks = re.escape(f"A criterion is not answered: {last.asks}")
    with pytest.raises(Refused, match=lacks):
        sign_report(case=case, seen=text_hash(case.rapid_review), by=sign, on=TODAY)
    with pytest.raises(Refused, match=lacks):
        check_copy(case=case, code="00000000", by=run, on=TODAY)
    answer_criterion(case=case, criterion=last, answer="no", reasons="So.", by=run, on=TODAY)
    write_report(case=case, recommends="", by=run, on=TODAY, **said)
    with pytest.raises(Refused, match=r"^The report does not say yet what the partners decide, and why\.$"):
        sign_report(case=case, seen=text_hash(case.rapid_review), by=sign, on=TODAY)
    write_report(case=case, recommends="no", by=run, on=TODAY, **said, against_because="It is known by now.")
    review = Case.objects.get(pk=case.pk).rapid_review
    assert sign_report(case=case, seen=text_hash(review), by=sign, on=TODAY)


def test_an_open_case_is_not_ended_and_the_sentence_says_what_comes_first(case, new_case):
    told = {"because": "So.", "by": acting("coordinator"), "on": TODAY}
    for one, first in ((new_case, "Decide first whether to notify"), (case, "Send the report")):
        with pytest.raises(Refused, match=f"This case is still open. {first}.*, then end it."):
            end_case(case=one, **told)


@pytest.mark.parametrize(("aware_on", "late"), [(date(2026, 11, 9), 0), (date(2026, 11, 8), 1)])
def test_a_notification_that_is_late_and_not_sent_counts_as_late_now(aware_on, late):
    waits = Case(state=CaseState.RECEIVED, aware_on=aware_on, received_on=TODAY)
    figures = figures_of([waits], TODAY.year, TODAY)
    assert ("1 case is late now." in figures) == bool(late)


def test_an_agency_is_asked_once_and_never_for_a_day_that_has_passed(case):
    asked = case.requests.first().body
    by = acting("coordinator")
    with pytest.raises(Refused, match="asked already"):
        ask_agencies(case=case, bodies=[asked], due_on=TODAY, by=by, on=TODAY)
    with pytest.raises(Refused, match="today or later"):
        ask_agencies(case=case, bodies=[asked], due_on=TODAY - timedelta(days=1), by=by, on=TODAY)


def test_the_trail_names_a_case_by_its_reference_and_holds_no_word_of_it(new_case):
    entries = Entry.objects.about("case", new_case.public_id)
    assert entries.count() >= 3
    told = str(list(entries.values_list("subject_title", "old", "new", "reason")))
    assert new_case.reference in told
    assert WORD not in told
