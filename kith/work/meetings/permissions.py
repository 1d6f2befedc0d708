"""What an appointment lets its holder do with meetings."""

from collections.abc import Mapping
from enum import StrEnum

import rules

from kith.partnership.partnerships.permissions import in_business_unit, opens_content


class Permission(StrEnum):
    """Deeds on meetings."""

    PLAN = "meetings.plan"
    RECORD = "meetings.record"
    PREPARE = "meetings.prepare"
    STEER = "meetings.steer"
    TAKE_PART = "meetings.take_part"


WORDS: Mapping[str, str] = {
    Permission.PLAN: "plan the year, and move, add and cancel meetings of the groups at home here",
    Permission.RECORD: "record who was at a meeting and who chaired it",
    Permission.PREPARE: "prepare agendas and papers, invite guests, and take minutes",
    Permission.STEER: "settle agendas, defer items and check minutes of the groups that they chair; the "
    "business unit of any group",
    Permission.TAKE_PART: "answer for meetings of their groups, hand in papers that are theirs to write, and "
    "say what should stand otherwise in minutes",
}
"""What each permission lets its holder do, to follow *may*."""

rules.add_perm(Permission.PLAN, in_business_unit)
rules.add_perm(Permission.RECORD, in_business_unit)
rules.add_perm(Permission.PREPARE, in_business_unit)
rules.add_perm(Permission.STEER, opens_content)
rules.add_perm(Permission.TAKE_PART, opens_content)
