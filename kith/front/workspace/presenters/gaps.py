"""For the business unit: empty places across all groups and whom to ask, and appointments that end soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from kith.front.workspace.presenters.words import group_name, place_of, until, url_of_group
from kith.front.workspace.queries import SOON_DAYS, Desk
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.decisions.public import speakers_on
from kith.partnership.partnerships.models import Appointment, Body

MOST = 6


@dataclass(frozen=True)
class Gap:
    """A place that the arrangements ask to be filled and nobody holds, and whom to ask about it."""

    group: str
    group_url: str
    says: str
    ask: str


@dataclass(frozen=True)
class Ending:
    """An appointment that ends soon."""

    person: str
    place: str
    until: str


def gaps_of(desk: Desk) -> list[Gap]:
    """Return every gap of the partnership’s groups, group by group."""
    speakers = speakers_on(desk.ground, desk.today)
    return [gap for group in desk.as_at.groups for gap in _gaps_of_group(desk, group, speakers)]


def _gaps_of_group(desk: Desk, group: GroupAsAt, speakers: dict[int, list[Appointment]]) -> Iterator[Gap]:
    url, name = url_of_group(desk, group), group_name(group)
    of_bodies = {p.gap: p.body for seat in group.seats for p in seat.places if p.gap}
    for gap in group.gaps:
        yield Gap(name, url, gap, _whom_to_ask(desk, group, of_bodies.get(gap), speakers))


def _whom_to_ask(
    desk: Desk, group: GroupAsAt, body: Body | None, speakers: dict[int, list[Appointment]]
) -> str:
    """Return who can fill a place: whoever speaks for its body; else the body, and the chair of the group."""
    for appointment in speakers.get(body.pk, []) if body else []:
        if desk.sees(appointment):
            return f"{appointment.person.name}, for {appointment.body}"
    chair = group.chair.holder
    named = f"{chair.name}, chair" if chair and chair.person_id not in desk.hidden else ""
    return "; ".join(filter(None, [str(body) if body else "", named])) or "The statutory partners"


def endings_of(desk: Desk) -> list[Ending]:
    """Return the partnership’s appointments that end within 28 days, the soonest first."""
    last = desk.today + timedelta(days=SOON_DAYS)
    rows = [a for a in desk.ground.appointments if a.held_to and desk.today <= a.held_to <= last]
    mine = [a for a in rows if a.partnership_id == desk.ground.partnership.pk and desk.sees(a)]
    return [
        Ending(a.person.name, place_of(desk, a), until(a.held_to, desk.today))
        for a in sorted(mine, key=lambda a: (a.held_to, a.person.name))
        if a.held_to and a.holds_on(desk.today)
    ]
