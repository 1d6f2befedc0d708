"""Rows that people type: new ones, and those of a file that they mend. The words stay as they were typed."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.holding import (
    hold_for_agency,
    hold_part,
    next_part,
    record_part,
    refuse_while_weighed,
)
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow, RowAsWritten
from kith.work.chronologies.queries.parts import last_number
from kith.work.chronologies.reading import Fault, read_row
from kith.work.chronologies.storing import store_faults, store_rows

OPEN = (PartState.PRIVATE, PartState.RECALLED)
MENDED_IN = (PartState.ASIDE, *OPEN)
CLOSED = "These rows are released. Take the part back first if something must change."


@transaction.atomic
def type_row(
    *, chronology: Chronology, body: Body, said: Mapping[str, str], by: Actor, on: date
) -> ChronologyRow:
    """Add one row to what an agency types, from its words by `Column`; nobody else reads it until released.

    Raises Refused for others than the agency’s writers, for a date that can’t be one, and without an event.
    """
    hold_for_agency(chronology, body, by, on)
    part = chronology.parts.filter(body=body, file__isnull=True, state__in=OPEN).order_by("number").last()
    if part is None:
        part = next_part(chronology, body, PartState.PRIVATE, by, on)
        part.save(force_insert=True)
    row = _store(part, last_number(part) + 1, said, by, on)
    _count(part, kept=1, found=1)
    record_part(part, "typed chronology row", by=by, line=row.line)
    return row


@transaction.atomic
def change_row(*, row: ChronologyRow, said: Mapping[str, str], by: Actor, on: date) -> ChronologyRow:
    """Write a row anew that was typed or mended here. Raises Refused as for typing, for a row that stands as
    its file has it, once it is released, and while what the panel wrote hangs on it."""
    part, line = row.part, row.line
    hold_part(part, by, on)
    _refuse_unless_open(part, OPEN if part.file_id is None else MENDED_IN)
    found = RowAsWritten.objects.filter(row__part=part, row__line=line).first()
    if found is None:
        raise Refused("This row stands as the file has it. Mend the file and hand it in again.")
    refuse_while_weighed(part.rows.filter(line=line))
    part.rows.filter(line=line).delete()
    part.faults.filter(line=line).delete()
    row = _store(part, line, said, by, on, is_mended=found.is_mended)
    record_part(part, "changed chronology row", by=by, line=line)
    return row


@transaction.atomic
def remove_row(*, row: ChronologyRow, by: Actor, on: date) -> None:
    """Remove a row that was typed here. Raises Refused for others than the agency’s writers, for a row of a
    file, once it is released, and while what the panel wrote hangs on it."""
    part, line = row.part, row.line
    hold_part(part, by, on)
    _refuse_unless_open(part, OPEN)
    if part.file_id is not None:
        raise Refused("This row came with a file. Mend the file and hand it in again.")
    refuse_while_weighed(part.rows.filter(line=line))
    if not part.rows.filter(line=line).delete()[0]:
        raise Refused("That row is gone already.")
    part.faults.filter(line=line).delete()
    _count(part, kept=-1, found=-1)
    record_part(part, "removed chronology row", by=by, line=line)


@transaction.atomic
def mend_row(
    *, part: ChronologyPart, line: int, said: Mapping[str, str], by: Actor, on: date
) -> ChronologyRow:
    """Mend a row that was kept aside, by writing it anew; the file stays as it came. With the last one mended
    the part needs no decision any more. Raises Refused as for typing, and for a row that isn’t aside."""
    hold_part(part, by, on)
    _refuse_unless_open(part, MENDED_IN)
    aside = part.faults.filter(line=line, is_doubt=False)
    if not line or not aside.exists():
        raise Refused("That row isn’t kept aside any more.")
    part.faults.filter(line=line).delete()
    row = _store(part, line, said, by, on, is_mended=True)
    _count(part, kept=1, aside=-1)
    if part.state == PartState.ASIDE and not part.faults_found:
        PART.move(part, "keep")
    record_part(part, "mended chronology row", by=by, line=line)
    return row


def _refuse_unless_open(part: ChronologyPart, states: Sequence[PartState]) -> None:
    if part.state not in states:
        raise Refused(CLOSED)


def _store(
    part: ChronologyPart, line: int, said: Mapping[str, str], by: Actor, on: date, *, is_mended: bool = False
) -> ChronologyRow:
    read, wrong = read_row(said, line=line, on=on)
    if read is None:
        column, found, _doubt = next(one for one in wrong if not one[2])
        raise Refused(found, field=column)
    store_rows(part, [read])
    store_faults(part, [Fault(line, "", column, found, is_doubt=True) for column, found, _doubt in wrong])
    row = part.rows.get(line=line)
    RowAsWritten.objects.create(
        row=row, said=dict(said), is_mended=is_mended, typed_at=now(), typed_by=by.name
    )
    return row


def _count(part: ChronologyPart, *, kept: int = 0, found: int = 0, aside: int = 0) -> None:
    """Keep the counts of a part, which is held, in step with its rows."""
    part.rows_kept += kept
    part.rows_found += found
    part.rows_read += found
    part.faults_found += aside
    part.save(update_fields=["rows_kept", "rows_found", "rows_read", "faults_found"])
