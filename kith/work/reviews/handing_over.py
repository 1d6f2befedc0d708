"""A case never stands without somebody who can run it: who takes it over, and with which reason (AR8)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Partnership, Person
from kith.work.reviews.enums import Part
from kith.work.reviews.handling import deputy_chairs_of, handling_group
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.recording import record, runners_of
from kith.work.reviews.representing import working_appointments

PLACE_LASTS = timedelta(days=366)
"""How long the places last that a deed gives by itself, unless they are ended or extended."""


def hand_over_unless_run(case: Case, *, by: Actor, on: date) -> None:
    """Hand a case over to the first who may run it, where a conflict left nobody who can: the deputy chair
    of the group that considers it, else a coordinator, else the manager. Nobody whom a conflict keeps out."""
    if runners_of(case, on).exists():
        return
    out = set(case.conflicts.filter(lifted_at__isnull=True).values_list("person", flat=True))
    found = next(((p, part, why) for p, part, why in _successors(case, on) if p.pk not in out), None)
    if found is None:
        record(case, "left case without anybody who runs it", by=by)
        return
    person, part, why = found
    give_first(
        case, person, part, f"Takes over, as a conflict of interest left nobody else: {why}", by=by, on=on
    )


def _successors(case: Case, on: date) -> Iterator[tuple[Person, Part, str]]:
    group = handling_group(ground_of(case.partnership).on(on))
    deputies = Person.objects.filter(public_id__in=deputy_chairs_of(group) if group else ())
    for person in who_may_run(case.partnership, on, deputies):
        yield person, Part.LEAD, "deputy chair"
    for role, words in ((PostRole.COORDINATOR, "coordinator"), (PostRole.MANAGER, "business manager")):
        for person in in_post(case.partnership, role, on):
            yield person, Part.COORDINATOR, words


def in_post(partnership: Partnership, role: PostRole, on: date) -> list[Person]:
    """Return who holds a post with a role on a day, by name."""
    held = working_appointments(on).filter(partnership=partnership, post__role=role)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("name"))


def who_may_run(partnership: Partnership, on: date, people: QuerySet[Person]) -> list[Person]:
    """Return those of some people whose appointments open cases of a partnership on a day, by name."""
    live = working_appointments(on).filter(partnership=partnership)
    return list(people.filter(pk__in=live.values("person")).order_by("name"))


def give_first(case: Case, person: Person, part: Part, because: str, *, by: Actor, on: date) -> None:
    """Give a place that no person chose: with a new case, and when a case is handed over."""
    CasePlace.objects.create(
        case=case,
        person=person,
        part=part,
        because=because,
        given_at=now(),
        given_by=by.name,
        held_from=on,
        held_to=on + PLACE_LASTS,
    )
    record(case, "gave place in case", by=by, new={"person": person.public_id, "part": part})
