"""A review is commissioned, asked anew, started and stopped (L42, K29)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import months_after
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Person
from kith.work.practice_reviews.commissionable import may_be_commissioned
from kith.work.practice_reviews.deadlines import check_days, due_on, proposed_gateways
from kith.work.practice_reviews.enums import Kind, ReviewerState, StepOfReview
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW
from kith.work.practice_reviews.models import Gateway, PracticeReview, ReviewCheck
from kith.work.practice_reviews.operations.reviewers import let_go
from kith.work.practice_reviews.recording import hold_open_review, keep_step, refuse_day_passed, said
from kith.work.reviews.deadlines import refuse_long_ago
from kith.work.reviews.enums import Part
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.operations.circle import give_place
from kith.work.reviews.recording import record, refuse_unless_runs

PANEL_LASTS = 9
"""How many months from the decision the places of the panel hold, unless they are ended or extended."""


@transaction.atomic
def commission_local(
    *,
    case: Case,
    decided_on: date,
    because: str,
    terms: str,
    enquiries: str,
    panel: Collection[Person],
    by: Actor,
    on: date,
) -> PracticeReview:
    """Commission the local practice review that the partners decided on, in one step: its six months, its
    gateways, its checks and its panel. Raises Refused for others than those who run the case, where the
    report did not go out with that decision, where a review runs, and for a day of the decision that lies
    before the case came in or ahead."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if may_be_commissioned(case) != Kind.LOCAL:
        raise Refused(
            "A local practice review is commissioned when the report went to the Panel with that decision."
        )
    if not case.received_on <= decided_on <= on:
        raise Refused(
            "Write the day of the decision: from the day the case came in up to today.", field="decided_on"
        )
    due = due_on(Kind.LOCAL, decided_on)
    return _commission(
        case=case,
        kind=Kind.LOCAL,
        decided_on=decided_on,
        due=due,
        because=because,
        terms=terms,
        enquiries=enquiries,
        panel=panel,
        by=by,
        on=on,
    )


