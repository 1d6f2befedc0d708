"""What an appointment lets its holder do with the plan."""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit, opens_content


class Permission(StrEnum):
    """Deeds on the plan."""

    PLAN_PRIORITIES = "plan.priorities"
    DRIVE = "plan.drive"


WORDS: Mapping[str, str] = {
    Permission.PLAN_PRIORITIES: "set, change and end the priorities, and record who leads each",
    Permission.DRIVE: "set objectives and milestones of the priorities that they lead, say how these stand, "
    "and keep the evidence and what young people said; the business unit of any priority",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.PLAN_PRIORITIES, in_business_unit)
rules.add_perm(Permission.DRIVE, opens_content)
