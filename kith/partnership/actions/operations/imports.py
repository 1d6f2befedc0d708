"""Taking in the open actions of a former group from its own list: all of them or none (L9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import CellFault
from kith.partnership.actions.enums import StepKind
from kith.partnership.actions.importing import ActionRow, Reading
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.carrying_over import refuse_carry_over
from kith.partnership.actions.operations.raising import next_number
from kith.partnership.actions.queries.former import FormerGroup
from kith.partnership.actions.queries.owners import agencies_of, at_work
from kith.partnership.actions.recording import record, take_step
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.partnerships.queries import known_bodies


@dataclass(frozen=True)
class Planned:
    """What taking in one row would do, or what stands in the way."""

    row: ActionRow
    owner: Person | None = None
    body: Body | None = None
    column: str = ""
    """The column that stands in the way; empty when nothing does."""
    says: str = ""
    """What stands in the way, in a sentence."""


def plan_import(
    *, partnership: Partnership, former_key: str, rows: Sequence[ActionRow], on: date
) -> tuple[Planned, ...]:
    """Return what taking in these rows would do, row by row. Writes nothing. Five queries."""
    people = list(at_work(partnership, on))
    known = Known(
        people=_by_name(people),
        bodies={
            name: body for body in known_bodies(partnership) for name in (body.name.casefold(), body.key)
        },
        agencies=agencies_of(partnership, people, on),
        taken=_taken(partnership, former_key),
    )
    return tuple(_plan(row, known) for row in rows)


@dataclass(frozen=True)
class Known:
    """What the rows of a list are compared with."""

    people: dict[str, list[Person]]
    bodies: dict[str, Body]
    agencies: dict[int, Body]
    taken: dict[str, str]
    """References that were carried over already, each with the reference that it has here."""


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(person.name.casefold(), []).append(person)
    return found


def _taken(partnership: Partnership, former_key: str) -> dict[str, str]:
    rows = Action.objects.filter(partnership=partnership, origin_key=former_key).exclude(origin_reference="")
    return {action.origin_reference.casefold(): action.reference for action in rows}


def _plan(row: ActionRow, known: Known) -> Planned:
    if row.reference and (here := known.taken.get(row.reference.casefold())):
        return Planned(row, column="reference", says=f"This was carried over already and is {here} here.")
    people = known.people.get(row.owner.casefold(), []) if row.owner else []
    if row.owner and len(people) != 1:
        return Planned(row, column="owner", says=_nobody(len(people)))
    body = known.bodies.get(row.agency.casefold()) if row.agency else None
    if row.agency and body is None:
        return Planned(row, column="agency", says="No agency with a standing here has this name.")
    owner = people[0] if people else None
    if owner is None and body is None:
        return Planned(row, column="owner", says="Say who owes it: a person, an agency, or both.")
    return Planned(row, owner, body or (known.agencies.get(owner.pk) if owner else None))


def _nobody(found: int) -> str:
    if found:
        return "More than one person has this name. Leave it empty, give the agency, and hand it over later."
    return "Nobody of this name works here now. Name somebody else, or leave it empty and give the agency."


def faults_in(reading: Reading, plan: Sequence[Planned]) -> tuple[CellFault, ...]:
    """Return every fault of a list by its cell: those of the file, and those that the records show."""
    found = [
        CellFault(
            reading.cell(one.column, one.row.line), getattr(one.row, one.column, "") or "Empty", one.says
        )
        for one in plan
        if one.column
    ]
    return (*reading.faults, *found)


@transaction.atomic
def import_actions(
    *,
    partnership: Partnership,
    former_key: str,
    to: Group,
    rows: Sequence[ActionRow],
    by: Actor,
    on: date,
) -> int:
    """Take in the open actions of a former group under the group that replaces it; all of them or none.

    Each keeps the reference that it had and the name of the former group. Returns how many. Raises Refused as
    carrying over does, and when any row can’t be taken.
    """
    former = refuse_carry_over(partnership=partnership, former_key=former_key, to=to, by=by, on=on)
    plan = plan_import(partnership=partnership, former_key=former_key, rows=rows, on=on)
    wrong = next((one for one in plan if one.column), None)
    if wrong or not plan:
        raise Refused(f"Row {wrong.row.line}: {wrong.says}" if wrong else "The list holds no action.")
    number = next_number(partnership)
    for place, one in enumerate(plan):
        _take_in(one, former, to, number=number + place, by=by, on=on)
    return len(plan)


def _take_in(one: Planned, former: FormerGroup, to: Group, *, number: int, by: Actor, on: date) -> None:
    row = one.row
    action = Action.objects.create(
        partnership=to.partnership,
        number=number,
        wording=row.wording,
        group=to,
        owner=one.owner,
        body=one.body,
        raised_on=row.raised_on or on,
        raised_at=now(),
        raised_by=by.name,
        due_on=row.due_on,
        first_due_on=row.due_on,
        origin_key=former.key,
        origin_name=former.name,
        origin_reference=row.reference,
        carried_over_on=on,
    )
    take_step(action, StepKind.CARRIED_OVER, by=by, on=on, was=former.name, became=to.name)
    record(action, "carried action over", by=by, old={"group": former.name}, new={"group": to.name})
