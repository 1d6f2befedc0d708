"""What changed lately in a partnership: facts that every member may see, in words, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kith.front.workspace.presenters.words import at, group_of, place_of
from kith.front.workspace.queries import SOON_DAYS, Desk, Recorded
from kith.partnership.arrangements.words import count_of, long_date
from kith.partnership.decisions.public import DecisionRecord, DecisionState
from kith.partnership.partnerships.models import Appointment

MOST = 10


@dataclass(frozen=True)
class Change:
    """Something that changed on a day."""

    on: date
    says: str
    url: str = ""


def changes_of(desk: Desk) -> list[Change]:
    """Return what changed in the last 28 days: at most ten things by name, and the daily work as counts."""
    since = desk.today - timedelta(days=SOON_DAYS)
    found = [*_decisions(desk), *_versions(desk), *_seats(desk), *_bodies(desk)]
    lately = [change for change in found if since <= change.on <= desk.today]
    named = sorted(lately, key=lambda change: change.on, reverse=True)[:MOST]
    counted = [_counted(desk, recorded) for recorded in desk.recorded]
    return sorted([*named, *counted], key=lambda change: change.on, reverse=True)


COUNTED = {
    "priority": ("priority", "priorities", "plan:priorities"),
    "objective": ("objective of the plan", "objectives of the plan", "plan:progress"),
    "delivery": ("file of figures", "files of figures", "performance:deliveries"),
    "issue": ("emerging issue", "emerging issues", "risks:issues"),
    "risk": ("risk", "risks", "risks:register"),
    "action": ("action", "actions", "actions:register"),
}
"""For each kind of daily work: its words, for one and for several, and the page that lists it."""


def _counted(desk: Desk, recorded: Recorded) -> Change:
    one, many, page = COUNTED[recorded.kind]
    return Change(recorded.last_on, f"New or changed: {count_of(recorded.count, one, many)}", at(desk, page))


def _decisions(desk: Desk) -> Iterator[Change]:
    for decision in desk.decisions:
        url = at(desk, "decisions:decision", decision.public_id)
        if decision.concluded_on:
            yield Change(decision.concluded_on, _ended(decision), url)
        for position in reversed(decision.positions):
            verb = "agrees" if position.agrees else "does not agree"
            yield Change(position.on, f"{position.body} {verb}: {decision.title}", url)
        yield Change(decision.asked_on, f"The partners were asked: {decision.title}", url)


def _ended(decision: DecisionRecord) -> str:
    verb = "Decided" if decision.state == DecisionState.FINAL else "Withdrawn"
    return f"{verb}: {decision.title}"


def _versions(desk: Desk) -> Iterator[Change]:
    for chapter in desk.ground.timeline.adopted:
        version = chapter.version
        url = at(desk, "arrangements:version", version.public_id)
        if version.in_force_from:
            yield Change(
                version.in_force_from, f"Version {version.number} of the arrangements took effect", url
            )
            if version.adopted_on and version.adopted_on < version.in_force_from:
                says = (
                    f"Version {version.number} was adopted, in force from {long_date(version.in_force_from)}"
                )
                yield Change(version.adopted_on, says, url)


def _seats(desk: Desk) -> Iterator[Change]:
    for appointment in desk.ground.appointments:
        if not desk.sees(appointment) or _is_young_peoples(desk, appointment):
            continue
        who, place = appointment.person.name, place_of(desk, appointment)
        yield Change(appointment.held_from, f"{who} was appointed: {place}")
        if appointment.held_to and appointment.held_to < desk.today:
            yield Change(appointment.held_to, f"{who}’s appointment ended: {place}")


def _is_young_peoples(desk: Desk, appointment: Appointment) -> bool:
    group = group_of(desk, appointment)
    terms = desk.as_at.group(group.key, home=group.partnership_id) if group else None
    return bool(terms and terms.terms.young_people)


def _bodies(desk: Desk) -> Iterator[Change]:
    for standing in desk.ground.standings:
        kind = standing.get_kind_display().lower()
        if standing.held_from:
            yield Change(standing.held_from, f"{standing.body} became a {kind}")
        if standing.held_to and standing.held_to < desk.today:
            yield Change(standing.held_to, f"{standing.body} ceased to be a {kind}")
