"""The fixed words of decisions."""

from django.db.models import TextChoices


class Method(TextChoices):
    """How a decision is taken."""

    CONSENSUS = "consensus", "Consensus of the group"
    CHAIR = "chair", "Chair’s action"
    UNANIMITY = "unanimity", "Unanimity of the statutory partners"


class DecisionState(TextChoices):
    """How far a decision has come."""

    OPEN = "open", "Waiting for positions"
    PROVISIONAL = "provisional", "Provisional, waiting to be ratified"
    FINAL = "final", "Decided"
    STOPPED = "stopped", "Stopped: a partner does not agree"
    WITHDRAWN = "withdrawn", "Withdrawn"


WAITING = frozenset({DecisionState.OPEN, DecisionState.STOPPED})
"""The states in which statutory partners may still state and change their positions."""


TAKEN = frozenset({DecisionState.FINAL, DecisionState.PROVISIONAL})
"""The states in which something was decided."""


class Stance(TextChoices):
    """Where a statutory partner stands."""

    AGREES = "agrees", "Agrees"
    DISSENTS = "dissents", "Does not agree"
