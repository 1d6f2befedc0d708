"""A case that was taken in twice, or by mistake, is withdrawn; that can be taken back."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Refused, in_words
from kith.work.reviews.beside import keeps_open
from kith.work.reviews.enums import CaseState, StepKind
from kith.work.reviews.lifecycle import CASE
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.stepping import keep_step


@transaction.atomic
def withdraw_case(*, case: Case, because: str, by: Actor, on: date, same_as: Case | None = None) -> None:
    """Withdraw a case, which then counts nowhere. `same_as`: as which case it had been taken in already.

    Raises Refused for others than those who run the case, without a reason, once it was decided whether to
    notify, while other work on it runs, and for another case of another partnership, itself, or one that is
    withdrawn.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    _refuse_once_decided(case)
    because = in_words(because, "Say why it is withdrawn.", field="because")
    _refuse_no_other_case(case, same_as)
    if why := [words for _name, source in keeps_open if (words := source(case))]:
        raise Refused(" ".join(why))
    CASE.move(case, "withdraw", reason=because, withdrawn_on=on, withdrawn_because=because, same_as=same_as)
    keep_step(case, StepKind.WITHDRAWN, because, by=by, on=on)
    record(case, "withdrew case", by=by, new={"same_as": same_as.reference if same_as else ""})


@transaction.atomic
def take_back(*, case: Case, because: str, by: Actor, on: date) -> None:
    """Take the withdrawal of a case back: it waits for its decision again, and its clock counts from the day
    of awareness as if it had never stopped. Raises Refused for others than those who run the case, without a
    reason, and for a case that is not withdrawn."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if case.state != CaseState.WITHDRAWN:
        raise Refused("This case is not withdrawn.")
    because = in_words(because, "Say why the withdrawal is taken back.", field="because")
    CASE.move(case, "take_back", reason=because, withdrawn_on=None, withdrawn_because="", same_as=None)
    keep_step(case, StepKind.TAKEN_BACK, because, by=by, on=on)
    record(case, "took withdrawal back", by=by)


def _refuse_once_decided(case: Case) -> None:
    if case.sent_on:
        raise Refused(
            f"The Panel was notified of this case on {said(case.sent_on)}, so it can’t be withdrawn. "
            "Put right what was taken in, and tell the Panel."
        )
    if case.state in {CaseState.NOT_NOTIFIED, CaseState.ENDED}:
        raise Refused(
            "It was decided not to notify this case, so it can’t be withdrawn. Look at it again first."
        )


def _refuse_no_other_case(case: Case, other: Case | None) -> None:
    if other is None:
        return
    if other.pk == case.pk or other.partnership_id != case.partnership_id:
        raise Refused("Choose another case of this partnership.", field="same_as")
    if Case.objects.filter(pk=other.pk, state=CaseState.WITHDRAWN).exists():
        raise Refused("That case is withdrawn itself. Choose the one that goes on.", field="same_as")
