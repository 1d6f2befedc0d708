"""Handing in a file: it is kept as it came, read, and its rows wait until its agency decides on its faults.

Nothing is dropped: the rows that are kept, those kept aside, blank ones and headings add up to all found.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q, QuerySet

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import FileKind, HandlingMark
from kith.partnership.documents.operations import keep_file
from kith.partnership.documents.public import CheckedFile, checked_file, open_version
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.holding import hold_for_agency, hold_part, next_part, record_part
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.models import Chronology, ChronologyPart
from kith.work.chronologies.queries.parts import remembered, sheets_read_elsewhere
from kith.work.chronologies.reading import (
    Layout,
    Reading,
    Sheet,
    Sheets,
    read_file,
    read_rows,
    with_meanings,
)
from kith.work.chronologies.reading.files import BEGINNING, refuse_disguised
from kith.work.chronologies.recognising import layout_to_read, sheet_to_read
from kith.work.chronologies.storing import store_faults, store_rows

TAKEN = (FileKind.EXCEL, FileKind.CSV, FileKind.WORD)
LARGE = 256 * 1024
"""From so many bytes on a job reads a file, while its page says how far it is."""
CLAIMED_FOR = timedelta(minutes=10)
"""For how long a job has a file for itself; after that it is taken to have died."""
TO_CORRECT = (PartState.PRIVATE, PartState.RELEASED, PartState.NIL, PartState.RECALLED)
NOTHING_THERE = "No row was found in the file besides its headings. Choose a file with rows."


def looked_at(upload: File) -> CheckedFile:
    """Return a file that may be handed in. Raises Refused for one that is another kind than its name says, is
    locked, damaged or would unpack to more than is safe, and for a kind that rows aren’t read from."""
    name = upload.name or ""
    upload.seek(0)
    try:
        refuse_disguised(upload.read(BEGINNING), name, name.rpartition(".")[2].strip().casefold())
    except Refused as refused:
        raise Refused(refused.sentence, field="upload") from None
    return checked_file(upload)


@transaction.atomic
def hand_in_file(
    *,
    chronology: Chronology,
    body: Body,
    upload: CheckedFile,
    by: Actor,
    on: date,
    replaces: ChronologyPart | None = None,
) -> ChronologyPart:
    """Keep the file of an agency’s part; it is read after. `replaces` is the part that it corrects.

    Raises Refused for others than the agency’s writers, for a type that isn’t read, for a file of which every
    sheet is handed in already, and for correcting what isn’t there.
    """
    hold_for_agency(chronology, body, by, on)
    if upload.kind not in TAKEN:
        raise Refused("Rows are read from Excel (.xlsx), CSV and Word (.docx) files.", field="upload")
    own = chronology.parts.filter(body=body).exclude(state__in=[PartState.DISCARDED, PartState.REPLACED])
    _refuse_unless_more_to_read(own.filter(file__sha256=upload.sha256), upload)
    if replaces is not None and not own.filter(pk=replaces.pk, state__in=TO_CORRECT).exists():
        raise Refused("Choose a part of your agency that this file corrects.", field="replaces")
    part = next_part(chronology, body, PartState.WAITS, by, on)
    document = keep_file(
        partnership=chronology.case.partnership,
        upload=upload,
        title="Part of a chronology",
        mark=HandlingMark.SENSITIVE,
        by=by,
        on=on,
    )
    part.file = document.versions.get()
    part.replaces = replaces
    part.save(force_insert=True)
    record_part(part, "handed in chronology file", by=by, sha256=upload.sha256)
    return part


def _refuse_unless_more_to_read(same: QuerySet[ChronologyPart], upload: CheckedFile) -> None:
    """Raise Refused for a file that is handed in already, unless a sheet of it is left to read."""
    read = set(same.values_list("sheet", flat=True))
    if not read:
        return
    upload.file.seek(0)
    names = {one.name[:100] for one in read_file(upload.file.read(), name=upload.name).sheets}
    if "" in read and len(names) > 1:
        raise Refused(
            "Your agency has handed in this file already, byte for byte. Choose there first which sheet is "
            "read, then hand it in again for another one.",
            field="upload",
        )
    if "" in read or names <= read:
        raise Refused("Your agency has handed in this file already, byte for byte.", field="upload")


def is_large(part: ChronologyPart) -> bool:
    """Return whether a job reads the file of a part, while its page says how far it is."""
    return part.file is not None and part.file.size >= LARGE


def read_part(*, part: ChronologyPart, on: date) -> bool:
    """Read the file of a part that waits; return whether this call did. Twice does no harm.

    Where something has to be said first, such as what a column holds, the part waits for that; what can’t be
    read at all says why.
    """
    if part.file is None or not _claim(part):
        return False
    try:
        sheets = _sheets_of(part)
    except Refused as refused:
        PART.move(part, "refuse", refused=refused.sentence[:500], claimed_until=None)
        return True
    sheet = sheet_to_read(_left_to_read(sheets, part), part.sheet)
    if sheet is None:
        PART.move(part, "ask_columns", layout=[], claimed_until=None)
        return True
    ChronologyPart.objects.filter(pk=part.pk).update(rows_found=len(sheet.rows))
    layout, is_said = layout_to_read(sheet, part.layout, lambda heads: remembered(part.body, heads))
    if not is_said:
        pairs = [list(pair) for pair in layout.pairs]
        PART.move(part, "ask_columns", sheet=sheet.name[:100], layout=pairs, claimed_until=None)
        return True
    _keep(part, sheet, layout, on)
    return True


def _claim(part: ChronologyPart) -> bool:
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now())
    waiting = ChronologyPart.objects.filter(free, pk=part.pk, state=PartState.WAITS)
    return waiting.update(claimed_until=now() + CLAIMED_FOR) == 1


def _sheets_of(part: ChronologyPart) -> Sheets:
    assert part.file is not None
    with open_version(part.file) as file:
        return read_file(file.read(), name=part.file.name)


def _left_to_read(sheets: Sheets, part: ChronologyPart) -> Sheets:
    """Return the sheets of a file without those that another part of the agency was read from."""
    read = sheets_read_elsewhere(part)
    left = tuple(one for one in sheets.sheets if one.name[:100] not in read)
    return replace(sheets, sheets=left) if left else sheets


@transaction.atomic
def _keep(part: ChronologyPart, sheet: Sheet, layout: Layout, on: date) -> None:
    """Store what was read, with its counts; a part that was put away meanwhile stays away."""
    reading = read_rows(sheet, layout, on=on)
    if not reading.rows and not reading.aside:
        PART.move(part, "refuse", refused=NOTHING_THERE, claimed_until=None)
        return
    counts = _counts(sheet, reading)
    pairs = [list(pair) for pair in layout.pairs]
    move = "keep_aside" if reading.aside else "keep"
    PART.move(part, move, sheet=sheet.name[:100], layout=pairs, claimed_until=None, refused="", **counts)
    store_rows(part, reading.rows)
    store_faults(part, reading.faults)


def _counts(sheet: Sheet, reading: Reading) -> dict[str, Any]:
    """Return how many rows became what: they add up to all that were found."""
    found, kept, aside = len(sheet.rows), len(reading.rows), reading.aside
    return {
        "rows_found": found,
        "rows_read": found,
        "rows_kept": kept,
        "faults_found": aside,
        "rows_blank": reading.blank,
        "rows_headings": found - kept - aside - reading.blank,
    }


@transaction.atomic
def say_sheet(*, part: ChronologyPart, sheet: str, by: Actor, on: date) -> None:
    """Say which sheet or table of a file is read; what its columns hold is asked or recognised after. Raises
    Refused for others than the agency’s writers, for one that another part was read from, and once rows of
    the part were released."""
    hold_part(part, by, on)
    if sheet in sheets_read_elsewhere(part):
        raise Refused("Another part of your agency was read from it. Choose another.", field="sheet")
    _read_again(part, sheet=sheet, layout=[], by=by)


@transaction.atomic
def say_columns(*, part: ChronologyPart, meanings: Sequence[str], by: Actor, on: date) -> None:
    """Say what each column of a file holds, from the left; empty for one that is left out. The file is read
    anew, and the agency’s next file with these headings is read in the same way.

    Raises Refused for others than the agency’s writers, for other columns than the file has, where no
    column holds the date or the event or two the same, for a part that is released, and when rows were
    mended here, which reading anew would undo.
    """
    hold_part(part, by, on)
    if len(meanings) != len(part.layout):
        raise Refused("The file has other columns. Open the page again.")
    layout = [[heading, column] for (heading, _old), column in zip(part.layout, meanings, strict=True)]
    said = with_meanings(Layout(tuple((heading, "") for heading, _column in layout)), list(meanings))
    if said.asks:
        raise Refused(said.asks[0])
    _read_again(part, sheet=part.sheet, layout=layout, by=by)


def _read_again(part: ChronologyPart, *, sheet: str, layout: list[list[str]], by: Actor) -> None:
    if part.rows.filter(as_written__isnull=False).exists():
        raise Refused("You mended rows of this file, and reading it anew would undo that. Hand it in again.")
    PART.move(part, "read_again", sheet=sheet[:100], layout=layout, refused="", claimed_until=None)
    part.rows.all().delete()
    part.faults.all().delete()
    record_part(part, "said what columns hold", by=by)


@transaction.atomic
def take_good_rows(*, part: ChronologyPart, by: Actor, on: date) -> None:
    """Take the good rows of a file; the faulty ones stay listed and can still be mended. Raises Refused for
    others than the agency’s writers, and where no row is good."""
    hold_part(part, by, on)
    if not part.rows_kept:
        raise Refused("No row of the file could be read. Mend rows, or put the file away.")
    PART.move(part, "keep")
    record_part(part, "took good rows", by=by, rows=part.rows_kept, aside=part.faults_found)
