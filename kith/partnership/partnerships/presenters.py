"""What pages say about people, bodies and the trail."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kith.base.trail.models import Entry
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.enums import Sector, StandingKind
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, BodyStanding, Person

Address = Callable[..., str]
"""Gives the address of a page of the partnership by its name."""

GroupNames = dict[tuple[int, str], str]
"""The name of each group, by its home’s pk and its key."""

ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def period_words(begins: date | None, ends: date | None) -> str:
    """Return a period in words: “from 1 April 2020 to 31 March 2024”."""
    words = f"from {long_date(begins)}" if begins else "from before the record begins"
    return f"{words} to {long_date(ends)}" if ends else words


def word_for(key: str) -> str:
    """Return a key of the arrangement file as words: `integrated-care-board` is “Integrated care board”."""
    return re.sub(r"\bnhs\b", "NHS", key.replace("-", " ").capitalize(), flags=re.IGNORECASE)


def place_words(appointment: Appointment, groups: GroupNames) -> str:
    """Return the seat with its group, or the post: “Chair, Planning and Delivery Group”."""
    seat = appointment.seat
    group = groups.get((seat.partnership_id, seat.group_key), "") if seat else ""
    return f"{appointment.hat}, {group}" if group else appointment.hat


def sector_words(key: str) -> str:
    """Return a sector in words."""
    return Sector(key).label if key in Sector.values else word_for(key)


# --- people ---


@dataclass(frozen=True)
class PersonRow:
    """One line of the list of people."""

    name: str
    url: str
    jobs: tuple[str, ...]
    places: tuple[str, ...]


def people_rows(
    people: Iterable[Person],
    jobs: Sequence[Affiliation],
    appointments: Sequence[Appointment],
    *,
    groups: GroupNames,
    on: date,
    at: Address,
) -> list[PersonRow]:
    """Return a line for each person, with the jobs and appointments of one day."""
    held = [job for job in jobs if job.holds_on(on)]
    live = [a for a in appointments if a.holds_on(on)]
    return [
        PersonRow(
            name=person.name,
            url=at("partnerships:person", person.public_id),
            jobs=tuple(f"{job.title}, {job.body.name}" for job in held if job.person_id == person.pk),
            places=tuple(place_words(a, groups) for a in live if a.person_id == person.pk),
        )
        for person in people
    ]


@dataclass(frozen=True)
class JobLine:
    """One job of a person."""

    title: str
    body: str
    body_url: str
    seniority: str
    roles: str
    period: str
    change_url: str = ""
    end_url: str = ""


@dataclass(frozen=True)
class AppointmentLine:
    """One appointment of a person, in the partnership of the page alone."""

    place: str
    url: str
    body: str
    period: str
    standing: str
    """Whether it is live, over, or still to begin."""


def appointment_lines(
    appointments: Sequence[Appointment], *, groups: GroupNames, on: date, at: Address
) -> list[AppointmentLine]:
    """Return a line for each appointment: the live ones, then those to come, then those that are over."""
    order = {"Live": 0, "Still to begin": 1}
    lines = [
        AppointmentLine(
            place=place_words(a, groups),
            url=at("arrangements:appointment", a.public_id),
            body=a.body.name if a.body else "",
            period=period_words(a.held_from, a.held_to),
            standing=standing_words(a, on),
        )
        for a in appointments
    ]
    return sorted(lines, key=lambda line: order.get(line.standing, len(order)))


def standing_words(appointment: Appointment, on: date) -> str:
    """Return whether an appointment is live on a day, over, or still to begin.

    On its last day it has ended once the person’s account is closed, as when a leaver’s access ended at once.
    """
    if appointment.held_to == on and _is_shut_out(appointment.person):
        return f"Ended {long_date(on)}"
    if appointment.holds_on(on):
        return "Live"
    return "Still to begin" if appointment.held_from > on else "Over"


def _is_shut_out(person: Person) -> bool:
    return person.account is not None and not person.account.is_active


def account_words(person: Person) -> str:
    """Return whether a person can sign in, in a sentence. An account alone opens nothing."""
    if person.account is None:
        return "Not invited: the person can’t sign in."
    if not person.account.is_active:
        return "Closed: the person can’t sign in."
    if not person.account.has_usable_password():
        return "Invited; the password is not set yet."
    return "Open: the person can sign in, and sees what a live appointment opens."


# --- bodies ---


@dataclass(frozen=True)
class BodyLine:
    """One body in a list, with its standing."""

    name: str
    url: str
    kind: str
    period: str
    followed_by: str = ""


@dataclass(frozen=True)
class BodySection:
    """The bodies of one standing, or of one class of relevant agency, as at a day."""

    title: str
    lines: tuple[BodyLine, ...]
    count: int
    more_url: str = ""
    """Where the whole list stands, when this is only its beginning."""


SHOWN = 10
"""How many bodies of a class stand on the page of agencies; its own page has them all."""


def body_line(standing: BodyStanding, at: Address) -> BodyLine:
    """Return the line of one standing."""
    body = standing.body
    return BodyLine(
        name=body.name,
        url=at("partnerships:body", body.public_id),
        kind=f"{word_for(body.kind)}, {sector_words(body.sector)}",
        period=period_words(standing.held_from, standing.held_to),
        followed_by=body.succeeded_by.name if body.succeeded_by else "",
    )


def body_sections(standings: Sequence[BodyStanding], *, at: Address, query: str) -> list[BodySection]:
    """Return the statutory partners, then each class of relevant agency, then the others."""
    partners = [s for s in standings if s.kind == StandingKind.STATUTORY_PARTNER]
    sections = [_section("Statutory safeguarding partners", partners, at)]
    agencies = [s for s in standings if s.kind == StandingKind.RELEVANT_AGENCY]
    classes = {s.agency_class.key: s.agency_class.name for s in agencies if s.agency_class}
    for key, name in sorted(classes.items(), key=lambda pair: pair[1]):
        rows = [s for s in agencies if s.agency_class and s.agency_class.key == key]
        sections.append(_section(name, rows, at, at("partnerships:agency_class", key) + query))
    without = [s for s in agencies if s.agency_class is None]
    if without:
        sections.append(_section("Relevant agencies of no class", without, at))
    others = [s for s in standings if s.kind == StandingKind.OTHER]
    return sections + ([_section("Other bodies", others, at)] if others else [])


def _section(title: str, rows: list[BodyStanding], at: Address, more_url: str = "") -> BodySection:
    shown = rows[:SHOWN] if more_url else rows
    return BodySection(
        title, tuple(body_line(s, at) for s in shown), len(rows), more_url if len(rows) > SHOWN else ""
    )


@dataclass(frozen=True)
class StandingLine:
    """One standing of a body, past or present."""

    says: str
    period: str
    end_url: str = ""
    hand_over_url: str = ""


def standing_lines(
    standings: Sequence[BodyStanding], *, on: date, at: Address, may_change: bool
) -> list[StandingLine]:
    """Return a line for each standing of one body, with what the reader may do to one that goes on."""
    lines = []
    for standing in standings:
        kind = StandingKind(standing.kind).label
        says = f"{kind}: {standing.agency_class.name}" if standing.agency_class else kind
        goes_on = may_change and (standing.held_to is None or standing.held_to >= on)
        end_url = at("partnerships:end_standing", standing.public_id) if goes_on else ""
        hand_over_url = at("partnerships:hand_over", standing.public_id) if goes_on else ""
        lines.append(
            StandingLine(says, period_words(standing.held_from, standing.held_to), end_url, hand_over_url)
        )
    return lines


@dataclass(frozen=True)
class Relation:
    """A body that came before or after, with its address where the partnership knows it."""

    name: str
    url: str


def relation(body: Body, known: set[int], at: Address) -> Relation:
    """Return a body before or after another."""
    return Relation(body.name, at("partnerships:body", body.public_id) if body.pk in known else "")


# --- the trail ---


@dataclass(frozen=True)
class TrailLine:
    """One entry of the trail as a page says it."""

    at: datetime
    who: str
    by_appointment: str
    says: str
    subject: str
    changes: tuple[str, ...]
    reason: str


RESTRICTED = "restricted item"
"""What stands in a log in place of the title of what its reader may not see (AR23)."""


def trail_lines(
    entries: Iterable[Entry], hats: dict[str, str], restricted: Collection[str] = ()
) -> list[TrailLine]:
    """Return each entry in words; `hats` names the appointments that people acted under.

    Of what is `restricted` (by public id) it says who did what and when, and nothing else.
    """
    return [
        TrailLine(
            at=entry.at,
            who=entry.actor_name,
            by_appointment=hats.get(entry.actor_appointment, ""),
            says=entry.deed.capitalize(),
            subject=subject_words(entry, is_restricted=entry.subject_id in restricted),
            changes=() if entry.subject_id in restricted else tuple(change_words(entry)),
            reason="" if entry.subject_id in restricted else entry.reason,
        )
        for entry in entries
    ]


def subject_words(entry: Entry, *, is_restricted: bool) -> str:
    """Return what an entry is about: its kind, with its title as far as the reader may know it."""
    title = RESTRICTED if is_restricted else entry.subject_title
    return f"{word_for(entry.subject_kind)}: {title}" if title else word_for(entry.subject_kind)


def change_words(entry: Entry) -> Iterable[str]:
    """Return what changed, a line for each value: what it was and what it is."""
    old, new = entry.old or {}, entry.new or {}
    for name in [*old, *(name for name in new if name not in old)]:
        was, now = value_words(old.get(name)), value_words(new.get(name))
        label = name.replace("_", " ").capitalize()
        if name in old and name in new and was != now:
            yield f"{label}: {now or 'nothing'} (was {was or 'nothing'})"
        elif name in new and now:
            yield f"{label}: {now}"
        elif name in old and name not in new and was:
            yield f"{label}: was {was}"


def value_words(value: object) -> str:
    """Return one value of an entry in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(value_words(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {value_words(one)}" for name, one in value.items())
    return ISO_DAY.sub(lambda found: day_words(found.group()), str(value))


def day_words(text: str) -> str:
    """Return a day such as 2026-03-03 in words; what only looks like one stays as it is."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
