"""Releasing an agency’s parts to the case, taking them back, and saying that nothing is held (AR6, G2).

Codes take the place of names when a part is released; a corrected part then takes the place of the earlier.
"""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import IN_HAND, PartState
from kith.work.chronologies.holding import (
    hold_for_agency,
    hold_part,
    next_part,
    record_part,
    refuse_while_weighed,
)
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.models import Chronology, ChronologyPart
from kith.work.chronologies.operations.judging import look_for_pairs
from kith.work.chronologies.queries.parts import coder_of
from kith.work.chronologies.storing import release_rows

TO_RELEASE = (PartState.PRIVATE, PartState.RECALLED)
UNDECIDED = (PartState.WAITS, PartState.REFUSED, PartState.COLUMNS, PartState.ASIDE)
NO_LEAD = "Name the safeguarding lead of your agency who agrees to it."


@transaction.atomic
def release_parts(
    *, chronology: Chronology, body: Body, agreed_by: str, by: Actor, on: date
) -> list[ChronologyPart]:
    """Release all that an agency has handed in: those who run the case, its panel and its partners read it.

    The names of the key are replaced by their codes; a part that corrects another takes its place, and a
    word that nothing is held falls away. Raises Refused for others than the agency’s writers, without the
    lead who agrees, while a file waits for the agency’s decision, and without any row.
    """
    hold_for_agency(chronology, body, by, on)
    if not agreed_by.strip():
        raise Refused(NO_LEAD, field="agreed_by")
    own = chronology.parts.filter(body=body).select_related(
        "body", "chronology__case__partnership", "replaces"
    )
    if own.filter(state__in=UNDECIDED).exists():
        raise Refused("A file waits for your decision. Decide on it first, or put it away.")
    ready = [one for one in own.filter(state__in=TO_RELEASE).order_by("number") if one.rows.exists()]
    corrected = {one.replaces_id for one in ready}
    parts = [one for one in ready if one.pk not in corrected]
    if not parts:
        raise Refused("There is no row to release yet. If your agency holds nothing, say so instead.")
    for part in parts:
        _release(part, agreed_by.strip(), by, on)
    for nothing in own.filter(state=PartState.NIL):
        PART.move(nothing, "replace")
    look_for_pairs(chronology=chronology, by=by, on=on)
    return parts


def _release(part: ChronologyPart, agreed_by: str, by: Actor, on: date) -> None:
    _hand_over(part, "release", agreed_by, by, on)
    rows = release_rows(part, coder_of(part.chronology.case).code)
    earlier = part.replaces
    if earlier is not None and earlier.state in (PartState.RELEASED, PartState.NIL, *TO_RELEASE):
        PART.move(earlier, "replace")
        earlier.rows.update(is_released=False)
    record_part(part, "released chronology part", by=by, rows=rows)


def _hand_over(part: ChronologyPart, move: str, agreed_by: str, by: Actor, on: date) -> None:
    PART.move(part, move, agreed_by=agreed_by, released_on=on, released_at=now(), released_by=by.name)


@transaction.atomic
def say_nothing_held(
    *, chronology: Chronology, body: Body, agreed_by: str, by: Actor, on: date
) -> ChronologyPart:
    """Say that an agency holds nothing about the child or the family. Raises Refused as for a release, and
    while rows or files of the agency are there."""
    hold_for_agency(chronology, body, by, on)
    if not agreed_by.strip():
        raise Refused(NO_LEAD, field="agreed_by")
    own = chronology.parts.filter(body=body)
    if own.filter(state=PartState.NIL).exists():
        raise Refused("It is on record already that your agency holds nothing.")
    held = [
        one for one in own.filter(state__in=[*IN_HAND, PartState.RELEASED]) if one.file_id or one.rows_kept
    ]
    if held:
        raise Refused("Your agency has handed in rows. Take them back and put them away first.")
    part = own.filter(state__in=TO_RELEASE).first()
    if part is None:
        part = next_part(chronology, body, PartState.PRIVATE, by, on)
        part.save(force_insert=True)
    _hand_over(part, "say_nil", agreed_by.strip(), by, on)
    record_part(part, "said that nothing is held", by=by)
    return part


@transaction.atomic
def recall_part(*, part: ChronologyPart, because: str, by: Actor, on: date) -> None:
    """Take a released part back: from now on its agency alone reads it. That it was released and taken back
    stays on record. Raises Refused for others than the agency’s writers, without a reason, and once the
    chronology is locked."""
    hold_part(part, by, on)
    if not because.strip():
        raise Refused("Give the reason.", field="because")
    PART.move(
        part,
        "recall",
        reason=because,
        recalled_on=on,
        recalled_at=now(),
        recalled_by=by.name,
        recalled_because=because.strip(),
        released_on=None,
        released_at=None,
        released_by="",
        agreed_by="",
    )
    part.rows.update(is_released=False)
    record_part(part, "took chronology part back", by=by)
    look_for_pairs(chronology=part.chronology, by=by, on=on)


@transaction.atomic
def put_part_away(*, part: ChronologyPart, by: Actor, on: date) -> None:
    """Put away a part that isn’t released: its rows and faults go, and that it was handed in stays on record.

    Raises Refused for others than the agency’s writers, for a part that is released, and while what the panel
    wrote hangs on its rows.
    """
    hold_part(part, by, on)
    refuse_while_weighed(part.rows.all())
    PART.move(part, "discard")
    part.rows.all().delete()
    part.faults.all().delete()
    ChronologyPart.objects.filter(pk=part.pk).update(rows_kept=0)
    record_part(part, "put chronology part away", by=by)
