"""What pages and papers of minutes say: how far they are, who was there, what was said and decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.working_days import late_by, working_days_between
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import CorrectionState, MeetingState, MinutesState, Presence, Slot
from kith.work.meetings.models import AgendaItem, Correction, Meeting
from kith.work.meetings.queries.minutes import Attended, MinutesAsRead, last_minutes_before
from kith.work.meetings.recording import steers
from kith.work.meetings.redaction import CLOSES, OPENS, shown
from kith.work.meetings.releasing import table

Line = tuple[tuple[str, bool], ...]
"""One line of text in pieces, each with whether it is left out of what is published."""

ORDER = (Presence.PRESENT, Presence.IN_PART, Presence.DEPUTY, Presence.APOLOGY, Presence.ABSENT)


@dataclass(frozen=True)
class ItemShown:
    """One item with its words, line by line."""

    label: str
    title: Line
    lines: tuple[Line, ...]
    decisions: tuple[str, ...]
    is_closed: bool


@dataclass(frozen=True)
class PersonShown:
    """Somebody in the list of who was there."""

    name: str
    body: str
    seats: str
    said: str


@dataclass(frozen=True)
class CorrectionShown:
    """A correction with what became of it."""

    public_id: str
    about: str
    says: str
    who: str
    outcome: str
    is_open: bool


@dataclass(frozen=True)
class Sheet:
    """Minutes as a page or a paper shows them."""

    group: str
    partnership: str
    met_on: date
    chair: str
    standing: str
    people: tuple[PersonShown, ...]
    decisions: tuple[tuple[str, str, str], ...]
    """Item, words and state of each."""
    actions: tuple[tuple[str, str, str, str], ...]
    """Reference, words, who has it and by when."""
    items: tuple[ItemShown, ...]
    agreed_hash: str
    sample: str


def standing_words(read: MinutesAsRead, due: date, today: date) -> str:
    """Return how far minutes have come, in words: *Draft, due on 3 March 2026, in 4 working days*."""
    kept = read.kept
    if read.state == MinutesState.WITH_CHAIR and kept and kept.sent_to_chair_on:
        return f"With the chair since {long_date(kept.sent_to_chair_on)}"
    if read.state == MinutesState.OUT and kept and kept.checked_on:
        return f"Out for corrections since {long_date(kept.checked_on)}"
    if read.state == MinutesState.AGREED and kept and kept.agreed_on:
        published = f", published on {long_date(kept.published_on)}" if kept.published_on else ""
        return f"Agreed on {long_date(kept.agreed_on)}{published}"
    return f"Draft, {due_words(due, today)}"


def due_words(due: date, today: date) -> str:
    """Return a due day with how far off it is: *due on 3 March 2026, in 4 working days*."""
    if today == due:
        return f"due today, {long_date(due)}"
    if today < due:
        days = count_of(working_days_between(today, due), "working day")
        return f"due on {long_date(due)}, in {days}"
    late = late_by(due, today)
    by = f", late by {count_of(late, 'working day')}" if late else ""
    return f"was due on {long_date(due)}{by}"


def lines_of(text: str) -> tuple[Line, ...]:
    """Return a text line by line in pieces; empty lines are left out."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for words, marked in shown(text):
        first, *rest = words.split("\n")
        lines[-1].append((first, marked))
        lines.extend([(piece, marked)] for piece in rest)
    found = (tuple((words, marked) for words, marked in line if words.strip()) for line in lines)
    return tuple(line for line in found if line)


def one_line(text: str) -> Line:
    """Return a text as one line in pieces."""
    return tuple(shown(text.replace("\n", " ")))


def as_typed(line: Line) -> str:
    """Return a line with its marks, for papers."""
    return "".join(f"{OPENS}{words}{CLOSES}" if marked else words for words, marked in line)


def person_shown(one: Attended) -> PersonShown:
    """Return how somebody took part."""
    said = f"{one.presence.label}: {one.deputy}" if one.deputy else one.presence.label
    return PersonShown(one.name, one.body, one.seats, said)


def chair_says(read: MinutesAsRead) -> str:
    """Return who chaired, as it was."""
    if not read.chair:
        return "The record doesn’t say who chaired."
    if read.stood_in_because:
        return f"{read.chair} stood in for the chair: {read.stood_in_because}"
    return f"{read.chair} chaired."


