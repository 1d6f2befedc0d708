"""The seats whose holders a meeting expects, as at its day."""

from dataclasses import dataclass

from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.seating import CHAIR_SEAT, Holder


@dataclass(frozen=True)
class SeatHeld:
    """A seat with one of its holders on the day of a meeting."""

    person: str
    """The holder’s public id."""
    name: str
    seat_key: str
    seat_name: str
    body_id: int | None
    body: str
    votes: bool


def seats_held(group: GroupAsAt) -> tuple[SeatHeld, ...]:
    """Return each seat with each of its holders, deputies left out, and the chair where they hold none."""
    found: dict[tuple[str, str], SeatHeld] = {}
    for seat in group.seats:
        for place in seat.places:
            for holder in place.holders:
                held = _held(holder, seat.terms.key, seat.terms.name, seat.terms.votes and holder.may_vote)
                found.setdefault((held.person, held.seat_key), held)
    chair = group.chair.holder
    if chair and all(person != chair.person_id for person, _seat in found):
        found[(chair.person_id, CHAIR_SEAT)] = _held(chair, CHAIR_SEAT, "Chair", chair.may_vote)
    return tuple(found.values())


def _held(holder: Holder, key: str, name: str, votes: bool) -> SeatHeld:
    return SeatHeld(holder.person_id, holder.name, key, name, holder.body_id, holder.body, votes)


def folded(name: str) -> str:
    """Return a name as two are compared: case and space make no other person."""
    return " ".join(name.split()).casefold()