@transaction.atomic
def commission_other(
    *,
    case: Case,
    last_on: date,
    because: str,
    terms: str,
    enquiries: str,
    panel: Collection[Person],
    by: Actor,
    on: date,
) -> PracticeReview:
    """Open another local review of a case below the criteria, with a timetable of its own up to the day that
    the partners set; no clock of the guidance runs (K29). Raises Refused for others than those who run the
    case, for a case of another kind, where a review runs, and for a last day that is passed or far ahead."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if may_be_commissioned(case) != Kind.OTHER:
        raise Refused("Another local review looks at a case that did not meet the criteria.")
    refuse_day_passed(last_on, on, field="last_on")
    return _commission(
        case=case,
        kind=Kind.OTHER,
        decided_on=on,
        due=last_on,
        because=because,
        terms=terms,
        enquiries=enquiries,
        panel=panel,
        by=by,
        on=on,
    )


def _commission(
    *,
    case: Case,
    kind: Kind,
    decided_on: date,
    due: date,
    because: str,
    terms: str,
    enquiries: str,
    panel: Collection[Person],
    by: Actor,
    on: date,
) -> PracticeReview:
    refuse_long_ago(decided_on, field="decided_on")
    why = said(because, "Say why the review is commissioned.", field="because")
    if PracticeReview.objects.not_stopped().filter(case=case).exists():
        raise Refused("There is a review of this case already.")
    review = PracticeReview.objects.create(
        case=case,
        kind=kind,
        commissioned_on=decided_on,
        commissioned_at=now(),
        commissioned_by=by.name,
        because=why,
        due_on=due,
        terms=said(terms, "Write the terms of reference.", field="terms"),
        enquiries=_lines(enquiries),
    )
    _plan(review, decided_on, due)
    _seat(case, panel, months_after(decided_on, PANEL_LASTS), by, on)
    keep_step(review, StepOfReview.COMMISSIONED, why, by=by, on=on)
    facts = {"kind": str(kind), "decided_on": decided_on.isoformat(), "due_on": due.isoformat()}
    record(case, "commissioned review", by=by, new=facts)
    return review


def _plan(review: PracticeReview, start: date, due: date) -> None:
    """Set the gateways and the checks as they are proposed."""
    Gateway.objects.bulk_create(
        Gateway(review=review, name=one.name, first_on=one.on, planned_on=one.on)
        for one in proposed_gateways(start, due)
    )
    ReviewCheck.objects.bulk_create(ReviewCheck(review=review, due_on=day) for day in check_days(start, due))


def _seat(case: Case, panel: Collection[Person], until: date, by: Actor, on: date) -> None:
    """Give the panel their places; whoever sits on it already keeps theirs."""
    places = CasePlace.objects.open_on(on).filter(case=case, part=Part.PANEL)
    seated = set(places.values_list("person", flat=True))
    for person in panel:
        if person.pk not in seated:
            give_place(
                case=case,
                person=person,
                part=Part.PANEL,
                because="Sits on the panel of the review",
                held_to=max(until, on),
                body=None,
                by=by,
                on=on,
            )


def _lines(written: str) -> str:
    """Return the key lines of enquiry, one a line, without empty ones."""
    lines = "\n".join(line.strip() for line in written.splitlines() if line.strip())
    return said(lines, "Write at least one key line of enquiry.", field="enquiries")


@transaction.atomic
def ask_anew(
    *, review: PracticeReview, terms: str, enquiries: str, because: str, by: Actor, on: date
) -> None:
    """Change what a review asks; what it asked before stays among its steps. Raises Refused for others than
    those who run the case, without terms, a line of enquiry or a reason, where nothing changes, and once the
    review is signed."""
    hold_open_review(review, by, on)
    why = said(because, "Say why it changes.", field="because")
    before = (review.terms, review.enquiries)
    after = (said(terms, "Write the terms of reference.", field="terms"), _lines(enquiries))
    if before == after:
        raise Refused("Nothing has changed.", field="terms")
    review.terms, review.enquiries = after
    review.save(update_fields=["terms", "enquiries"])
    words = f"{why}\n\nBefore, the terms were:\n{before[0]}\n\nThe key lines of enquiry were:\n{before[1]}"
    keep_step(review, StepOfReview.ASKED_ANEW, words, by=by, on=on)
    record(review.case, "changed what review asks", by=by)


@transaction.atomic
def start_review(*, review: PracticeReview, because: str, by: Actor, on: date) -> None:
    """Start another local review without a reviewer from outside: its panel does it, for a reason. Raises
    Refused for a local practice review, which starts when its reviewer’s terms are agreed, and as the
    lifecycle says."""
    hold_open_review(review, by, on)
    if review.kind == Kind.LOCAL:
        raise Refused("A local practice review starts when its reviewer’s terms are agreed.")
    why = said(because, "Say who does it, and why without a reviewer.", field="because")
    PRACTICE_REVIEW.move(review, "start")
    keep_step(review, StepOfReview.STARTED, why, by=by, on=on)
    record(review.case, "started review", by=by)


@transaction.atomic
def stop_review(*, review: PracticeReview, because: str, by: Actor, on: date) -> None:
    """Stop a review, for a reason; what it holds stays. Its reviewer is no longer one. Raises Refused for
    others than those who run the case, without a reason, and once it is signed."""
    hold_open_review(review, by, on)
    for reviewer in review.reviewers.filter(state=ReviewerState.CHOSEN):
        let_go(reviewer=reviewer, because="The review was stopped.", by=by, on=on)
    PRACTICE_REVIEW.move(review, "stop", reason=because, ended_on=on)
    keep_step(review, StepOfReview.STOPPED, because.strip(), by=by, on=on)
    record(review.case, "stopped review", by=by)
