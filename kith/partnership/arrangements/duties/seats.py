"""Promises about who sits where: seats filled, seniority, membership and coverage."""

from datetime import date, timedelta

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import of_group
from kith.partnership.arrangements.duties.once import once_a_stretch
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.duties.succession import succession_words
from kith.partnership.arrangements.ground import ONE_DAY, Ground
from kith.partnership.arrangements.seating import Holder, Place, SeatAsAt, below_seniority
from kith.partnership.arrangements.words import and_list, count_of, listed, long_date

ENDING_SOON = timedelta(days=28)
"""A seat whose holder leaves within four weeks, with nobody to follow, is at risk (Kith’s own choice)."""

WORDS = {
    "seats-filled": "Somebody is appointed to every place of the seats. At risk when an appointment ends "
    "within 28 days and nobody is appointed after, or when a holder stands below the level asked for.",
    "seniority": "Everybody in the seats stands at the level asked for, or above it.",
    "membership": "Somebody is appointed for each category, partner or sub-group that must be there, at "
    "the level and with the role asked for. At risk when another holder of the seats does not fit them.",
    "coverage": "Each agency that must be there has somebody with the role appointed.",
    "target-size": "The number of members beside the number meant. This is information, never a failing.",
}


def seats_named(duty: Duty, group: GroupAsAt) -> list[SeatAsAt]:
    """Return the seats that a promise is about: those it names, or all that the arrangements want filled."""
    if duty.seats:
        return [seat for seat in group.seats if seat.terms.key in duty.seats]
    return [seat for seat in group.seats if not seat.terms.optional]


