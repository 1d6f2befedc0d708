"""What pages say of who comes to a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.work.meetings.enums import REPLIED, ReplyAnswer
from kith.work.meetings.models import Reply
from kith.work.meetings.seats import SeatHeld, seats_held

MARKS = {
    ReplyAnswer.COMING: Standing.MET,
    ReplyAnswer.DEPUTY: Standing.MET,
    ReplyAnswer.APOLOGY: Standing.AT_RISK,
}
NO_ANSWER = "No answer yet"


@dataclass(frozen=True)
class Comer:
    """One person who is expected at a meeting, and what they answered."""

    person: str
    name: str
    body: str
    seats: str
    mark: Standing
    word: str
    deputy: str
    noted_by: str
    """Who put the answer on record, where it was somebody else."""

    @property
    def answered(self) -> bool:
        """Return whether there is an answer."""
        return self.word != NO_ANSWER


def comers(group: GroupAsAt | None, replies: Mapping[str, Reply]) -> tuple[Comer, ...]:
    """Return everybody who is expected, each once with all their seats; who has not answered comes first."""
    found: dict[str, list[SeatHeld]] = {}
    for seat in seats_held(group) if group else ():
        found.setdefault(seat.person, []).append(seat)
    lines = (_comer(seats, replies.get(person)) for person, seats in found.items())
    return tuple(sorted(lines, key=lambda one: one.answered))


def _comer(seats: list[SeatHeld], reply: Reply | None) -> Comer:
    first = seats[0]
    return Comer(
        person=first.person,
        name=first.name,
        body=next((seat.body for seat in seats if seat.body), ""),
        seats=", ".join(seat.seat_name for seat in seats),
        mark=MARKS[ReplyAnswer(reply.answer)] if reply else Standing.DUE,
        word=REPLIED[ReplyAnswer(reply.answer)] if reply else NO_ANSWER,
        deputy=reply.deputy if reply else "",
        noted_by=reply.replied_by if reply and reply.replied_by != first.name else "",
    )


def in_a_sentence(people: tuple[Comer, ...]) -> str:
    """Return how many answered, in a sentence."""
    if not people:
        return "Nobody holds a seat in the group on that day."
    said = sum(1 for one in people if one.answered)
    coming = sum(
        1 for one in people if one.word in (REPLIED[ReplyAnswer.COMING], REPLIED[ReplyAnswer.DEPUTY])
    )
    return f"{said} of {len(people)} have answered; {coming} come or send a deputy."
