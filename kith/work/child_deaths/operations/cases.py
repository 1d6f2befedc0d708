"""A concern from the panel opens a case, in one press (L39, L52)."""

from datetime import date

import rules
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Appointment
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.recording import hold, record
from kith.work.reviews.enums import Origin
from kith.work.reviews.models import Case
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.permissions import Permission

NOT_STATED = "The concern does not state it."


@transaction.atomic
def open_case(*, concern: SafeguardingConcern, by: Actor, on: date) -> Case:
    """Open a case from a concern that came from the panel; pressed twice, it opens one. The five working days
    to notify count from the day on which the concern came in.

    Raises Refused for others than the business unit, for a concern that went to the panel, and as
    `receive_case` does.
    """
    hold(concern, by, on)
    if concern.direction != Direction.RECEIVED or concern.received_on is None:
        raise Refused("A case is opened from a concern that came from the panel.")
    _refuse_unless_receives(concern, by, on)
    if concern.case:
        return concern.case
    facts = CaseFacts(
        authority=concern.authority,
        aware_on=concern.received_on,
        what_happened=concern.says,
        why=f"The child death review panel raised it as a safeguarding concern, {concern.reference}.",
        made_safe=NOT_STATED,
    )
    concern.case = receive_case(
        partnership=concern.partnership,
        origin=Origin.CHILD_DEATH,
        facts=facts,
        by=by,
        on=on,
        day_is_right=True,
    )
    concern.save(update_fields=["case"])
    record(concern, "opened case from concern", by=by, new={"case": concern.case.reference})
    return concern.case


def _refuse_unless_receives(concern: SafeguardingConcern, by: Actor, on: date) -> None:
    live = Appointment.objects.live_on(on).filter(
        partnership=concern.partnership, person__public_id=by.person
    )
    if by.person and not any(rules.has_perm(Permission.RECEIVE, a) for a in live.select_related("post")):
        raise Refused("The business manager and the coordinators open cases.")
