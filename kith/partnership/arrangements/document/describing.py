"""Rules of the document in words, for pages and comparisons."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kith.partnership.arrangements.document.models import (
    AllowedChair,
    Arrangements,
    Attendance,
    ByElection,
    ByList,
    ByPost,
    ByRotation,
    BySeat,
    Chair,
    ChairsDiscretion,
    EachOf,
    Frequency,
    Group,
    MembersOfBodies,
    NamedBodies,
    NumberOfSet,
    Quorum,
    Recurs,
    ReportsTo,
    Seat,
)

NOT_STATED = "Not stated"

STANDINGS = {
    "statutory-partner": ("statutory partner", "a statutory partner"),
    "relevant-agency": ("relevant agency", "a relevant agency"),
    "other": ("other body", "another body"),
    "any": ("body of the partnership", "a body of the partnership"),
}
"""Each standing as it follows “each” and as it is said of one body."""

WITHOUT_QUORUM = {
    "stop": "otherwise the meeting stops",
    "provisional": "otherwise decisions are provisional",
    "chairs-discretion": "otherwise the chair decides whether to go on",
}


# --- small words ------------------------------------------------------------


def day_words(day: date) -> str:
    """A day as *3 March 2026*."""
    return f"{day.day} {day:%B} {day.year}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words as a list: “A, B and C”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else "none"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its word: “1 month”, “2 months”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence_case(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def name_of(entries: Iterable, key: str) -> str:
    """The name of the entry with that key, or the key where the document lists no such entry."""
    return next((entry.name for entry in entries if entry.key == key), key)


def names_of(entries: Iterable, keys: Sequence[str], last: str = "and") -> str:
    """The names of several entries as a list."""
    listed = tuple(entries)
    return joined([name_of(listed, key) for key in keys], last)


def group_name(key: str, document: Arrangements) -> str:
    """The name of a group; of one at home in another partnership's file only the key is known here."""
    return name_of(document.groups, key)


# --- how often --------------------------------------------------------------


def frequency_words(frequency: Frequency | None) -> str:
    """How often a group meets: “4 times a year”, “At least 2 meetings a year”, “No fixed frequency”."""
    if frequency is None or frequency.not_stated:
        words = NOT_STATED
    elif frequency.none_fixed:
        words = "No fixed frequency"
    elif frequency.at_least_a_year:
        words = f"At least {counted(frequency.at_least_a_year, 'meeting')} a year"
    else:
        words = sentence_case(times_words(frequency.times_a_year, frequency.every_months) or NOT_STATED)
    return words + (period_words(frequency) if frequency else "")


def meets_words(frequency: Frequency) -> str:
    """How often, to follow the word “meets”: “every 2 months”, “at least 2 times a year”."""
    if frequency.at_least_a_year:
        words = f"at least {times_words(frequency.at_least_a_year, None)}"
    elif frequency.none_fixed:
        words = "with no fixed frequency"
    else:
        words = (
            times_words(frequency.times_a_year, frequency.every_months) or "at a frequency that is not stated"
        )
    return words + period_words(frequency)


def times_words(times_a_year: int | None, every_months: int | None) -> str:
    """So many times a year, or every so many months; empty where neither is said."""
    if times_a_year:
        return "once a year" if times_a_year == 1 else f"{times_a_year} times a year"
    if every_months:
        return "every month" if every_months == 1 else f"every {every_months} months"
    return ""


def period_words(frequency: Frequency) -> str:
    """For how long a frequency holds and what comes then, to follow it; empty where nothing is said."""
    words = f" from {day_words(frequency.starts_on)}" if frequency.starts_on else ""
    words += f" until {day_words(frequency.ends_on)}" if frequency.ends_on else ""
    words += f" for {counted(frequency.for_months, 'month')}" if frequency.for_months else ""
    return words + (", then reviewed" if frequency.then else "")


def recurs_words(recurs: Recurs | None, document: Arrangements) -> str:
    """How often a promise falls due; empty where nothing is said."""
    if recurs is None:
        return ""
    if recurs.once:
        return "Once"
    if recurs.each_meeting_of:
        return f"At each meeting of {group_name(recurs.each_meeting_of, document)}"
    return sentence_case(times_words(recurs.times_a_year, recurs.every_months))


