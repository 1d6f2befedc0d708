"""The fixed words of decisions."""

from django.db.models import TextChoices


class DecisionState(TextChoices):
    """How far a decision has come."""

    OPEN = "open", "Waiting for positions"
    FINAL = "final", "Decided"
    STOPPED = "stopped", "Stopped: a partner does not agree"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Stance(TextChoices):
    """Where a statutory partner stands."""

    AGREES = "agrees", "Agrees"
    DISSENTS = "dissents", "Does not agree"
