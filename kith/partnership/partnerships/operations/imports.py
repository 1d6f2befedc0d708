"""Taking in a whole list of bodies of one class, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.importing import BodyRow
from kith.partnership.partnerships.models import AgencyClass, Body, BodyStanding, Partnership
from kith.partnership.partnerships.operations.bodies import free_key, give_standing, make_body_known
from kith.partnership.partnerships.queries import bodies_by_key, known_bodies


@dataclass(frozen=True)
class Planned:
    """What taking in one row would do."""

    row: BodyRow
    body: Body | None
    """The body, where Kith knows it already."""
    held_from: date
    says: str
    """What would happen, or what stands in the way, in a sentence."""
    stands_in_the_way: bool = False
    is_here: bool = False
    """The class lists the body from that day already, so nothing would change."""


def plan_import(
    *, partnership: Partnership, agency_class: AgencyClass, rows: Sequence[BodyRow], held_from: date
) -> tuple[Planned, ...]:
    """Return what taking in these rows would do, row by row. Writes nothing. Three queries."""
    by_name = {body.name.casefold(): body for body in known_bodies(partnership)}
    by_key = bodies_by_key([row.key for row in rows if row.key])
    standings: dict[int, list[BodyStanding]] = {}
    for standing in BodyStanding.objects.of(partnership).filter(agency_class=agency_class):
        standings.setdefault(standing.body_id, []).append(standing)
    return tuple(_plan(row, by_name, by_key, standings, held_from) for row in rows)


def _plan(
    row: BodyRow,
    by_name: dict[str, Body],
    by_key: dict[str, Body],
    standings: dict[int, list[BodyStanding]],
    held_from: date,
) -> Planned:
    begins = row.held_from or held_from
    body = by_key.get(row.key) if row.key else by_name.get(row.name.casefold())
    if body and body.name.casefold() != row.name.casefold():
        return Planned(
            row, body, begins, f"The key “{row.key}” belongs to another body. Give a key of its own.", True
        )
    if row.held_to and row.held_to < begins:
        return Planned(row, body, begins, "The last day is before the first day.", True)
    known = standings.get(body.pk, []) if body else []
    if any((s.held_from or begins, s.held_to) == (begins, row.held_to) for s in known):
        return Planned(row, body, begins, "Listed already. Nothing changes.", is_here=True)
    if any(_overlap(s, begins, row.held_to) for s in known):
        return Planned(
            row, body, begins, "Listed already with other days. Change them on its own page.", True
        )
    return Planned(row, body, begins, "Known already; listed in this class." if body else "A new body.")


def _overlap(standing: BodyStanding, begins: date, ends: date | None) -> bool:
    begun = ends is None or standing.held_from is None or standing.held_from <= ends
    return begun and (standing.held_to is None or standing.held_to >= begins)


@transaction.atomic
def import_bodies(
    *,
    partnership: Partnership,
    agency_class: AgencyClass,
    rows: Sequence[BodyRow],
    held_from: date,
    sector: str,
    by: Actor,
) -> int:
    """Take in a list of bodies of one class and return how many were added to it; all of them or none.

    `held_from` counts for rows that give no first day. Raises Refused when any row can’t be taken.
    """
    planned = plan_import(partnership=partnership, agency_class=agency_class, rows=rows, held_from=held_from)
    wrong = [plan for plan in planned if plan.stands_in_the_way]
    if wrong:
        raise Refused(f"Row {wrong[0].row.line}: {wrong[0].says}")
    taken = {row.key for row in rows if row.key}
    to_add = [plan for plan in planned if not plan.is_here]
    for plan in to_add:
        body = _body_for(plan, agency_class, sector, taken, by)
        _take_in(plan, partnership, agency_class, body, by)
    subject = Subject("agency-class", f"{partnership.key}/{agency_class.key}", agency_class.name)
    record_change(
        by=by,
        deed="imported bodies",
        subject=subject,
        new={"added": len(to_add)},
        partnership=partnership.key,
    )
    return len(to_add)


def _body_for(plan: Planned, agency_class: AgencyClass, sector: str, taken: set[str], by: Actor) -> Body:
    if plan.body:
        return plan.body
    key = plan.row.key or free_key(name=plan.row.name, taken=taken)
    return make_body_known(key=key, name=plan.row.name, sector=sector, kind=agency_class.key, by=by)


def _take_in(
    plan: Planned, partnership: Partnership, agency_class: AgencyClass, body: Body, by: Actor
) -> None:
    give_standing(
        partnership=partnership,
        body=body,
        kind=StandingKind.RELEVANT_AGENCY,
        agency_class=agency_class,
        held_from=plan.held_from,
        held_to=plan.row.held_to,
        by=by,
    )
