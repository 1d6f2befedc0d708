"""What an appointment lets its holder do with meetings."""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit


class Permission(StrEnum):
    """Deeds on meetings."""

    PLAN = "meetings.plan"
    RECORD = "meetings.record"


WORDS: Mapping[str, str] = {
    Permission.PLAN: "plan the year, and move, add and cancel meetings of the groups at home here",
    Permission.RECORD: "record who was at a meeting and who chaired it",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.PLAN, in_business_unit)
rules.add_perm(Permission.RECORD, in_business_unit)
