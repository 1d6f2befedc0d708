"""Questions about the plan, each answered in a fixed number of queries."""

from kith.partnership.plan.queries.priorities import (
    keys_of,
    lead_seen_by,
    leads_on,
    not_taken_in,
    priorities_seen_by,
    priority_seen_by,
    stated_on,
    with_leads,
)

__all__ = [
    "keys_of",
    "lead_seen_by",
    "leads_on",
    "not_taken_in",
    "priorities_seen_by",
    "priority_seen_by",
    "stated_on",
    "with_leads",
]