def correction_shown(one: Correction, labels: dict[str, str]) -> CorrectionShown:
    """Return a correction with its outcome."""
    state = CorrectionState(one.state)
    about = labels.get(one.item.public_id, "An item") if one.item else "The minutes as a whole"
    outcome = f"{state.label}: {one.because}" if one.because else str(state.label)
    is_open = state == CorrectionState.PROPOSED
    return CorrectionShown(one.public_id, about, one.says, one.person.name, outcome, is_open)


def corrections_shown(read: MinutesAsRead) -> tuple[CorrectionShown, ...]:
    """Return the corrections, those that are open first."""
    labels = {item.public_id: f"{item.label}: {item.title}" for item in read.items}
    rows = [correction_shown(one, labels) for one in read.corrections]
    return tuple(sorted(rows, key=lambda one: not one.is_open))


def sheet_of(read: MinutesAsRead, standing: str) -> Sheet:
    """Return the minutes as this reader’s page or paper shows them."""
    people = sorted(read.attendance, key=lambda one: ORDER.index(one.presence))
    labels = {item.public_id: item.label for item in read.items}
    home = read.meeting.group.partnership
    return Sheet(
        group=read.group,
        partnership=home.name,
        met_on=read.meeting.meets_on,
        chair=chair_says(read),
        standing=standing,
        people=tuple(person_shown(one) for one in people),
        decisions=tuple((labels[one.item], one.wording, one.state) for one in read.decisions),
        actions=tuple((a.reference, a.wording, a.owner, long_date(a.due_on)) for a in read.actions),
        items=tuple(
            ItemShown(
                item.label,
                one_line(item.title),
                lines_of(item.text),
                tuple(d.wording for d in item.decisions),
                item.is_closed,
            )
            for item in read.items
        ),
        agreed_hash=read.kept.agreed_hash if read.kept else "",
        sample="Sample records: every person here is invented." if home.is_sample else "",
    )


def paper_of(sheet: Sheet) -> dict[str, Any]:
    """Return the minutes as plain data, for Word and PDF alike."""
    day = long_date(sheet.met_on)
    hashed = [f"SHA-256 of the agreed text: {sheet.agreed_hash}"] if sheet.agreed_hash else []
    return {
        "title": f"Minutes of {sheet.group}, {day}",
        "author": sheet.partnership,
        "sources": [sheet.partnership, sheet.standing],
        "caption": sheet.chair,
        "sample": sheet.sample,
        "watermark": "",
        "footer": f"{sheet.group}, {day}",
        "decisions": table(["Item", "Decision", "State"], sheet.decisions),
        "actions": table(["Action", "What", "Who", "Due"], sheet.actions),
        "people": table(
            ["Name", "Agency", "Seat", "Attendance"],
            ((p.name, p.body or "–", p.seats, p.said) for p in sheet.people),
        ),
        "items": [
            {
                "heading": f"{item.label} {as_typed(item.title)}" + (" (closed)" if item.is_closed else ""),
                "lines": [as_typed(line) for line in item.lines] or ["Nothing is written at this item."],
                "decisions": list(item.decisions),
            }
            for item in sheet.items
        ],
        "notes": hashed,
    }


@dataclass(frozen=True)
class LastMinutes:
    """The minutes of the meeting before, as the item about them shows them."""

    words: str
    url: str
    agree_url: str
    """The page that agrees them at this meeting; empty where it can’t be or is not for this reader."""


def last_minutes_shown(
    membership: Membership,
    meeting: Meeting,
    items: Iterable[AgendaItem],
    at: Callable[..., str],
    *,
    back: str,
) -> LastMinutes | None:
    """Return the minutes of the meeting before where an item of this meeting is about them. One query.

    `back` is the page of this meeting (`room`, `agenda`) to which agreeing them leads back.
    """
    if all(item.slot != Slot.LAST_MINUTES for item in items):
        return None
    before = last_minutes_before(membership, meeting)
    if before is None:
        return None
    kept = getattr(before, "minutes_kept", None)
    state = MinutesState(kept.state) if kept else MinutesState.DRAFT
    begun = meeting.state == MeetingState.HELD or meeting.meets_on == membership.on
    at_home = membership.partnership.pk == meeting.group.partnership_id
    may = state == MinutesState.OUT and begun and at_home and steers(membership, meeting.group)
    agree_url = f"{at('meetings:agree_minutes', before.public_id)}?at={meeting.public_id}&next={back}"
    return LastMinutes(
        words=f"{long_date(before.meets_on)}: {state.label.lower()}",
        url=at("meetings:minutes", before.public_id),
        agree_url=agree_url if may else "",
    )
