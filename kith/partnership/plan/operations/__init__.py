"""Deeds on the plan, split by subject: priorities and leads, objectives, updates, evidence."""

from kith.partnership.plan.operations.priorities import (
    add_priority,
    change_priority,
    end_lead,
    end_priority,
    name_lead,
    take_in_priorities,
)

__all__ = [
    "add_priority",
    "change_priority",
    "end_lead",
    "end_priority",
    "name_lead",
    "take_in_priorities",
]