def seats_filled(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether every place of the seats is held (L3)."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    seats = seats_named(duty, group)
    places = [place for seat in seats for place in seat.places]
    filled = sum(1 for place in places if place.holders)
    gaps = [gap for seat in seats for gap in seat.gaps]
    if gaps or not places:
        words = f"{filled} of {len(places)} seats filled. {listed(gaps)}".strip()
        return Finding(Standing.MISSED, words, evidence=of_group(group))
    below = below_level(duty, group, places)
    words = _filled_words(duty, group, filled, places)
    if below:
        return Finding(Standing.AT_RISK, f"{words} {listed(below)}", evidence=of_group(group))
    return _before_gap(duty, day, ground, seats) or Finding(Standing.MET, words, evidence=of_group(group))


def _filled_words(duty: Duty, group: GroupAsAt, filled: int, places: list[Place]) -> str:
    rank = group.directory.rank(duty.seniority) if duty.seniority else None
    if rank is None:
        return f"{filled} of {len(places)} seats filled."
    fitting = sum(
        1 for p in places if any(group.directory.at_least(h.seniority, rank.key) for h in p.holders)
    )
    return f"{fitting} of {len(places)} seats filled at {rank.name.lower()} level."


def below_level(duty: Duty, group: GroupAsAt, places: list[Place]) -> list[str]:
    """Return who stands below the level that the promise asks for, each as a sentence."""
    if not duty.seniority:
        return []
    holders = [holder for place in places for holder in place.holders]
    return [words for h in holders if (words := below_seniority(h, duty.seniority, group.directory))]


def _before_gap(duty: Duty, day: date, ground: Ground, seats: list[SeatAsAt]) -> Finding | None:
    """Return the warning that a seat will stand empty within four weeks, or None."""
    holders = [holder for seat in seats for place in seat.places for holder in place.holders]
    ends = {holder.until for holder in holders if holder.until and holder.until - day <= ENDING_SOON}
    for last in sorted(ends):
        after = owing_group(duty, ground.on(last + ONE_DAY))
        gaps = [gap for seat in seats_named(duty, after) for gap in seat.gaps] if after else []
        if after and gaps:
            return Finding(Standing.AT_RISK, _leaving_words(holders, last, gaps), last, of_group(after))
    return None


def _leaving_words(holders: list[Holder], last: date, gaps: list[str]) -> str:
    names = list(dict.fromkeys(holder.name for holder in holders if holder.until == last))
    verb = "leaves" if len(names) == 1 else "leave"
    leaving = f"{and_list(names)} {verb} after {long_date(last)}"
    return f"All seats are filled, but {leaving}. From then: {listed(gaps)}"


@once_a_stretch
def seniority(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether everybody in the seats stands at the level asked for (L3, L12)."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    places = [place for seat in seats_named(duty, group) for place in seat.places]
    holders = [holder for place in places for holder in place.holders]
    if not holders:
        return Finding(Standing.MISSED, "Nobody holds the seats.", evidence=of_group(group))
    below = below_level(duty, group, places)
    rank = group.directory.rank(duty.seniority or "")
    level = f"{rank.name.lower()} level" if rank else "the level asked for"
    count = f"{len(holders) - len(below)} of {len(holders)} at {level}."
    if below:
        return Finding(Standing.MISSED, f"{count} {listed(below)}", evidence=of_group(group))
    return Finding(Standing.MET, count, evidence=of_group(group))


@once_a_stretch
def membership(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each category of member that must be there is there (L12, L28)."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    seats = seats_named(duty, group)
    unmet = [words for seat in seats for words in (seat.gaps or unfit(duty, seat, group))]
    concerns = [concern for seat in seats for concern in seat.concerns]
    places = [place for seat in seats for place in seat.places if _counts(duty, place, group)]
    held = _held_words(duty, places, group)
    if unmet:
        return Finding(Standing.MISSED, f"{held} {listed(unmet)}", evidence=of_group(group))
    if not places:
        return Finding(Standing.MISSED, "The group has no such seat.", evidence=of_group(group))
    if concerns:
        return Finding(Standing.AT_RISK, f"{held} {listed(concerns)}", evidence=of_group(group))
    return Finding(Standing.MET, held, evidence=of_group(group))


def _counts(duty: Duty, place: Place, group: GroupAsAt) -> bool:
    """Return whether a place is one that the promise is about: not the other side’s of a joint group."""
    is_other_side = bool(group.joint_names) and place.body is not None and duty.standing is not None
    return not is_other_side or place.body in group.as_at.bodies_standing_as(duty.standing or "any")


def _held_words(duty: Duty, places: list[Place], group: GroupAsAt) -> str:
    """Return how many places are held, and why they are fewer than the promise names, if they are."""
    held = f"{sum(1 for place in places if place.holders)} of {count_of(len(places), 'place')} held."
    is_fewer = duty.number is not None and len(places) < duty.number and duty.standing is not None
    return f"{held} {succession_words(group.as_at)}".strip() if is_fewer else held


def unfit(duty: Duty, seat: SeatAsAt, group: GroupAsAt) -> list[str]:
    """Return why a category of a filled seat is unmet: nobody in it has the level and role asked for."""
    held = [place for place in seat.places if place.holders]
    reasons = [reason for place in held if (reason := _no_fit(duty, place, group))]
    least = seat.terms.each.at_least if seat.terms.each else None
    if least is not None and len(held) - len(reasons) >= least:
        return []
    return reasons


def _no_fit(duty: Duty, place: Place, group: GroupAsAt) -> str:
    reasons = [_why_unfit(duty, holder, group) for holder in place.holders]
    return reasons[0] if all(reasons) else ""


def _why_unfit(duty: Duty, holder: Holder, group: GroupAsAt) -> str:
    if duty.role and not holder.has_role(duty.role):
        return f"{holder.name} is not recorded as {duty.role[0].lower()}{duty.role[1:]}."
    return below_seniority(holder, duty.seniority, group.directory) if duty.seniority else ""


@once_a_stretch
def coverage(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each agency has somebody with the role in the group (L50)."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    rows = coverage_rows(duty, group)
    missing = [name for name, covered, _why in rows if not covered]
    if not rows:
        return Finding(
            Standing.MISSED, "No agency has a place for this on the day.", evidence=of_group(group)
        )
    agencies = count_of(len(rows), "agency", "agencies")
    words = f"{len(rows) - len(missing)} of {agencies} have {_role(duty)} in the group."
    if missing:
        return Finding(
            Standing.MISSED, f"{words} Missing: {listed(missing, end='')}.", evidence=of_group(group)
        )
    return Finding(Standing.MET, words, evidence=of_group(group))


def coverage_rows(duty: Duty, group: GroupAsAt) -> list[tuple[str, str, str]]:
    """Return each agency with the names of those who cover it, or why nobody does."""
    rows = []
    for seat in seats_named(duty, group):
        for place in seat.places:
            fitting = [h.name for h in place.holders if not duty.role or h.has_role(duty.role)]
            why = (
                ""
                if fitting
                else ("The holder has another role." if place.holders else "Nobody is appointed.")
            )
            rows.append((place.label or seat.terms.name, ", ".join(fitting), why))
    return rows


def _role(duty: Duty) -> str:
    return f"a {duty.role[0].lower()}{duty.role[1:]}" if duty.role else "somebody"


@once_a_stretch
def target_size(duty: Duty, day: date, ground: Ground) -> Finding:
    """Say how many members a group has beside the number meant (L22). Never a failing."""
    group = owing_group(duty, ground.on(day))
    if group is None:
        return no_group(duty)
    target = group.terms.target_size
    meant = duty.number or (target.about if target else 0)
    count = count_of(len(group.members), "member")
    if not meant:
        return Finding(
            Standing.NOT_STATED, f"{count}. The arrangements mean no number.", evidence=of_group(group)
        )
    return Finding(Standing.SOFT, f"{count}; the arrangements mean about {meant}.", evidence=of_group(group))


JUDGES = {
    "seats-filled": seats_filled,
    "seniority": seniority,
    "membership": membership,
    "coverage": coverage,
    "target-size": target_size,
}
