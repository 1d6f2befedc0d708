"""Sample practice reviews, all invented: a local one that a trial held up, and another local review below the
criteria."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile

from kith.base.kernel.actors import Actor
from kith.base.kernel.deadlines import months_after
from kith.base.kernel.working_days import add_working_days
from kith.front.demo.cast import BY_KEY, LRSCP
from kith.front.demo.samples.reviews import BRAMBLE, COUNTY, DECIDERS, SAFE, WHAT, WHY
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.models import PracticeReview
from kith.work.practice_reviews.operations.commissioning import (
    commission_local,
    commission_other,
    start_review,
)
from kith.work.practice_reviews.operations.drafting import add_draft, answer_accuracy, ask_accuracy
from kith.work.practice_reviews.operations.involvement import (
    plan_contact,
    plan_event,
    record_contact,
    record_event,
)
from kith.work.practice_reviews.operations.learning import recommend
from kith.work.practice_reviews.operations.reviewers import (
    agree_terms,
    check_conflicts,
    choose_reviewer,
    consider_reviewer,
)
from kith.work.practice_reviews.operations.timetable import (
    go_on,
    move_gateway,
    pause_review,
    plan_check,
    reach_gateway,
    record_check,
)
from kith.work.practice_reviews.proposing import proposed_lines, proposed_terms
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Answer, Origin, Part, Stage, View
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.operations.circle import extend_place, give_place
from kith.work.reviews.operations.deciding import answer_criterion, record_notified, state_view
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.reporting import check_copy, send_report, sign_report, write_report
from kith.work.reviews.report_on_paper.copying import code_of, content_of
from kith.work.reviews.report_on_paper.sections import text_hash

DRAFT = b"Draft (invented): what services did for Child A, what each knew, and what is to be learnt.\n"


def put_practice_reviews_in_place(today: date) -> None:
    """Put the sample reviews in place, through the deeds that everybody uses."""
    _under_way(today)
    _below_the_criteria(today)


def person_of(name: str) -> Person:
    """Return one of the cast."""
    return Person.objects.get(name=BY_KEY[name].name)


def acting_in_case(name: str) -> Actor:
    """Return one of the cast as they act in a case: by their place in it."""
    person = person_of(name)
    return Actor(person=person.public_id, name=person.name)


def _case(key: str, authority: Body, on: date) -> Case:
    facts = CaseFacts(authority=authority, aware_on=on, what_happened=WHAT, why=WHY, made_safe=SAFE)
    home = Partnership.objects.get(key=key)
    return receive_case(partnership=home, origin=Origin.NOTIFICATION, facts=facts, by=BY, on=on)


def _tested(case: Case, stage: Stage, on: date, answer: str) -> None:
    for one in criteria_of(stage):
        words = "By what the agencies told."
        answer_criterion(case=case, criterion=one, answer=answer, reasons=words, by=BY, on=on)


def _views(case: Case, stage: Stage, on: date) -> None:
    words = "The criteria are met."
    for name in DECIDERS.values():
        state_view(case=case, stage=stage, view=View.YES, reasons=words, by=acting_in_case(name), on=on)


def _place(case: Case, name: str, part: Part, body: str | None, on: date) -> None:
    give_place(
        case=case,
        person=person_of(name),
        part=part,
        body=Body.objects.get(key=body) if body else None,
        because="Does this part in the case",
        held_to=on + timedelta(days=400),
        by=BY,
        on=on,
    )


def decided(today: date, *, before: int, form: str) -> tuple[Case, date]:
    """Return a case of so many working days `before` today whose report went out with the decision on a local
    practice review, and the day; `form` is the reference of its notification."""
    aware = add_working_days(today, -before)
    case = _case(LRSCP, Body.objects.get(key=COUNTY), aware)
    for body, name in DECIDERS.items():
        _place(case, name, Part.PARTNER, body, aware)
    _place(case, "agency_lead", Part.CONTRIBUTOR, BRAMBLE, aware)
    _tested(case, Stage.NOTIFY, aware, Answer.YES)
    _views(case, Stage.NOTIFY, aware)
    told = {"form_reference": form, "sent_to": "All partners"}
    record_notified(case=case, because="Each criterion is met.", sent_on=aware, by=BY, on=aware, **told)
    done = add_working_days(aware, 14)
    _tested(case, Stage.REVIEW, done, Answer.YES)
    _views(case, Stage.REVIEW, done)
    write_report(
        case=case,
        facts="Two services planned for Child A and neither knew of the other’s plan.",
        learning_now="Both services meet every month.",
        learning_next="How is a plan handed on when a family moves between two districts?",
        recommends=View.YES,
        because="Why the two plans did not meet can’t be told from what agencies hold.",
        held_on=add_working_days(aware, 12),
        by=BY,
        on=done,
    )
    seen = text_hash(RapidReview.objects.get(case=case))
    for name in DECIDERS:
        sign_report(case=case, seen=seen, by=acting_in_case(DECIDERS[name]), on=done)
    code = code_of(content_of(case, RapidReview.objects.get(case=case))[0])
    check_copy(case=case, code=code, by=acting_in_case("case_review_chair"), on=done)
    send_report(case=case, sent_on=done, by=BY, on=done)
    return Case.objects.get(pk=case.pk), done


def _under_way(today: date) -> None:
    """A local practice review whose draft was looked at by agencies; one asks to put something right."""
    case, decided_on = decided(today, before=260, form="CIN-0002 (invented)")
    review = commission_local(
        case=case,
        decided_on=decided_on,
        because="Why the two plans did not meet can’t be told from what agencies hold.",
        terms=proposed_terms(case, ["Bramble Community NHS Trust", "Leicestershire County Council"]),
        enquiries=proposed_lines(case),
        panel=[person_of("planning_chair")],
        by=BY,
        on=decided_on,
    )
    keep_places(case, decided_on)
    _reviewer(review, decided_on)
    _on_its_way(review, today)
    _heard(review, today)
    _drafted(review, today)


def keep_places(case: Case, decided: date) -> None:
    """Let the places of the circle hold as long as the review takes."""
    last = decided + timedelta(days=700)
    for place in case.places.filter(held_to__lt=last).select_related("case", "person"):
        extend_place(place=place, held_to=last, by=BY, on=decided)


def _reviewer(review: PracticeReview, decided: date) -> None:
    """Two are considered; one of them worked for an agency of the case."""
    on = decided + timedelta(days=10)
    said = {one.key: (False, "") for one in QUESTIONS}
    barred = {**said, "employed": (True, "Worked for the trust until two years ago.")}
    for name, background, answers in (
        ("Isolde Quillfeather", "Named nurse for twelve years, now on her own (invented).", barred),
        ("Thaddeus Plumtree", "Has done four reviews elsewhere; on his own (invented).", said),
    ):
        reviewer = consider_reviewer(review=review, name=name, background=background, by=BY, on=on)
        check_conflicts(reviewer=reviewer, answers=answers, by=BY, on=on)
    choose_reviewer(reviewer=reviewer, because="Knows how districts hand plans on.", by=BY, on=on)
    agree_terms(
        reviewer=reviewer,
        terms="A draft in four months, one event, and the text up to its publication.",
        days=24,
        agreed_on=on,
        ends_on=months_after(decided, 16),
        by=BY,
        on=on,
    )


PAUSED_FROM, PAUSED_TO = timedelta(days=-287), timedelta(days=-77)
"""From and to which day before today a trial held the review up."""

AFTER_THE_TRIAL = (None, None, -42, -13, 4, 21, 35)
"""To which day from today each gateway was moved after the trial; None for those reached before it."""


def _on_its_way(review: PracticeReview, today: date) -> None:
    """A trial held the review up: later gateways were moved, and the last day with them."""
    gateways = list(review.gateways.order_by("planned_on", "pk"))
    for gateway in gateways[:2]:
        reach_gateway(gateway=gateway, reached_on=gateway.planned_on, by=BY, on=gateway.planned_on)
    words = "The court asks that nobody is heard before the trial is over."
    began, ended = today + PAUSED_FROM, today + PAUSED_TO
    pause_review(review=review, paused_from=began, because=words, by=BY, on=began)
    go_on(review=review, paused_to=ended, by=BY, on=ended)
    for gateway, days in zip(gateways, AFTER_THE_TRIAL, strict=True):
        if days is not None:
            to_on, because = today + timedelta(days=days), "The trial is over; planned anew from its end."
            move_gateway(gateway=gateway, to_on=to_on, because=because, by=BY, on=ended)
            if to_on <= today:
                reach_gateway(gateway=gateway, reached_on=to_on, by=BY, on=to_on)
    _checked(review, today)


def _checked(review: PracticeReview, today: date) -> None:
    for check in review.checks.filter(due_on__lte=today):
        record_check(
            check=check,
            is_on_time=False,
            is_good_enough=True,
            found="The work is sound. The time depends on the trial.",
            asked_for="",
            by=BY,
            on=check.due_on,
        )
    plan_check(review=review, due_on=today + timedelta(days=20), by=BY, on=today)


def _heard(review: PracticeReview, today: date) -> None:
    planned, held = today - timedelta(days=70), today - timedelta(days=42)
    event = plan_event(
        review=review,
        method="learning-event",
        planned_on=held,
        for_whom="Health visitors, social workers and midwives of both districts",
        by=BY,
        on=planned,
    )
    heard = "Plans go by post when a family moves, and nobody rings."
    record_event(event=event, held_on=held, came=14, heard=heard, by=BY, on=held)
    contact = plan_contact(
        review=review,
        who="Mother",
        how="A visit at home",
        by_whom="the reviewer with the family’s social worker",
        purpose="To hear how she saw the move, and what she wishes for the text.",
        due_on=held,
        by=BY,
        on=planned,
    )
    record_contact(
        contact=contact,
        done_on=held,
        declined=False,
        said_words="“I told my story four times and each time it was new to them.”",
        on_publication="She wants to read it first, with her sister beside her.",
        by=BY,
        on=held,
    )


def _drafted(review: PracticeReview, today: date) -> None:
    on = today - timedelta(days=12)
    upload = ContentFile(DRAFT, name="draft.txt")
    draft = add_draft(review=review, upload=upload, changed="The first draft.", by=BY, on=on)
    recommend(
        review=review,
        words="Each plan for a child is handed on in a conversation when a family moves between districts.",
        success="In ten moves looked at, the receiving worker can say what the plan was.",
        by=BY,
        on=on,
    )
    bodies = list(Body.objects.filter(key__in=[BRAMBLE, COUNTY]).order_by("key"))
    asked = ask_accuracy(draft=draft, bodies=bodies, due_on=today + timedelta(days=2), by=BY, on=on)
    said = {BRAMBLE: ("agency_lead", "The second visit was on a Tuesday."), COUNTY: ("council_director", "")}
    for one in asked:
        name, words = said[one.body.key]
        answer_accuracy(
            request=one, words=words, is_nil=not words, by=acting_in_case(name), on=on + timedelta(days=5)
        )


def _below_the_criteria(today: date) -> None:
    """Another local review of the referral that was not notified, done by its panel."""
    case = Case.objects.get(partnership__key=LRSCP, reference="2026-02")
    on = add_working_days(today, -20)
    review = commission_other(
        case=case,
        last_on=months_after(on, 3),
        because="Two services did not know of each other’s plans.",
        terms=proposed_terms(case, ["Bramble Community NHS Trust"]),
        enquiries="How did two services plan without each other?",
        panel=[],
        by=BY,
        on=on,
    )
    words = "Its panel does it itself, in two meetings; a reviewer from outside would add little."
    start_review(review=review, because=words, by=BY, on=on)
