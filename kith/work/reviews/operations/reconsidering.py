"""The Panel disagrees with the partners’ decision, so they look at it again and say what holds (L41).

The guidance as Kith knows it states no day by which they do, so none is counted.
"""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.reviews.beside import keeps_open
from kith.work.reviews.enums import CaseState, StepKind, View
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.report_on_paper.sections import DECIDES
from kith.work.reviews.stepping import keep_step

OPPOSITE = {View.YES: View.NO, View.NO: View.YES}


@transaction.atomic
def reconsider(*, case: Case, stands: bool, because: str, decided_on: date, by: Actor, on: date) -> None:
    """Record what the partners decide once the Panel has disagreed: their decision stands, or the opposite
    holds, which opens the commission of a local practice review or closes it.

    Raises Refused for others than those who run the case, but while a disagreement waits, without reasons,
    for a day before the Panel’s answer or one that lies ahead, and for a change while a review runs that was
    commissioned by the decision of before.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    review = RapidReview.objects.select_for_update().filter(case=case).first()
    if case.state != CaseState.REPORTED or review is None or not review.awaits_reconsideration:
        raise Refused("The partners reconsider their decision once the Panel has disagreed with it.")
    if review.answered_on is None or not review.answered_on <= decided_on <= on:
        raise Refused(
            "Write the day of the partners’ decision: from the Panel’s answer up to today.",
            field="decided_on",
        )
    if not because.strip():
        raise Refused("Give the partners’ reasons.", field="because")
    if not stands and (why := [words for _name, source in keeps_open if (words := source(case))]):
        raise Refused(" ".join([*why, "Then record that the decision is changed."]), field="decision")
    before = View(review.decision)
    review.reconsidered = before if stands else OPPOSITE[before]
    review.reconsidered_on, review.reconsidered_because = decided_on, because.strip()
    review.save(update_fields=["reconsidered", "reconsidered_on", "reconsidered_because"])
    words = f"{'It stands' if stands else 'It is changed'}: {DECIDES[View(review.reconsidered)]}."
    keep_step(case, StepKind.RECONSIDERED, f"{words} {because.strip()}", by=by, on=on)
    record(case, "reconsidered decision", by=by, new={"stands": stands})
