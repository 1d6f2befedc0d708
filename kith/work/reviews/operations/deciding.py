"""Whether the Panel is notified: the criteria, what each partner thinks, and the decision (L38, L39, L41)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.reviews.beside import keeps_open
from kith.work.reviews.criteria import EDITION, Criterion, criteria_of, says_against
from kith.work.reviews.deadlines import rapid_review_rule, rapid_review_starts
from kith.work.reviews.enums import RUNS, Answer, CaseState, Part, Stage, StepKind, View
from kith.work.reviews.lifecycle import CASE
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CriterionAnswer, PartnerView, RapidReview
from kith.work.reviews.queries.one import latest_answers
from kith.work.reviews.recording import partner_for, record, refuse_unless_in, refuse_unless_runs
from kith.work.reviews.running import review_of
from kith.work.reviews.stepping import keep_step

OPEN_IN = {Stage.NOTIFY: CaseState.RECEIVED, Stage.REVIEW: CaseState.RAPID_REVIEW}
"""In which state of a case the criteria of a stage are answered and partners state their views."""


STILL_OPEN = {
    CaseState.RECEIVED: "Decide first whether to notify the Panel",
    CaseState.RAPID_REVIEW: "Send the report of its rapid review first",
}
"""What comes before the end of a case that is open."""


@transaction.atomic
def answer_criterion(
    *, case: Case, criterion: Criterion, answer: str, reasons: str, by: Actor, on: date
) -> CriterionAnswer:
    """Say whether a case meets a criterion, with reasons. Raises Refused for others than those who run the
    case and its panel, without an answer or reasons, and while the case is at another question."""
    hold_case(case)
    says = "Those who run the case and its panel answer the criteria."
    refuse_unless_in(case, by, on, parts={*RUNS, Part.PANEL}, says=says)
    _refuse_at_another_question(case, criterion.stage)
    if answer not in Answer.values:
        raise Refused("Choose whether it is met.", field="answer")
    if not reasons.strip():
        raise Refused("Give the reasons.", field="reasons")
    made = CriterionAnswer.objects.create(
        case=case,
        criterion=criterion.key,
        edition=EDITION,
        answer=answer,
        reasons=reasons.strip(),
        answered_on=on,
        answered_at=now(),
        answered_by=by.name,
    )
    record(case, "answered criterion", by=by, new={"criterion": criterion.key, "answer": answer})
    return made


@transaction.atomic
def state_view(
    *, case: Case, stage: str, view: str, reasons: str, by: Actor, on: date, body: Body | None = None
) -> PartnerView:
    """State what one’s statutory partner thinks of a question; dissent stands like agreement. `body` says for
    which partner, for who decides for several. Raises Refused for those who decide for no partner in the
    case, without a view or reasons, and while the case is at another question."""
    hold_case(case)
    body = partner_for(case, by, on, body)
    if stage not in Stage.values or view not in View.values:
        raise Refused("Choose what your partner thinks.", field="view")
    _refuse_at_another_question(case, Stage(stage))
    if not reasons.strip():
        raise Refused("Give the reasons.", field="reasons")
    stated = PartnerView.objects.create(
        case=case,
        stage=stage,
        body=body,
        view=view,
        reasons=reasons.strip(),
        stated_on=on,
        stated_at=now(),
        stated_by=by.name,
    )
    record(case, "stated view of partner", by=by, new={"body": body.key, "stage": stage, "view": view})
    return stated


@transaction.atomic
def record_notified(
    *,
    case: Case,
    because: str,
    sent_on: date,
    form_reference: str,
    sent_to: str,
    by: Actor,
    on: date,
    without_views_because: str = "",
) -> RapidReview:
    """Record that the Panel was notified, and start the rapid review with its clock.

    `without_views_because` says why it goes ahead while a partner has stated no view, or though no criterion
    is met. Raises Refused for others than those who run the case, before the criteria are answered, in either
    of these cases without such words, without a reason, and for a day before the authority was aware or one
    that lies ahead.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    _refuse_unless_tested(case, Stage.NOTIFY)
    if not because.strip():
        raise Refused("Give the reasons of the decision.", field="because")
    if not case.aware_on <= sent_on <= on:
        raise Refused("Write the day it was sent: from the day of awareness up to today.", field="sent_on")
    if not without_views_because.strip():
        refuse_without_views(case, Stage.NOTIFY, on)
        _refuse_against_criteria(case, notifies=True)
    CASE.move(
        case,
        "notify",
        decided_on=on,
        decided_because=because.strip(),
        sent_on=sent_on,
        form_reference=form_reference.strip(),
        sent_to=sent_to.strip(),
    )
    rule = rapid_review_rule(sent_on)
    review, _made = RapidReview.objects.get_or_create(
        case=case,
        defaults={
            "starts_with": rule.starts_with,
            "started_on": rapid_review_starts(rule, aware_on=case.aware_on, sent_on=sent_on),
        },
    )
    keep_step(case, StepKind.NOTIFIED, with_why(because, without_views_because), by=by, on=on)
    record(case, "recorded notification", by=by, new={"sent_on": sent_on.isoformat()})
    return review


