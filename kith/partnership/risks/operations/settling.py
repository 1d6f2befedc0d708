"""Deeds that settle a risk: tolerated, transferred to a partner’s own register, closed, and back again."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.risks.enums import StepKind
from kith.partnership.risks.lifecycle import RISK
from kith.partnership.risks.models import Risk
from kith.partnership.risks.operations.keeping import firm, read_again
from kith.partnership.risks.parts import refuse_unless_keeps
from kith.partnership.risks.recording import record_risk, take_step

STEPS = {
    "tolerate": (StepKind.TOLERATED, "tolerated risk"),
    "treat": (StepKind.TREATED, "treated risk again"),
    "take-back": (StepKind.TAKEN_BACK, "took risk back"),
    "reopen": (StepKind.REOPENED, "opened risk again"),
}
"""What each move that asks for a reason and a day of review is called on record."""


@transaction.atomic
def settle_risk(*, risk: Risk, move: str, reason: str, review_on: date | None, by: Actor, on: date) -> None:
    """Tolerate a risk, treat it again, take it back from a partner’s register, or open it again.

    Each has its reason and the day on which the risk is looked at next. Raises Refused for others than those
    who keep it, without either, or when the move is not open from its state.
    """
    kind, deed = STEPS[move]
    refuse_unless_keeps(risk, by, on)
    next_on = firm(review_on, on)
    RISK.move(risk, move, reason=reason, review_on=next_on, ended_on=None)
    take_step(risk, kind, reason.strip(), by=by, on=on, review_on=next_on)
    record_risk(risk, deed, by=by, new={"review": next_on.isoformat()}, reason=reason.strip())


@transaction.atomic
def transfer_risk(
    *, risk: Risk, to: Body, reference: str, accepted_by: str, reason: str, by: Actor, on: date
) -> None:
    """Transfer a risk to the own register of a partner, under its reference, as somebody there agreed.

    Raises Refused for others than those who keep it, without any of these, while something about it waits for
    an answer, or when it is closed.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    _refuse_unanswered(risk)
    if not known_bodies(risk.partnership).filter(pk=to.pk).exists():
        raise Refused(f"{to.name} has no standing here.", field="to")
    known_as = in_words(reference, "Give the reference in that agency’s own register.", field="reference")
    agreed = in_words(accepted_by, "Say who in that agency accepted it.", field="accepted_by")
    columns = {
        "transferred_to": to,
        "transferred_reference": known_as,
        "transfer_accepted_by": agreed,
    }
    RISK.move(risk, "transfer", reason=reason, **columns)
    words = f"{reason.strip()} {to.name}, {known_as}; accepted by {agreed}."
    take_step(risk, StepKind.TRANSFERRED, words, by=by, on=on)
    new = {"to": to.name, "reference": known_as, "accepted by": agreed}
    record_risk(risk, "transferred risk", by=by, new=new, reason=reason.strip())


@transaction.atomic
def close_risk(*, risk: Risk, reason: str, by: Actor, on: date) -> None:
    """Close a risk, with the reason; it stays on record. Raises Refused for others than those who keep it,
    without a reason, while something about it waits for an answer, or when it is closed."""
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    _refuse_unanswered(risk)
    RISK.move(risk, "close", reason=reason, ended_on=on)
    take_step(risk, StepKind.CLOSED, reason.strip(), by=by, on=on)
    record_risk(risk, "closed risk", by=by, new={"closed": on.isoformat()}, reason=reason.strip())


def _refuse_unanswered(risk: Risk) -> None:
    """Raise Refused while a risk is before the lead group, or somebody who doubts its score has no answer."""
    if risk.escalations.unanswered().exists():
        raise Refused("The risk is before the lead group. Record its answer first.")
    if risk.challenges.unanswered().exists():
        raise Refused("Its score is challenged. Answer the challenge first.")
