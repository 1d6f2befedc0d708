"""Which actions of a group are so late that its chair has them on the next agenda (C7)."""

from datetime import date, timedelta

from kith.partnership.arrangements.words import count_of

LONG = timedelta(days=14)
"""How many days after its due day an action comes before the group."""


def long_late_by(today: date) -> date:
    """Return the last due day of the actions that are 14 or more days late."""
    return today - LONG


def long_late_words(late: int) -> str:
    """Return how many actions are 14 or more days late, in a sentence; empty where none is."""
    return f"{count_of(late, 'action')} {'is' if late == 1 else 'are'} 14 or more days late." if late else ""
