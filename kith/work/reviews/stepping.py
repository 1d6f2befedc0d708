"""The words of each step of a case, kept as they were written: a later step never replaces them."""

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.partnership.partnerships.models import Body
from kith.work.reviews.enums import StepKind
from kith.work.reviews.models import Case, CaseStep


def keep_step(
    case: Case, kind: StepKind, words: str, *, by: Actor, on: date, body: Body | None = None
) -> CaseStep:
    """Keep what was said at a step of a case, by whom and when; `body` where an agency took it."""
    return CaseStep.objects.create(
        case=case,
        kind=kind,
        words=words.strip(),
        body=body,
        taken_on=on,
        taken_at=now(),
        taken_by=by.name,
    )
