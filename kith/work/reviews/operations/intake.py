"""A case comes in: an agency refers it, or the local authority notifies a serious incident (L38, L39)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.work.reviews.criteria import TRIGGERS
from kith.work.reviews.deadlines import refuse_days_that_cannot_be
from kith.work.reviews.enums import Origin, Part, Told
from kith.work.reviews.handing_over import give_first, in_post, who_may_run
from kith.work.reviews.handling import handling_group
from kith.work.reviews.models import Case, TriggerAnswer
from kith.work.reviews.recording import record, runners_of
from kith.work.reviews.representing import bodies_of


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
    agencies_known: str = ""
    family_told: str = ""
    triggers: Mapping[str, str] = field(default_factory=dict)
    """What a referrer answers to each trigger question, by its key."""


@transaction.atomic
def receive_case(
    *,
    partnership: Partnership,
    origin: str,
    facts: CaseFacts,
    by: Actor,
    on: date,
    form_key: str = "",
    day_is_right: bool = False,
) -> Case:
    """Open a case. The chair of the group that considers cases leads it; the coordinators run it. The same
    form (by its key) sent twice by the same person opens one case, and the second time returns it.

    Raises Refused where the arrangements name no such group, where nobody could run it, where a day lies
    ahead or the authority knew before it happened, for a day of awareness more than a year back unless
    `day_is_right` says that it is no slip, and for a referral without the senior lead who agreed to
    it, with a trigger question left open, or for an agency for which whoever refers does not stand.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if form_key and (found := _came_with(form_key, partnership, by)):
        return found
    refuse_days_that_cannot_be(facts.incident_on, facts.aware_on, on, came_on=on, day_is_right=day_is_right)
    if origin == Origin.REFERRAL:
        _refuse_referral(facts, partnership, by, on)
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
        form_key=form_key or None,
        **_written(facts),
    )
    TriggerAnswer.objects.bulk_create(
        TriggerAnswer(case=case, key=one.key, asks=one.asks, answer=facts.triggers[one.key])
        for one in TRIGGERS
        if one.key in facts.triggers
    )
    record(case, "received case", by=by, new={"origin": origin, "aware_on": facts.aware_on.isoformat()})
    _give_first_places(case, group, by=by, on=on)
    return case


def _refuse_referral(facts: CaseFacts, partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused for a referral without its lead or an answer, or for another agency than one’s own."""
    if not (facts.referred_by and facts.agreed_by.strip()):
        raise Refused("Say which senior safeguarding lead agreed to the referral.", field="agreed_by")
    for one in TRIGGERS:
        if facts.triggers.get(one.key) not in Told.values:
            raise Refused("Answer each trigger question: not known is an answer.", field=one.field)
    if by.person and not bodies_of(by.person, partnership, on).filter(pk=facts.referred_by.pk).exists():
        raise Refused("You refer for an agency for which you sit here or work.", field="referred_by")


def _came_with(form_key: str, partnership: Partnership, by: Actor) -> Case | None:
    """Return the case that came in with a form already. Raises Refused where somebody else sent that form."""
    found = Case.objects.filter(form_key=form_key).select_related("referrer").first()
    if found is None:
        return None
    if found.partnership_id != partnership.pk or not found.referrer or found.referrer.public_id != by.person:
        raise Refused("This form was sent already. Open a new one.")
    return found


def _written(facts: CaseFacts) -> dict[str, Any]:
    """Return the facts by the names of their columns, words without blanks around them."""
    values = {one.name: getattr(facts, one.name) for one in fields(facts) if one.name != "triggers"}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _next_reference(partnership: Partnership, on: date) -> str:
    """Return the next reference of a year; the lock on the partnership keeps two from taking the same."""
    taken = Case.objects.filter(partnership=partnership, reference__startswith=f"{on.year}-").count()
    return f"{on.year}-{taken + 1:02}"


def _give_first_places(case: Case, group: GroupAsAt, *, by: Actor, on: date) -> None:
    chair = group.chair.holder.person_id if group.chair.holder else ""
    for person in who_may_run(case.partnership, on, Person.objects.filter(public_id=chair)):
        give_first(case, person, Part.LEAD, f"Chairs {group.terms.name}", by=by, on=on)
    for person in _coordinators(case.partnership, on):
        if person.public_id != chair:
            give_first(case, person, Part.COORDINATOR, "Runs cases for the business unit", by=by, on=on)
    if not runners_of(case, on).exists():
        raise Refused("Nobody could run the case: the group has no chair, and the business unit nobody.")


def _coordinators(partnership: Partnership, on: date) -> list[Person]:
    """Return those who run cases: the coordinators; the manager where there is none."""
    coordinators = in_post(partnership, PostRole.COORDINATOR, on)
    return coordinators or in_post(partnership, PostRole.MANAGER, on)
