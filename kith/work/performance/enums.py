"""The fixed words of performance."""

from django.db.models import TextChoices


class IndicatorKind(TextChoices):
    """What an indicator tells. Outcomes come first wherever indicators are listed."""

    OUTCOME = "outcome", "Outcome"
    OUTPUT = "output", "Output"
    PROCESS = "process", "Process"
    INPUT = "input", "Input"
    CONTEXT = "context", "Context"


class Unit(TextChoices):
    """What a figure is counted in."""

    NUMBER = "number", "Number"
    PERCENT = "percent", "Percentage"
    RATE = "rate", "Rate per 10,000 children"
    DAYS = "days", "Days"


class Better(TextChoices):
    """Which way a figure should go."""

    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"
    NEITHER = "neither", "Neither: it is for asking questions"


class Frequency(TextChoices):
    """How often there is a figure."""

    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    YEARLY = "yearly", "Yearly"


class Comparator(TextChoices):
    """Whose figure it is."""

    OWN = "own", "This area"
    NEIGHBOURS = "neighbours", "Statistical neighbours"
    REGION = "region", "Region"
    ENGLAND = "england", "England"


class RemarkKind(TextChoices):
    """What a remark is."""

    COMMENTARY = "commentary", "Commentary"
    CHALLENGE = "challenge", "Challenge"


class ReleaseState(TextChoices):
    """How far a release of figures has come."""

    PREPARED = "prepared", "Prepared"
    RELEASED = "released", "Released"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ShownBy(TextChoices):
    """What shows whether an objective is reached."""

    INDICATOR = "indicator", "Indicator"
    AUDIT = "audit", "Audit question"
    SURVEY = "survey", "Survey result"
