"""What the page in the meeting says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kith.base.kernel.standings import Standing
from kith.work.meetings.enums import THERE, ItemState, Presence, ReplyAnswer
from kith.work.meetings.models import Attendance, Reply
from kith.work.meetings.queries.agenda import AgendaLine
from kith.work.meetings.quorum import Quorate
from kith.work.meetings.seats import SeatHeld

MARKS: Mapping[ItemState, Standing] = {
    ItemState.PLACED: Standing.NOT_YET_DUE,
    ItemState.TAKEN: Standing.MET,
    ItemState.CARRIED_OVER: Standing.AT_RISK,
    ItemState.SENT_ON: Standing.AT_RISK,
}
AS_ANSWERED = {ReplyAnswer.DEPUTY: Presence.DEPUTY, ReplyAnswer.APOLOGY: Presence.APOLOGY}


@dataclass(frozen=True)
class InSight:
    """The line that is always in sight: how many are there, and whether they may decide."""

    count: str
    mark: Standing
    word: str
    reason: str
    tone: str
    """By which the line is coloured: `good`, `bad` or `quiet`."""


def in_sight(seats: Sequence[SeatHeld], attendances: Sequence[Attendance], quorate: Quorate) -> InSight:
    """Return how many of those expected are there, and whether they may decide."""
    expected = {seat.person for seat in seats}
    came = {a.person_id for a in attendances if a.presence in THERE}
    sent = {a.person_id for a in attendances if a.presence == Presence.DEPUTY}
    mark, word, tone = {
        None: (Standing.NOT_STATED, "Quorum not counted", "quiet"),
        True: (Standing.MET, "Quorate", "good"),
        False: (Standing.MISSED, "Not quorate", "bad"),
    }[quorate.answer]
    deputies = f" and {len(sent)} by deputy" if sent else ""
    reason = quorate.reason.removeprefix(f"{word}: ").removeprefix(f"{word} ")
    return InSight(
        f"{len(came)} of {len(expected)} are here{deputies}",
        mark,
        word,
        reason[:1].upper() + reason[1:],
        tone,
    )


def first_answers(
    seats: Sequence[SeatHeld], attendances: Sequence[Attendance], replies: Mapping[str, Reply]
) -> dict[str, str]:
    """Return what stands in a roll at first: what is on record, else the apologies and deputies announced."""
    found: dict[str, str] = {}
    for seat in seats:
        reply = replies.get(seat.person)
        if reply and reply.answer in AS_ANSWERED:
            found[f"presence_{seat.person}"] = AS_ANSWERED[ReplyAnswer(reply.answer)]
            found[f"deputy_{seat.person}"] = reply.deputy
    for row in attendances:
        who = row.person.public_id
        found |= {f"presence_{who}": row.presence, f"deputy_{who}": row.deputy}
    return found


@dataclass(frozen=True)
class ItemLine:
    """An item in the line of items, folded or at hand."""

    public_id: str
    label: str
    title: str
    url: str
    minutes: int
    mark: Standing
    word: str
    is_at_hand: bool
    is_written: bool
    waiting: int
    """How many texts wait to be brought together with the one on record."""


def item_line(line: AgendaLine, *, url: str, is_at_hand: bool, is_written: bool, waiting: int) -> ItemLine:
    """Return one item as the page in the meeting lists it."""
    item = line.item
    return ItemLine(
        public_id=item.public_id,
        label=line.label,
        title=item.title,
        url=url,
        minutes=item.minutes,
        mark=MARKS[ItemState(item.state)],
        word="To come" if item.state == ItemState.PLACED else item.get_state_display(),
        is_at_hand=is_at_hand,
        is_written=is_written,
        waiting=waiting,
    )


def at_hand(lines: Sequence[AgendaLine], asked: str) -> AgendaLine | None:
    """Return the item that was asked for, else the first that is still to be taken, else the first."""
    to_come = (line for line in lines if line.item.state == ItemState.PLACED)
    chosen = (line for line in lines if line.item.public_id == asked)
    return next(chosen, None) or next(to_come, None) or next(iter(lines), None)


def saved_words(saved_at: datetime, saved_by: str) -> str:
    """Return when a text was saved last and by whom: *Saved at 10:04 on 16 November by Tansy Wetherfield*."""
    here = timezone.localtime(saved_at)
    return f"Saved at {here:%H:%M} on {here.day} {here:%B} by {saved_by}"
