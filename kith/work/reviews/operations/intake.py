"""A case comes in: an agency refers it, or the local authority notifies a serious incident (L38, L39)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person
from kith.work.reviews.enums import Origin, Part
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.recording import record

PLACE_LASTS = timedelta(days=366)
"""How long the places given with a new case last, unless they are ended or given anew."""


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What is known of a case when it comes in; by code, without a name."""

    authority: Body
    aware_on: date
    what_happened: str
    why: str
    made_safe: str
    incident_on: date | None = None
    referred_by: Body | None = None
    agreed_by: str = ""
    has_died: bool = False
    is_looked_after: bool = False
    is_care_leaver: bool = False
    other_area: str = ""


@transaction.atomic
def receive_case(*, partnership: Partnership, origin: str, facts: CaseFacts, by: Actor, on: date) -> Case:
    """Open a case. The chair of the group that considers cases leads it; the coordinators run it.

    Raises Refused where the arrangements name no such group, where a day lies ahead or the authority knew
    before it happened, and for a referral without the senior lead who agreed to it.
    """
    _refuse_wrong_days(facts.incident_on, facts.aware_on, on)
    if origin == Origin.REFERRAL and not (facts.referred_by and facts.agreed_by.strip()):
        raise Refused("Say which senior safeguarding lead agreed to the referral.", field="agreed_by")
    group = handling_group(ground_of(partnership).on(on))
    if group is None or group.identity is None:
        raise Refused("The arrangements name no group that considers serious cases, so none can be opened.")
    case = Case.objects.create(
        partnership=partnership,
        group=group.identity,
        reference=_next_reference(partnership, on),
        origin=origin,
        received_on=on,
        referrer=Person.objects.filter(public_id=by.person).first(),
        **_written(facts),
    )
    record(case, "received case", by=by, new={"origin": origin, "aware_on": facts.aware_on.isoformat()})
    _give_first_places(case, group, by=by, on=on)
    return case


def _written(facts: CaseFacts) -> dict[str, Any]:
    """Return the facts by the names of their columns, words without blanks around them."""
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _refuse_wrong_days(incident_on: date | None, aware_on: date, on: date) -> None:
    if aware_on > on:
        raise Refused("The authority can’t have become aware on a day that lies ahead.", field="aware_on")
    if incident_on and incident_on > aware_on:
        raise Refused("It happened on the day the authority became aware, or before.", field="incident_on")


def _next_reference(partnership: Partnership, on: date) -> str:
    """Return the next reference of a year; the lock keeps two cases from taking the same."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    taken = Case.objects.filter(partnership=partnership, reference__startswith=f"{on.year}-").count()
    return f"{on.year}-{taken + 1:02}"


def _give_first_places(case: Case, group: GroupAsAt, *, by: Actor, on: date) -> None:
    chair = group.chair.holder.person_id if group.chair.holder else ""
    leads = Person.objects.filter(public_id=chair)
    for person in leads:
        _give(case, person, Part.LEAD, f"Chairs {group.terms.name}", by=by, on=on)
    for person in _coordinators(case.partnership, on):
        if person.public_id != chair:
            _give(case, person, Part.COORDINATOR, "Runs cases for the business unit", by=by, on=on)


def _coordinators(partnership: Partnership, on: date) -> Iterable[Person]:
    """Return those who run cases: the coordinators; the manager where there is none."""
    rows = Appointment.objects.filter(partnership=partnership).live_on(on).select_related("person", "post")
    by_role = {role: [a.person for a in rows if a.post and a.post.role == role] for role in PostRole}
    return by_role[PostRole.COORDINATOR] or by_role[PostRole.MANAGER]


def _give(case: Case, person: Person, part: Part, because: str, *, by: Actor, on: date) -> None:
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
