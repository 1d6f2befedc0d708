"""What was taken in is put right: with its reason, and with what was said before beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.deadlines import said
from kith.base.kernel.refusals import Overtaken, Refused, in_words
from kith.work.reviews.correcting import FACTS, Moved, corrections_of, days_moved, words_of
from kith.work.reviews.deadlines import refuse_days_that_cannot_be
from kith.work.reviews.enums import CaseState, StepKind
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CaseStep, CorrectedFact, RapidReview
from kith.work.reviews.recording import record, refuse_unless_runs
from kith.work.reviews.running import review_of
from kith.work.reviews.stepping import keep_step

MEANWHILE = (
    "Somebody else has put something right since you opened this page. Read it above, then keep yours again."
)
PANEL_HOLDS = "The report is with the Panel, which holds the old fact."


class DaysMove(Refused):
    """Days of clocks would move: whoever puts a fact right reads first which, and then keeps it."""

    def __init__(self, moves: Sequence[Moved]) -> None:
        super().__init__("Read which days move, then tick the box and keep it.", field="seen")
        self.moves = moves
        self.seen = seen_as(moves)


def seen_as(moves: Sequence[Moved]) -> str:
    """Return the days that move as a form carries them: a form that was shown other days asks anew."""
    return ",".join(str(one.is_now) for one in moves)


@transaction.atomic
def correct_case(
    *,
    case: Case,
    facts: Mapping[str, Any],
    because: str,
    by: Actor,
    on: date,
    seen: str = "",
    day_is_right: bool = False,
    known: int | None = None,
) -> CaseStep:
    """Put right what was taken in of a case, by the columns in `FACTS`. What was said before stays on record.

    `seen` are the days that were shown to move; `known` is how many facts had been put right when the form
    was opened; `day_is_right` says that a day of awareness long ago is no slip. Raises Refused for others
    than those who run the case, without a reason, where nothing changes, and for days that cannot be;
    DaysMove until the days that move have been seen; Overtaken where somebody else put a fact right
    meanwhile.
    """
    hold_case(case)
    refuse_unless_runs(case, by, on)
    if case.state == CaseState.WITHDRAWN:
        raise Refused("This case is withdrawn. Take the withdrawal back first.")
    because = in_words(because, "Say why it is put right.", field="because")
    if known is not None and known != corrections_of(case):
        raise Overtaken(MEANWHILE)
    changed = _changed(case, facts)
    aware_on = changed.get("aware_on", case.aware_on)
    _refuse_wrong_days(case, changed, on, day_is_right=day_is_right)
    moves = days_moved(case, aware_on, on)
    if moves and seen != seen_as(moves):
        raise DaysMove(moves)
    step = _keep(case, changed, because, by=by, on=on)
    _start_review_anew(case, aware_on)
    record(case, "put facts right", by=by, new={"facts": sorted(changed)})
    return step


def _changed(case: Case, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that are said otherwise now. Raises Refused where there are none."""
    told = {
        name: one.strip() if isinstance(one, str) else one for name, one in facts.items() if name in FACTS
    }
    changed = {name: one for name, one in told.items() if one != getattr(case, name)}
    if not changed:
        raise Refused("Nothing here says anything else than the case does. Change what is wrong.")
    return changed


def _refuse_wrong_days(case: Case, changed: Mapping[str, Any], on: date, *, day_is_right: bool) -> None:
    aware_on = changed.get("aware_on", case.aware_on)
    refuse_days_that_cannot_be(
        changed.get("incident_on", case.incident_on),
        aware_on,
        on,
        came_on=case.received_on,
        day_is_right=day_is_right or "aware_on" not in changed,
    )
    if case.sent_on and aware_on > case.sent_on:
        raise Refused(
            f"The Panel was notified on {said(case.sent_on)}, so the authority was aware by then.",
            field="aware_on",
        )


def _keep(case: Case, changed: Mapping[str, Any], because: str, *, by: Actor, on: date) -> CaseStep:
    review = review_of(case)
    words = f"{because}\n\n{PANEL_HOLDS}" if review and review.sent_on else because
    step = keep_step(case, StepKind.CORRECTED, words, by=by, on=on)
    for name, value in changed.items():
        was, is_now = words_of(getattr(case, name)), words_of(value)
        CorrectedFact.objects.create(step=step, fact=name, was=was, is_now=is_now)
        setattr(case, name, value)
    case.save(update_fields=list(changed))
    return step


def _start_review_anew(case: Case, aware_on: date) -> None:
    """Let the clock of a rapid review start with the day of awareness, where its rule says so."""
    RapidReview.objects.filter(case=case, starts_with="aware").update(started_on=aware_on)
