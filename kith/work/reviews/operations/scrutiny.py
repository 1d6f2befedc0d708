"""Independent people comment beside any decision, notified or not, and the partners answer (L47, L48)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Appointment, Body
from kith.partnership.partnerships.permissions import is_independent
from kith.work.reviews.enums import CaseState, Part, Stage
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CasePlace, ScrutinyAnswer, ScrutinyComment
from kith.work.reviews.recording import partner_for, record
from kith.work.reviews.seeing import held_out_of


@transaction.atomic
def comment_on(*, case: Case, stage: str, words: str, by: Actor, on: date) -> ScrutinyComment:
    """Comment on a decision of a case; nobody alters it afterwards, the writer no more than others.

    Raises Refused for anybody but an independent person of the partnership, for one whom a conflict keeps
    out, before anything was decided, and without words.
    """
    hold_case(case)
    if not _is_independent(case, by, on) or Case.objects.filter(held_out_of(by.person), pk=case.pk).exists():
        raise Refused("Independent people of the partnership comment on decisions in cases.")
    if case.state == CaseState.RECEIVED:
        raise Refused("Nothing is decided in this case yet.")
    if stage not in Stage.values:
        raise Refused("Choose the decision.", field="stage")
    if not words.strip():
        raise Refused("Write what you found.", field="words")
    made = ScrutinyComment.objects.create(
        case=case,
        stage=stage,
        words=words.strip(),
        made_on=on,
        made_at=now(),
        made_by=by.name,
        also=_what_else(case, by, on),
    )
    record(case, "commented on decision", by=by, new={"stage": stage})
    return made


@transaction.atomic
def answer_comment(
    *, comment: ScrutinyComment, words: str, by: Actor, on: date, body: Body | None = None
) -> ScrutinyAnswer:
    """Answer a comment for one’s statutory partner, once; `body` says for which, for who decides for several.
    Raises Refused for those who decide for none in the
    case, without words, and when the partner has answered."""
    hold_case(comment.case)
    body = partner_for(comment.case, by, on, body)
    if not words.strip():
        raise Refused("Write the answer.", field="words")
    if comment.answers.filter(body=body).exists():
        raise Refused(f"{body.name} has answered this comment.")
    answered = ScrutinyAnswer.objects.create(
        comment=comment,
        body=body,
        words=words.strip(),
        answered_on=on,
        answered_at=now(),
        answered_by=by.name,
    )
    record(comment.case, "answered comment on decision", by=by, new={"body": body.key})
    return answered


def _is_independent(case: Case, by: Actor, on: date) -> bool:
    rows = Appointment.objects.filter(person__public_id=by.person, partnership=case.partnership).live_on(on)
    return any(is_independent(one) for one in rows.select_related("post"))


def _what_else(case: Case, by: Actor, on: date) -> str:
    """Return in words whether the writer leads this case, and which groups they chair: whoever scrutinises
    what is partly their own, it is shown."""
    leads = CasePlace.objects.open_on(on).filter(case=case, person__public_id=by.person, part=Part.LEAD)
    groups = ground_of(case.partnership).on(on).groups
    chaired = [g.terms.name for g in groups if g.chair.holder and g.chair.holder.person_id == by.person]
    also = ["leads this case"] if leads.exists() else []
    also += [f"chairs {', '.join(chaired)}"] if chaired else []
    return f"Also {' and '.join(also)}" if also else ""