# --- who sits and chairs ----------------------------------------------------


def seniority_words(seniority: str | None, document: Arrangements) -> str:
    """The least seniority, to follow who is asked for; empty where none is."""
    if seniority is None:
        return ""
    most_senior = bool(document.seniority) and document.seniority[0].key == seniority
    name = name_of(document.seniority, seniority)
    return f"at the level of {name}" if most_senior else f"at the level of {name} or above"


def each_words(each: EachOf, document: Arrangements) -> str:
    """One for each body of which kind."""
    if each.bodies:
        who = names_of(document.bodies, each.bodies)
        if each.at_least:
            who = f"at least {each.at_least} of {who}"
        elif len(each.bodies) > 1:
            who = f"each of {who}"
    else:
        kind = STANDINGS[each.standing or "any"][0]
        who = f"at least {each.at_least} of the {plural(kind)}" if each.at_least else f"each {kind}"
    if each.sector:
        who += f" in the sector {each.sector}"
    if each.agency_class:
        who += f" of the class {name_of(document.agency_classes, each.agency_class)}"
    return who


def plural(words: str) -> str:
    """The plural of a standing: “statutory partners”, “bodies of the partnership”."""
    first, *rest = words.split(" of ")
    return " of ".join([f"{first[:-1]}ies" if first.endswith("y") else f"{first}s", *rest])


def seat_words(seat: Seat, document: Arrangements) -> str:
    """Who a seat asks for: “Each statutory partner, at the level of Director or above”."""
    parts = [holder_words(seat, document), seniority_words(seat.seniority, document), seat.role or ""]
    return sentence_case(", ".join(part for part in parts if part)) or NOT_STATED


def holder_words(seat: Seat, document: Arrangements) -> str:
    """The body, bodies, post or chairs that a seat belongs to; empty where the document names none."""
    if seat.body:
        return name_of(document.bodies, seat.body)
    if seat.post:
        return f"whoever is {name_of(document.posts, seat.post)}"
    if seat.each:
        return each_words(seat.each, document)
    if seat.chairs_of is None:
        return ""
    groups = seat.chairs_of.groups
    if not groups:
        return "the chairs of the groups that report to this one"
    return f"the {'chair' if len(groups) == 1 else 'chairs'} of {names_of(document.groups, groups)}"


def chair_words(chair: Chair | None, document: Arrangements, group: Group | None = None) -> str:
    """Who chairs. With `group`, a chair who holds one of its seats is told by the name of the seat."""
    words = CHAIRS.get(type(chair.rule)) if chair else None
    return sentence_case(words(chair.rule, document, group)) if chair and words else NOT_STATED


def chair_by_post(rule: ByPost, document: Arrangements, group: Group | None) -> str:
    """Chaired by a post."""
    return name_of(document.posts, rule.post)


def chair_by_seat(rule: BySeat, document: Arrangements, group: Group | None) -> str:
    """Chaired from a seat."""
    return f"whoever holds the seat {name_of(group.seats if group else (), rule.seat)}"


def chair_by_list(rule: ByList, document: Arrangements, group: Group | None) -> str:
    """Chaired by one of several kinds of person."""
    return joined([allowed_words(allowed, document) for allowed in rule.allowed], "or")


def chair_by_rotation(rule: ByRotation, document: Arrangements, group: Group | None) -> str:
    """Chaired by bodies in turn."""
    turns = f", {counted(rule.months, 'month')} each" if rule.months else ""
    return f"{names_of(document.bodies, rule.bodies)} in turn{turns}"


def chair_by_election(rule: ByElection, document: Arrangements, group: Group | None) -> str:
    """Chaired by whoever is elected."""
    electors = rule.electors.replace("The ", "the ", 1) if rule.electors.startswith("The ") else rule.electors
    return f"elected by {electors}" + (f" for {counted(rule.months, 'month')}" if rule.months else "")


CHAIRS: dict[type, Callable] = {
    ByPost: chair_by_post,
    BySeat: chair_by_seat,
    ByList: chair_by_list,
    ByRotation: chair_by_rotation,
    ByElection: chair_by_election,
}


