"""Who sits for the statutory partners for which nobody decides in a case, by the arrangements of a day."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Person
from kith.work.reviews.models import Case
from kith.work.reviews.queries.one import without_decider
from kith.work.reviews.representing import working_appointments


@dataclass(frozen=True)
class Proposed:
    """Somebody who may decide for a partner in a case, since they hold its seat in the lead group."""

    body: Body
    person: Person
    because: str


def proposed_deciders(case: Case, on: date, *, but: str) -> Sequence[Proposed]:
    """Return for each statutory partner without a decider the person who holds its seat in the lead group:
    nobody whom a conflict of interest keeps out or whose appointment opens no cases, and not `but` (a public
    id), who gives the places, since nobody gives one to themselves. Three queries besides the ground."""
    empty = without_decider(case, on)
    if not empty:
        return []
    seated = list(_seated(ground_of(case.partnership).on(on), {body.pk for body in empty}))
    ids = {person for _body, person, _group in seated} - {but}
    live = working_appointments(on).filter(
        partnership=case.partnership, body__in=empty, person__public_id__in=ids
    )
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    rows = live.exclude(person__in=out).select_related("person")
    may = {(row.body_id, row.person.public_id): row.person for row in rows}
    found: dict[int, Proposed] = {}
    for body, person, group in seated:
        if chosen := may.get((body.pk, person)):
            found.setdefault(body.pk, Proposed(body, chosen, f"Sits for {body.name} in {group}"))
    return [found[body.pk] for body in empty if body.pk in found]


def _seated(as_at: AsAt, bodies: Collection[int]) -> Iterator[tuple[Body, str, str]]:
    """Yield who holds a seat of these bodies in the lead group: the body, the person, the group’s name."""
    for group in as_at.groups:
        if group.terms.kind != "lead" or group.is_shared_in:
            continue
        for place in (place for seat in group.seats for place in seat.places):
            if place.body is not None and place.body.pk in bodies:
                for holder in place.holders:
                    yield place.body, holder.person_id, group.terms.name
