"""What an appointment lets its holder do with the plan."""

from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit


class Permission(StrEnum):
    """Deeds on the plan."""

    PLAN_PRIORITIES = "plan.priorities"


WORDS = {
    Permission.PLAN_PRIORITIES: "set, change and end the priorities, and record who leads each",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.PLAN_PRIORITIES, in_business_unit)