@transaction.atomic
def record_not_notified(
    *, case: Case, because: str, by: Actor, on: date, without_views_because: str = ""
) -> None:
    """Record that a case is not notified, and why; the referrer reads it. Raises Refused as for one that is,
    but where each criterion is met or one is not clear yet instead of where none is met."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    _refuse_unless_tested(case, Stage.NOTIFY)
    if not without_views_because.strip():
        refuse_without_views(case, Stage.NOTIFY, on)
        _refuse_against_criteria(case, notifies=False)
    CASE.move(case, "not_notify", reason=because, decided_on=on, decided_because=because.strip())
    keep_step(case, StepKind.NOT_NOTIFIED, with_why(because, without_views_because), by=by, on=on)
    record(case, "recorded that it is not notified", by=by)


@transaction.atomic
def look_again(*, case: Case, because: str, by: Actor, on: date) -> None:
    """Look again at a case that was not notified, since more is known; the decision stays among its steps and
    holds no longer. Raises Refused for others than those who run it, and without a reason."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    CASE.move(case, "look_again", reason=because, decided_on=None, decided_because="")
    keep_step(case, StepKind.LOOKED_AGAIN, because, by=by, on=on)
    record(case, "looked at case again", by=by)


@transaction.atomic
def end_case(*, case: Case, because: str, by: Actor, on: date) -> None:
    """End a case. Raises Refused for others than those who run it, without a reason, while it is open, while
    the Panel’s disagreement waits, and while other work on it runs, such as its practice review."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if first := STILL_OPEN.get(CaseState(case.state)):
        raise Refused(f"This case is still open. {first}, then end it.")
    review = review_of(case)
    if review and review.awaits_reconsideration:
        raise Refused("The Panel disagreed. Record first what the partners decide on it, then end the case.")
    if why := [words for _name, source in keeps_open if (words := source(case))]:
        raise Refused(" ".join(why))
    CASE.move(case, "end", reason=because, ended_on=on)
    keep_step(case, StepKind.ENDED, because, by=by, on=on)
    record(case, "ended case", by=by)


def _refuse_at_another_question(case: Case, stage: Stage) -> None:
    if case.state == CaseState.ENDED:
        raise Refused("The case has ended, so nothing in it changes any more.")
    if case.state != OPEN_IN[stage]:
        asked = (
            "until it is decided whether to notify" if stage == Stage.NOTIFY else "during the rapid review"
        )
        raise Refused(f"This is answered {asked}; the case is at “{case.get_state_display()}”.")


def _refuse_unless_tested(case: Case, stage: Stage) -> None:
    answered = set(case.answers.values_list("criterion", flat=True))
    open_ones = [one.asks for one in criteria_of(stage) if one.key not in answered]
    if open_ones:
        raise Refused(f"Answer each criterion first. Still open: {' '.join(open_ones)}")


def without_view(case: Case, stage: Stage, on: date) -> list[Body]:
    """Return the statutory partners of a day that have stated no view of a question. Two queries."""
    stated = set(case.views.filter(stage=stage).values_list("body", flat=True))
    return [body for body in ground_of(case.partnership).on(on).statutory_partners if body.pk not in stated]


def refuse_without_views(case: Case, stage: Stage, on: date) -> None:
    """Raise Refused while a statutory partner has stated no view of a question: partners decide together."""
    if silent := without_view(case, stage, on):
        names = ", ".join(body.name for body in silent)
        raise Refused(
            f"No view is stated yet for {names}. Wait for it, or write why it goes ahead without.",
            field="without_views_because",
        )


def _refuse_against_criteria(case: Case, *, notifies: bool) -> None:
    """Raise Refused for a decision that the answers to the criteria speak against."""
    latest = {key: one.answer for key, one in latest_answers(case).items()}
    says = says_against(Stage.NOTIFY, latest, yes=notifies)
    if not says:
        return
    raise Refused(
        f"{says} Answer the criteria anew, or write why it goes ahead all the same.",
        field="without_views_because",
    )


def with_why(because: str, why: str) -> str:
    """Return the reasons of a decision with why it went ahead without a view, or against the criteria."""
    return f"{because.strip()}\n\nWhy it goes ahead all the same: {why.strip()}" if why.strip() else because
