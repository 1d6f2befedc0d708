"""The fixed words of decisions."""

from django.db.models import TextChoices


class DecisionState(TextChoices):
    """How far a decision has come."""

    OPEN = "open", "Waiting for positions"
    FINAL = "final", "Decided"
    STOPPED = "stopped", "Stopped: a partner does not agree"
    WITHDRAWN = "withdrawn", "Withdrawn"


WAITING = frozenset({DecisionState.OPEN, DecisionState.STOPPED})
"""The states in which statutory partners may still state and change their positions."""


class Stance(TextChoices):
    """Where a statutory partner stands."""

    AGREES = "agrees", "Agrees"
    DISSENTS = "dissents", "Does not agree"
