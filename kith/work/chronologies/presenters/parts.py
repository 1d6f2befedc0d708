"""What pages say of agencies’ parts: how far each is, what was understood, and how its rows add up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import OutsideCalendar, late_by
from kith.base.ui.dates import long_date, long_datetime
from kith.work.chronologies.enums import Column, PartState
from kith.work.chronologies.models import ChronologyPart, ChronologyRow
from kith.work.chronologies.when import when_words
from kith.work.reviews.models import ReturnRequest

READ = (PartState.ASIDE, PartState.PRIVATE, PartState.RECALLED, PartState.RELEASED, PartState.REPLACED)
"""The states in which the file of a part has been read."""


@dataclass(frozen=True)
class RowLine:
    """One row as it is kept: its date as written and as understood, and what it tells."""

    line: int
    written: str
    understood: str
    time: str
    known: str
    subject: str
    event: str
    rest: Sequence[tuple[str, str]]
    url: str
    is_typed: bool


def row_line(row: ChronologyRow, url: str) -> RowLine:
    """Return a row as its agency reads it."""
    rest = [
        (Column(name).label, words)
        for name in (Column.SOURCE, Column.RESPONSE, Column.COMMENT, Column.SIGNIFICANCE)
        if (words := getattr(row, name.value))
    ]
    known = long_date(row.known_on) if row.known_on else row.known_written
    return RowLine(
        row.line,
        row.written or "Nothing written",
        when_words(row.certainty, row.first_on, row.last_on),
        row.time,
        known,
        row.subject,
        row.event,
        rest,
        url,
        hasattr(row, "as_written"),
    )


def adding_up(part: ChronologyPart) -> str:
    """Return how the rows of a file add up, as a sentence; empty for rows that were typed."""
    if part.file_id is None or part.state not in READ:
        return ""
    pieces = [f"{part.rows_kept:,} kept", f"{part.faults_found:,} aside"]
    pieces += [f"{part.rows_blank:,} blank", f"{part.rows_headings:,} headings or above them"]
    return f"{_rows(part.rows_found)} found: {', '.join(pieces[:-1])} and {pieces[-1]}."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def state_words(part: ChronologyPart) -> str:
    """Return how far a part is, for its own agency."""
    words = part.get_state_display()
    if part.state == PartState.RELEASED and part.released_on:
        words = f"{words} on {long_date(part.released_on)}; {part.agreed_by} agreed to it"
    if part.state == PartState.NIL and part.released_on:
        words = f"{words}, said on {long_date(part.released_on)}; {part.agreed_by} agreed to it"
    return f"{words}. {recalled_words(part)}".strip()


def recalled_words(part: ChronologyPart) -> str:
    """Return the mark that a part once released was taken back; empty where it never was."""
    if not part.recalled_on:
        return ""
    return f"Taken back on {long_date(part.recalled_on)} by {part.recalled_by}: {part.recalled_because}"


@dataclass(frozen=True)
class PartLine:
    """One part in the list of its agency."""

    name: str
    """*Part 2: typed rows*, or the name of its file."""
    state: str
    rows: str
    url: str


def part_line(part: ChronologyPart, at: Callable[..., str]) -> PartLine:
    """Return a part as its own agency sees it in a list."""
    what = part.file.name if part.file else "Rows typed here" if part.rows_kept else "No rows"
    aside = f", {part.faults_found:,} aside" if part.faults_found else ""
    rows = f"{part.rows_kept:,}{aside}"
    url = at("chronologies:part", part.public_id)
    return PartLine(f"Part {part.number}: {what}", state_words(part), rows, url)


@dataclass(frozen=True)
class AgencyLine:
    """How far one agency is, for those who run the case: never a word of what it tells (AR6)."""

    agency: str
    mark: Standing
    says: str
    changes: Sequence[tuple[str, str]]
    """Where a corrected part was released: its words and the page of what it changed."""


def agency_line(request: ReturnRequest, today: date, at: Callable[..., str]) -> AgencyLine:
    """Return how far an agency is; `parts_here` are its parts that were not put away or replaced."""
    parts: list[ChronologyPart] = list(request.body.parts_here)  # type: ignore[attr-defined]
    mark, says = _how_far(parts, request.due_on, today)
    recalled = [one for one in parts if one.recalled_on]
    if recalled and (last := max(recalled, key=lambda one: one.recalled_on or date.min)).recalled_on:
        says = f"{says} A part was taken back on {long_date(last.recalled_on)}."
    changes = [
        (f"What part {one.number} changed", at("chronologies:changes", one.public_id))
        for one in parts
        if one.state == PartState.RELEASED and one.replaces_id
    ]
    return AgencyLine(request.body.name, mark, says, changes)


def _how_far(parts: Sequence[ChronologyPart], due_on: date, today: date) -> tuple[Standing, str]:
    released = [one for one in parts if one.state == PartState.RELEASED and one.released_on]
    in_hand = [one for one in parts if one.state not in (PartState.RELEASED, PartState.NIL)]
    if released:
        last = max(one.released_on for one in released if one.released_on)
        more = " More is being prepared." if in_hand else ""
        return (
            Standing.MET,
            f"Released, {_rows(sum(one.rows_kept for one in released))}, {long_date(last)}.{more}",
        )
    nil = next((one for one in parts if one.state == PartState.NIL and one.released_on), None)
    if nil and nil.released_on:
        return Standing.MET, f"Nothing held, {long_date(nil.released_on)}."
    return _awaited(in_hand, due_on, today)


def _awaited(in_hand: Sequence[ChronologyPart], due_on: date, today: date) -> tuple[Standing, str]:
    says = f"{_preparing(in_hand)}, due on {long_date(due_on)}"
    if today <= due_on:
        return Standing.DUE if today == due_on else Standing.NOT_YET_DUE, f"{says}."
    try:
        late = late_by(due_on, today)
    except OutsideCalendar:
        late = 0
    if not late:
        return Standing.MISSED, f"{says}, which has passed."
    return Standing.MISSED, f"{says}, late by {late} working {'day' if late == 1 else 'days'}."


def _preparing(in_hand: Sequence[ChronologyPart]) -> str:
    if any(one.state == PartState.ASIDE for one in in_hand):
        aside = sum(one.faults_found for one in in_hand if one.state == PartState.ASIDE)
        return f"Being prepared, {_rows(aside)} with faults"
    if any(one.state in (PartState.WAITS, PartState.COLUMNS, PartState.REFUSED) for one in in_hand):
        return "Being prepared, a file isn’t read yet"
    return "Being prepared" if any(one.rows_kept for one in in_hand) else "Asked"


def own_words(asked: Sequence[ReturnRequest], today: date) -> Iterator[tuple[ReturnRequest, str]]:
    """Yield each agency for which somebody writes, with how far its part is."""
    for one in asked:
        yield one, _how_far(one.parts_here, one.due_on, today)[1]  # type: ignore[attr-defined]


def next_step(parts: Sequence[ChronologyPart]) -> tuple[str, str]:
    """Return the one next step of an agency: its words and the name of its address (of the agency’s page, or
    of the part that waits). Empty words when nothing waits for the agency."""
    by_state = {one.state: one for one in parts}
    for state, words in (
        (PartState.COLUMNS, "Say what the columns hold"),
        (PartState.ASIDE, "Decide on the rows with faults"),
        (PartState.REFUSED, "See why the file can’t be read"),
        (PartState.WAITS, "See how far reading the file is"),
    ):
        if state in by_state:
            return words, by_state[state].public_id
    if any(one.state in (PartState.PRIVATE, PartState.RECALLED) and one.rows_kept for one in parts):
        return "Release it to the case", ""
    if any(one.state in (PartState.RELEASED, PartState.NIL) for one in parts):
        return "", ""
    return "Hand in a file", ""


def handed_in(part: ChronologyPart) -> str:
    """Return who handed in a part and when."""
    return f"{part.handed_in_by}, {long_datetime(part.handed_in_at)}"
