"""The fixed words of the plan: the states of an objective, and the colours of a priority."""

from django.db import models


class ObjectiveState(models.TextChoices):
    """How far an objective has come. That it is done does not say that it helped."""

    OPEN = "open", "Open"
    COMPLETED = "completed", "Completed"
    IMPACT_SHOWN = "impact-shown", "Impact shown"
    DROPPED = "dropped", "Dropped"


class Colour(models.TextChoices):
    """How a priority stands: red, amber or green, or one of two states that are no colour."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    NOT_STARTED = "not-started", "Not started"
    COMPLETED = "completed", "Completed"


SAID = [(colour.value, colour.label) for colour in (Colour.RED, Colour.AMBER, Colour.GREEN)]
"""The colours that somebody may say in place of the one worked out."""