def allowed_words(allowed: AllowedChair, document: Arrangements) -> str:
    """One kind of person who may chair: “a statutory partner at the level of Head of service or above”."""
    who = name_of(document.posts, allowed.post) if allowed.post else ""
    if allowed.body:
        who = name_of(document.bodies, allowed.body)
    elif allowed.sector:
        who = sector_words(allowed.sector, allowed.standing)
    elif allowed.standing:
        who = STANDINGS[allowed.standing][1]
    words = " ".join(part for part in (who or "anyone", seniority_words(allowed.seniority, document)) if part)
    return f"{words}, who is {lower_first(allowed.function)}" if allowed.function else words


SECTORS = {"council": "a council", "police": "the police", "nhs": "the NHS"}
"""Each of the usual sectors as it follows “somebody from”."""


def sector_words(sector: str, standing: str | None) -> str:
    """Somebody of a sector: “somebody from a council that is a statutory partner”."""
    kind = f" that is {STANDINGS[standing][1]}" if standing else ""
    return f"somebody from {SECTORS.get(sector, f'the sector {sector}')}{kind}"


def lower_first(words: str) -> str:
    """The words with a small first letter, unless they begin with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


# --- quorum, lines, attendance ----------------------------------------------


def quorum_words(quorum: Quorum | None, document: Arrangements | None = None) -> str:
    """When a group is quorate, and what happens otherwise. Without the document, keys stand for names."""
    if quorum is None:
        return NOT_STATED
    words = QUORUMS.get(type(quorum.rule))
    parts = [words(quorum.rule, document) if words else NOT_STATED]
    if quorum.chair_or_deputy:
        parts.append("the chair or a deputy must be there")
    if not quorum.substitutes:
        parts.append("substitutes do not count")
    if quorum.if_not in WITHOUT_QUORUM:
        parts.append(WITHOUT_QUORUM[quorum.if_not])
    return "; ".join(parts)


def quorum_of_bodies(rule: NamedBodies, document: Arrangements | None) -> str:
    """Each of some bodies is there."""
    if not rule.bodies:
        return "Each statutory partner"
    names = names_of(document.bodies if document else (), rule.bodies)
    return names if len(rule.bodies) == 1 else f"Each of {names}"


def quorum_of_members(rule: MembersOfBodies, document: Arrangements | None) -> str:
    """So many members from so many bodies."""
    return f"{counted(rule.members, 'member')} from {counted(rule.bodies, 'body', 'bodies')}"


def quorum_of_set(rule: NumberOfSet, document: Arrangements | None) -> str:
    """So many of some bodies or seats."""
    bodies = [name_of(document.bodies if document else (), key) for key in rule.of_bodies]
    seats = [name_of(all_seats(document), key) for key in rule.of_seats]
    if not bodies and not seats:
        return counted(rule.number, "member")
    return f"{rule.number} of {joined(bodies + seats)}"


def all_seats(document: Arrangements | None) -> list[Seat]:
    """The seats of every group."""
    return [seat for group in document.groups for seat in group.seats] if document else []


QUORUMS: dict[type, Callable] = {
    NamedBodies: quorum_of_bodies,
    MembersOfBodies: quorum_of_members,
    NumberOfSet: quorum_of_set,
    ChairsDiscretion: lambda rule, document: "At the chair’s discretion",
}


def line_words(line: ReportsTo, document: Arrangements) -> str:
    """To whom a group answers, how often, and by which sentence where that is only implied."""
    to = name_of(document.linked_boards, line.board) if line.board else group_name(line.group or "", document)
    often = f", {line.how_often}" if line.how_often else ""
    implied = f" (implied: “{line.because}”)" if line.line == "implied" and line.because else ""
    return f"{to}{often}{implied}"


def attendance_words(attendance: Attendance | None) -> str:
    """What is expected of members, and what happens when meetings are missed."""
    if attendance is None:
        return NOT_STATED
    parts = [f"At least {attendance.percent}% of meetings"] if attendance.percent else []
    if attendance.misses:
        parts.append(f"{'after' if parts else 'After'} {counted(attendance.misses, 'missed meeting')}")
    words = "; ".join(parts)
    if attendance.then:
        return f"{words}: {attendance.then}" if words else attendance.then
    return words or NOT_STATED
