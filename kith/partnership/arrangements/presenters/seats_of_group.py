"""The seats of one group as a table, and what is missing or does not fit, with the step that helps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.chairs import chair_seat_key
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.describing import seat_words
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.seating import Holder, Place, SeatAsAt, followed_groups
from kith.partnership.arrangements.words import and_list

MOST_OF_A_SEAT = 6
"""How many empty places, or gaps, of one seat are named before the rest is counted."""

CAPACITIES = {
    "chair": "chair",
    "deputy-chair": "deputy chair",
    "adviser": "adviser",
    "in-attendance": "in attendance",
    "executive": "executive member",
    "non-executive": "non-executive member",
    "co-opted": "co-opted",
}


@dataclass(frozen=True)
class Held:
    """One person in a place, in words."""

    name: str
    words: str
    """Their job and body."""
    since: date
    """The first day of the appointment."""


@dataclass(frozen=True)
class SeatRow:
    """One line of the table of seats."""

    seat: str
    asks: str
    clause: str
    holders: tuple[Held, ...]
    deputies: tuple[str, ...]
    """Each deputy with their body."""
    empty: str = ""
    """Why nobody is named: `Vacant`, `May stay empty`, or who may still come."""
    is_gap: bool = False
    concerns: tuple[str, ...] = ()
    assumed: str = ""


@dataclass(frozen=True)
class Matter:
    """One gap or concern: what it is, why it counts, and the step that helps, if this reader may take it."""

    says: str
    reason: str = ""
    step: str = ""
    url: str = ""


# --- the table ---


def seat_rows(group: GroupAsAt) -> tuple[SeatRow, ...]:
    """Return a line for each place that is held or missed; places that may stay empty share one."""
    return tuple(row for seat in group.seats for row in _rows(seat, group))


def _rows(seat: SeatAsAt, group: GroupAsAt) -> Iterable[SeatRow]:
    held = [place for place in seat.places if place.holders or place.deputies]
    empty = [place for place in seat.places if not place.holders and not place.deputies]
    missed = [place for place in empty if place.gap][:MOST_OF_A_SEAT]
    rest = [place for place in empty if place not in missed]
    yield from (_row(seat, group, place) for place in (*held, *missed))
    if rest:
        yield _row_of_rest(seat, group, rest, is_alone=len(rest) == len(seat.places))
    if not seat.places:
        words = "May stay empty" if seat.terms.optional else "No body or group fits this seat on this day"
        yield _blank(seat, group, words, is_gap=bool(seat.gaps))


def _row(seat: SeatAsAt, group: GroupAsAt, place: Place) -> SeatRow:
    label = f": {place.label}" if place.label and not seat.terms.post else ""
    vacant = "" if place.holders else "Vacant" if place.gap else empty_words(group)
    return SeatRow(
        seat=f"{seat.terms.name}{label}",
        asks=asks(seat.terms, group),
        clause=seat.terms.clause or "",
        holders=tuple(held(holder) for holder in place.holders),
        deputies=tuple(f"{holder.name}{_of(holder)}" for holder in place.deputies),
        empty=vacant,
        is_gap=bool(place.gap),
        concerns=place.concerns,
        assumed=seat.terms.assumed or "",
    )


def empty_words(group: GroupAsAt) -> str:
    """Return what stands in a place that nobody holds and that is no gap."""
    return "Nobody yet" if group.as_at.takes_effect_on else "May stay empty"


def _row_of_rest(seat: SeatAsAt, group: GroupAsAt, places: list[Place], *, is_alone: bool) -> SeatRow:
    """Return one line for places of a seat that nobody holds: they may stay so, or are too many to list."""
    labels = [place.label for place in places if place.label]
    named = and_list(labels[:MOST_OF_A_SEAT]) if labels else ""
    more = f" and {len(labels) - MOST_OF_A_SEAT} more" if len(labels) > MOST_OF_A_SEAT else ""
    is_gap = any(place.gap for place in places)
    words = "Vacant" if is_gap else empty_words(group)
    return _blank(
        seat, group, f"{words}: {named}{more}" if named else words, is_gap=is_gap, rest=not is_alone
    )


def _blank(seat: SeatAsAt, group: GroupAsAt, words: str, *, is_gap: bool, rest: bool = False) -> SeatRow:
    name = f"{seat.terms.name}: the others" if rest else seat.terms.name
    terms = seat.terms
    return SeatRow(
        name,
        asks(terms, group),
        terms.clause or "",
        (),
        (),
        words,
        is_gap=is_gap,
        assumed=terms.assumed or "",
    )


def asks(seat: file.Seat, group: GroupAsAt) -> str:
    """Return whom a seat asks for, and in what capacity, in words."""
    words = [seat_words(seat, group.directory.document)]
    words += [CAPACITIES[seat.capacity]] if seat.capacity in CAPACITIES else []
    words += [f"up to {seat.places}"] if seat.places > 1 else []
    words += [] if seat.votes else ["without a vote"]
    stated = [word for word in words if word != "Not stated"]
    return ", ".join(stated)[:1].upper() + ", ".join(stated)[1:] if stated else "Not stated"


def held(holder: Holder) -> Held:
    """Return a holder in words."""
    follows = f"as {holder.follows[0].lower()}{holder.follows[1:]}" if holder.follows else ""
    words = ", ".join(part for part in (holder.title, holder.body, follows) if part)
    return Held(holder.name, words, holder.since)


def _of(holder: Holder) -> str:
    return f", {holder.body}" if holder.body else ""


# --- gaps and concerns ---


def matters_of(group: GroupAsAt, query: str, *, may_appoint: bool) -> tuple[Matter, ...]:
    """Return each gap and concern of a group, the chair’s first."""
    step = Steps(group, query, may_appoint)
    found = [_chair_gap(gap, group, step) for gap in chair_gaps(group)]
    found += [Matter(concern, _by_clause(group.chair.rule.clause)) for concern in group.chair.concerns]
    for seat in group.seats:
        found += _matters_of_seat(seat, step)
    return tuple(found)


def chair_gaps(group: GroupAsAt) -> tuple[str, ...]:
    """Return what is missing of a chair, unless the seat of the chair says it already."""
    key = chair_seat_key(group.terms)
    says_already = any(seat.terms.key == key and seat.gaps for seat in group.seats)
    return () if says_already else group.chair.gaps


def _chair_gap(gap: str, group: GroupAsAt, step: Steps) -> Matter:
    rule = group.chair.rule.rule
    words, url = (
        step.to_post(rule.post) if isinstance(rule, file.ByPost) else step.to_seat(_chair_seat(rule, group))
    )
    return Matter(gap, _by_clause(group.chair.rule.clause), words, url)


def _chair_seat(rule: object, group: GroupAsAt) -> str:
    return rule.seat if isinstance(rule, file.BySeat) else chair_seat_key(group.terms)


def _matters_of_seat(seat: SeatAsAt, step: Steps) -> list[Matter]:
    reason = _by_clause(seat.terms.clause)
    words, url = step.for_seat(seat.terms)
    whose = {place.gap: f"?for={place.body.public_id}" for place in seat.places if place.gap and place.body}
    gaps = [
        Matter(gap, reason, words, f"{url}{whose.get(gap, '')}" if url else "")
        for gap in seat.gaps[:MOST_OF_A_SEAT]
    ]
    if len(seat.gaps) > MOST_OF_A_SEAT:
        gaps.append(
            Matter(f"And {len(seat.gaps) - MOST_OF_A_SEAT} more places of the seat “{seat.terms.name}”.")
        )
    return gaps + [Matter(concern, reason) for concern in seat.concerns]


def _by_clause(clause: str | None) -> str:
    return f"The arrangements ask for it ({clause})." if clause else "The arrangements ask for it."


@dataclass(frozen=True)
class Steps:
    """The one step that helps with a gap: words and address, both empty where this reader may not take it."""

    group: GroupAsAt
    query: str
    may_appoint: bool

    def for_seat(self, seat: file.Seat) -> tuple[str, str]:
        """Return the step that fills a seat: where it follows a post or other groups’ chairs, there."""
        if seat.post:
            return self.to_post(seat.post)
        if seat.chairs_of is not None:
            return self._to_first_without_chair(seat)
        return self.to_seat(seat.key)

    def to_seat(self, key: str) -> tuple[str, str]:
        """Return the way to appoint somebody to a seat of the group."""
        if not self.may_appoint or self.group.identity is None:
            return "", ""
        partnership = self.group.as_at.partnership.key
        return "Appoint somebody", address(
            "arrangements:appoint", partnership, self.group.identity.public_id, key
        )

    def to_post(self, key: str) -> tuple[str, str]:
        """Return the way to appoint somebody to a post of this partnership."""
        if not self.may_appoint or self.group.is_shared_in:
            return "", ""
        return "Appoint somebody", address(
            "arrangements:appoint_to_post", self.group.as_at.partnership.key, key
        )

    def _to_first_without_chair(self, seat: file.Seat) -> tuple[str, str]:
        for other in followed_groups(seat, self.group):
            if other.chair.holder is None and other.identity:
                url = address("arrangements:group", other.as_at.partnership.key, other.identity.public_id)
                return f"Look at {other.terms.name}", url + self.query
        return "", ""
