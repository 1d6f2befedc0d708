"""What we remember of the plan, split by subject: priorities, objectives, updates, evidence."""

from kith.partnership.plan.models.covering import COVERS, CoversChildren, covers_facts
from kith.partnership.plan.models.evidence import Need, YoungPeopleSaid
from kith.partnership.plan.models.objectives import DueRevision, Milestone, Objective
from kith.partnership.plan.models.priorities import Priority, PriorityLead
from kith.partnership.plan.models.updates import LateReason, Update

__all__ = [
    "COVERS",
    "CoversChildren",
    "DueRevision",
    "LateReason",
    "Milestone",
    "Need",
    "Objective",
    "Priority",
    "PriorityLead",
    "Update",
    "YoungPeopleSaid",
    "covers_facts",
]
