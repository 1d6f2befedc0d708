"""Which actions of a group are so late that its chair has them on the next agenda (C7)."""

from collections.abc import Iterable
from datetime import date, timedelta

from kith.partnership.actions.public import DueAction
from kith.partnership.arrangements.words import count_of

LONG = timedelta(days=14)
"""How many days after its due day an action comes before the group."""


def long_late(actions: Iterable[DueAction], today: date) -> tuple[DueAction, ...]:
    """Return the actions that are 14 or more days late, the oldest first."""
    return tuple(sorted((a for a in actions if today - a.due_on >= LONG), key=lambda a: a.due_on))


def long_late_words(actions: Iterable[DueAction], today: date) -> str:
    """Return how many actions are 14 or more days late, in a sentence; empty where none is."""
    late = len(long_late(actions, today))
    if not late:
        return ""
    return f"{count_of(late, 'action')} {'is' if late == 1 else 'are'} 14 or more days late."
