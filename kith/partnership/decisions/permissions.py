"""What an appointment lets its holder do with decisions."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.permissions import in_business_unit, opens_content


class Permission(StrEnum):
    """Deeds on decisions."""

    OPEN_DECISION = "decisions.open"
    STATE_POSITION = "decisions.state_position"
    RECORD_DECISION = "decisions.record"


WORDS = {
    Permission.OPEN_DECISION: (
        "put something to the statutory partners, and withdraw it; once a partner has stated its position, "
        "only the business manager withdraws it"
    ),
    Permission.STATE_POSITION: "say where their statutory partner stands on a decision",
    Permission.RECORD_DECISION: (
        "record what a group decided, and what its chair decided between meetings; the chair for their own "
        "group, the business unit for any"
    ),
}
"""What each permission lets its holder do, to follow *may*."""


@rules.predicate
def speaks_for_a_body(appointment: Appointment) -> bool:
    """A seat held for a body, with a vote; the decision asks whether the body is a statutory partner."""
    return appointment.seat is not None and appointment.body is not None and appointment.may_vote


rules.add_perm(Permission.OPEN_DECISION, in_business_unit)
rules.add_perm(Permission.STATE_POSITION, speaks_for_a_body)
rules.add_perm(Permission.RECORD_DECISION, opens_content)
