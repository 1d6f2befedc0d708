"""Promises about who sits where: seats filled, seniority, membership and coverage."""

from datetime import date, timedelta

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import of_group
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.seating import Holder, Place, SeatAsAt, below_seniority
from kith.partnership.arrangements.words import listed

ENDING_SOON = timedelta(days=28)
"""A seat whose holder leaves within four weeks, with nobody to follow, is at risk (Kith’s own choice)."""

WORDS = {
    "seats-filled": "Somebody is appointed to every place of the seats. At risk when the last holder’s "
    "appointment ends within 28 days and nobody is appointed after.",
    "seniority": "Everybody in the seats stands at the level asked for, or above it.",
    "membership": "Somebody is appointed for each category, partner or sub-group that must be there.",
    "coverage": "Each agency that must be there has somebody with the role appointed.",
    "target-size": "The number of members beside the number meant. This is information, never a failing.",
}


def seats_named(duty: Duty, group: GroupAsAt) -> list[SeatAsAt]:
    """Return the seats that a promise is about: those it names, or all that the arrangements want filled."""
    if duty.seats:
        return [seat for seat in group.seats if seat.terms.key in duty.seats]
    return [seat for seat in group.seats if not seat.terms.optional]


def no_group(duty: Duty) -> Finding:
    """Return the finding for a promise whose group does not run on the day."""
    return Finding(Standing.NOT_YET_DUE, "The group does not run on this day.")


def seats_filled(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether every place of the seats is held (L3)."""
    group = ground.on(day).group(duty.group or "")
    if group is None:
        return no_group(duty)
    seats = seats_named(duty, group)
    places = [place for seat in seats for place in seat.places]
    filled = sum(1 for place in places if place.holders)
    gaps = [gap for seat in seats for gap in seat.gaps]
    if gaps or not places:
        words = f"{filled} of {len(places)} seats filled. {listed(gaps)}".strip()
        return Finding(Standing.MISSED, words, evidence=of_group(group))
    leaving = _leaving(places, day)
    if leaving:
        soonest = min(holder.until for holder in leaving if holder.until)
        return Finding(Standing.AT_RISK, _leaving_words(filled, places, leaving), soonest, of_group(group))
    return Finding(Standing.MET, _filled_words(duty, group, seats, filled, places), evidence=of_group(group))


def _filled_words(duty: Duty, group: GroupAsAt, seats: list[SeatAsAt], filled: int, places: list[Place]) -> str:
    rank = group.directory.rank(duty.seniority) if duty.seniority else None
    if rank is None:
        return f"{filled} of {len(places)} seats filled."
    fitting = sum(1 for p in places if any(group.directory.at_least(h.seniority, rank.key) for h in p.holders))
    return f"{fitting} of {len(places)} seats filled at {rank.name.lower()} level."


def _leaving(places: list[Place], day: date) -> list[Holder]:
    alone = [place.holders[0] for place in places if len(place.holders) == 1]
    return [h for h in alone if h.until and h.until - day <= ENDING_SOON]


def _leaving_words(filled: int, places: list[Place], leaving: list[Holder]) -> str:
    names = listed([f"{holder.name} leaves" for holder in leaving], end="")
    return f"{filled} of {len(places)} seats filled, but {names} within 28 days and nobody is appointed after."


def seniority(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether everybody in the seats stands at the level asked for (L3, L12)."""
    group = ground.on(day).group(duty.group or "")
    if group is None:
        return no_group(duty)
    holders = [h for seat in seats_named(duty, group) for place in seat.places for h in place.holders]
    if not holders:
        return Finding(Standing.MISSED, "Nobody holds the seats.", evidence=of_group(group))
    below = [words for h in holders if (words := below_seniority(h, duty.seniority or "", group.directory))]
    rank = group.directory.rank(duty.seniority or "")
    level = rank.name.lower() if rank else "the"
    if below:
        count = f"{len(holders) - len(below)} of {len(holders)} at {level} level."
        return Finding(Standing.MISSED, f"{count} {listed(below)}", evidence=of_group(group))
    return Finding(Standing.MET, f"{len(holders)} of {len(holders)} at {level} level.", evidence=of_group(group))


def membership(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each category of member that must be there is there (L12, L28)."""
    group = ground.on(day).group(duty.group or "")
    if group is None:
        return no_group(duty)
    seats = seats_named(duty, group)
    gaps = [gap for seat in seats for gap in seat.gaps]
    concerns = [concern for seat in seats for concern in seat.concerns]
    places = [place for seat in seats for place in seat.places]
    filled = sum(1 for place in places if place.holders)
    if gaps:
        return Finding(Standing.MISSED, f"{filled} of {len(places)} places held. {listed(gaps)}", evidence=of_group(group))
    if concerns:
        return Finding(Standing.AT_RISK, listed(concerns), evidence=of_group(group))
    if not places:
        return Finding(Standing.MISSED, "The group has no such seat.", evidence=of_group(group))
    return Finding(Standing.MET, f"{filled} of {len(places)} places held.", evidence=of_group(group))


def coverage(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each agency has somebody with the role in the group (L50)."""
    group = ground.on(day).group(duty.group or "")
    if group is None:
        return no_group(duty)
    rows = coverage_rows(duty, group)
    missing = [name for name, covered, _why in rows if not covered]
    words = f"{len(rows) - len(missing)} of {len(rows)} agencies have {_role(duty)} in the group."
    if missing:
        return Finding(Standing.MISSED, f"{words} Missing: {', '.join(missing)}.", evidence=of_group(group))
    return Finding(Standing.MET, words, evidence=of_group(group))


def coverage_rows(duty: Duty, group: GroupAsAt) -> list[tuple[str, str, str]]:
    """Return each agency with the names of those who cover it, or why nobody does."""
    rows = []
    for seat in seats_named(duty, group):
        for place in seat.places:
            fitting = [h.name for h in place.holders if not duty.role or h.has_role(duty.role)]
            why = "" if fitting else ("The holder has another role." if place.holders else "Nobody is appointed.")
            rows.append((place.label or seat.terms.name, ", ".join(fitting), why))
    return rows


def _role(duty: Duty) -> str:
    return f"a {duty.role[0].lower()}{duty.role[1:]}" if duty.role else "somebody"


def target_size(duty: Duty, day: date, ground: Ground) -> Finding:
    """Say how many members a group has beside the number meant (L22). Never a failing."""
    group = ground.on(day).group(duty.group or "")
    if group is None:
        return no_group(duty)
    target = group.terms.target_size
    meant = duty.number or (target.about if target else 0)
    count = len(group.members)
    return Finding(Standing.SOFT, f"{count} members; the arrangements mean about {meant}.", evidence=of_group(group))


JUDGES = {
    "seats-filled": seats_filled,
    "seniority": seniority,
    "membership": membership,
    "coverage": coverage,
    "target-size": target_size,
}
