"""Rows that may tell of one event: they are looked for, and a person judges them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.work.chronologies.carrying import carry_notes
from kith.work.chronologies.enums import Judgement
from kith.work.chronologies.models import SAYS, Chronology, ChronologyRow, RowPair, words_of
from kith.work.chronologies.operations.opening import hold_chronology
from kith.work.chronologies.pairing import FIELDS, Candidate, Told, find_pairs
from kith.work.chronologies.queries.parts import coder_of
from kith.work.reviews.enums import RUNS, Part
from kith.work.reviews.recording import record, refuse_unless_in

JUDGES = RUNS | {Part.PANEL}
"""Who judges what stands side by side."""
AT_ONCE = 2000


class Judged(NamedTuple):
    """What a person made of two rows."""

    judgement: str
    words: str
    judged_at: datetime | None
    judged_by: str


@transaction.atomic
def look_for_pairs(*, chronology: Chronology, by: Actor, on: date) -> int:
    """Put released rows side by side that may tell of one event, and return how many pairs are new. For deeds
    that release, take back or replace a part, in their transaction.

    A judgement stays where both rows still stand, or stand again in the same words in a corrected part. One
    of a row that says something else now stays on record with the row as it was; the new row is judged anew.
    """
    carry_notes(chronology)
    rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True).order_by("placed", "id")
    candidates = find_pairs(map(Told._make, rows.values_list(*FIELDS)))
    gone = chronology.pairs.filter(Q(first__is_released=False) | Q(second__is_released=False))
    kept = _judged_before(gone)
    gone.filter(judgement=Judgement.OPEN).delete()
    known = set(chronology.pairs.values_list("first", "second"))
    new = [one for one in candidates if not {(one.first, one.second), (one.second, one.first)} & known]
    words = _words_of(new) if kept else {}
    before = (kept.get(_both(words.get(one.first), words.get(one.second))) for one in new)
    made = (_pair(chronology, one, judged) for one, judged in zip(new, before, strict=True))
    RowPair.objects.bulk_create(made, batch_size=AT_ONCE)
    record(chronology.case, "looked for pairs", by=by, new={"found": len(candidates), "new": len(new)})
    return len(new)


def _judged_before(gone: Iterable[RowPair]) -> dict[frozenset[object], Judged]:
    """Return what was made of pairs whose rows were replaced or taken back, by what both rows say."""
    judged = gone.exclude(judgement=Judgement.OPEN).select_related("first", "second")  # type: ignore[attr-defined]
    return {
        _both(words_of(one.first), words_of(one.second)): Judged(
            one.judgement, one.words, one.judged_at, one.judged_by
        )
        for one in judged.order_by("judged_at", "pk")
    }


def _both(one: object, other: object) -> frozenset[object]:
    return frozenset((one, other))


def _words_of(new: Sequence[Candidate]) -> dict[int, tuple[object, ...]]:
    ids = {pk for one in new for pk in (one.first, one.second)}
    found: dict[int, tuple[object, ...]] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = sorted(ids)[start : start + AT_ONCE]
        rows = ChronologyRow.objects.filter(pk__in=some).values_list("pk", *SAYS)
        found.update((pk, tuple(said)) for pk, *said in rows)
    return found


def _pair(chronology: Chronology, one: Candidate, judged: Judged | None) -> RowPair:
    pair = RowPair(
        chronology=chronology,
        first_id=one.first,
        second_id=one.second,
        likeness=one.likeness,
        because=one.because,
    )
    if judged:
        pair.judgement, pair.words, pair.judged_at, pair.judged_by = judged
    return pair


@transaction.atomic
def judge_pair(*, pair: RowPair, judgement: str, words: str, by: Actor, on: date) -> None:
    """Judge two rows that stand side by side: `judgement` is a `Judgement` other than *not judged yet*.

    A later judgement replaces it; a locked chronology can be judged too, because its rows stay as they are.
    Codes take the place of the names of the key in its words.

    Raises Refused for others than those who run the case and its panel, without words where the rows
    contradict each other, and where a row was taken back since.
    """
    hold_chronology(pair.chronology)
    refuse_unless_in(
        pair.chronology.case, by, on, parts=JUDGES, says="Those who run the case and its panel judge that."
    )
    pair.refresh_from_db()
    if judgement not in Judgement.values or judgement == Judgement.OPEN:
        raise Refused("Choose what the two rows are.", field="judgement")
    if judgement == Judgement.CONTRADICTS and not words.strip():
        raise Refused("Say in what they contradict each other.", field="words")
    if not (pair.first.is_released and pair.second.is_released):
        raise Refused("One of the rows was taken back or replaced since you opened the page.")
    was = pair.judgement
    pair.judgement = Judgement(judgement)
    pair.words = coder_of(pair.chronology.case).code(words.strip())
    pair.judged_at, pair.judged_by = now(), by.name
    pair.save(update_fields=["judgement", "words", "judged_at", "judged_by"])
    record(pair.chronology.case, "judged pair", by=by, old={"judgement": was}, new={"judgement": judgement})
