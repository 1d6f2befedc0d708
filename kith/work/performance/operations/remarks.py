"""Deeds on remarks: commenting on a figure, challenging it, and answering."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.performance.enums import RemarkKind
from kith.work.performance.models import Indicator, Remark
from kith.work.performance.periods import named
from kith.work.performance.recording import record, refuse_unless_a_member, refuse_unless_answers


@transaction.atomic
def remark(
    *, indicator: Indicator, kind: str, words: str, by: Actor, on: date, period_from: date | None = None
) -> Remark:
    """Comment on an indicator’s figure, or challenge it. Raises Refused without words, for a period without
    a figure, and for whom the partnership’s records are not open."""
    refuse_unless_a_member(indicator.partnership, by, on)
    if kind not in RemarkKind.values:
        raise Refused("Choose what it is.", field="kind")
    if not words.strip():
        raise Refused("Write what you have to say.", field="words")
    own = indicator.figures.filter(comparator="own", part="")
    if period_from and not own.filter(period_from=period_from).exists():
        raise Refused("There is no figure for that period.", field="period")
    made = Remark.objects.create(
        indicator=indicator,
        kind=kind,
        words=words.strip(),
        period_from=period_from,
        made_on=on,
        made_at=now(),
        made_by=by.name,
    )
    about = named(period_from, indicator.frequency) if period_from else "the indicator"
    record(indicator, "remarked on figures", by=by, new={"kind": kind, "words": made.words, "about": about})
    return made


@transaction.atomic
def answer_remark(*, remark: Remark, words: str, by: Actor, on: date) -> None:
    """Answer a remark, once. Raises Refused for others than people of the agency that owns the figures and
    the business unit, without words, and when it was answered."""
    refuse_unless_answers(remark.indicator, by, on)
    if not words.strip():
        raise Refused("Write the answer.", field="words")
    held = Remark.objects.select_for_update().filter(pk=remark.pk, answered_at__isnull=True).first()
    if held is None:
        raise Refused("It was answered already.")
    held.answer, held.answered_at, held.answered_by = words.strip(), now(), by.name
    held.save(update_fields=["answer", "answered_at", "answered_by"])
    record(remark.indicator, "answered remark", by=by, new={"remark": held.words, "answer": held.answer})
