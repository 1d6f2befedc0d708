"""The fixed words of risks and emerging issues."""

from django.db.models import IntegerChoices, TextChoices


class IssueState(TextChoices):
    """How far an emerging issue has come."""

    WAITING = "waiting", "Waits for an answer"
    ACTED_ON = "acted-on", "Acted on"
    WATCHED = "watched", "Watched"
    BECAME_RISK = "became-risk", "Became a risk"
    NO_ACTION = "no-action", "No action"


class AnswerKind(TextChoices):
    """What a group answers to an issue."""

    ACT = "act", "The group acts"
    WATCH = "watch", "The group watches it"
    RISK = "risk", "It becomes a risk"
    PASS = "pass", "Passed to another group"
    NO_ACTION = "no-action", "No action"


class RiskState(TextChoices):
    """How far a risk has come."""

    TREATED = "treated", "Treated"
    TOLERATED = "tolerated", "Tolerated"
    TRANSFERRED = "transferred", "Transferred"
    CLOSED = "closed", "Closed"


LIVE = frozenset({RiskState.TREATED, RiskState.TOLERATED})
"""The states of a risk that the partnership itself still looks after."""


class StepKind(TextChoices):
    """What happened to a risk besides its scores."""

    REVIEWED = "reviewed", "Looked at again"
    CHANGED = "changed", "Changed"
    TOLERATED = "tolerated", "Tolerated"
    TREATED = "treated", "Treated again"
    TRANSFERRED = "transferred", "Transferred to a partner’s register"
    TAKEN_BACK = "taken-back", "Taken back from a partner’s register"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Opened again"


class Likelihood(IntegerChoices):
    """How likely it is that a risk comes about (the words of the NHS matrix, see `scores`)."""

    RARE = 1, "Rare"
    UNLIKELY = 2, "Unlikely"
    POSSIBLE = 3, "Possible"
    LIKELY = 4, "Likely"
    ALMOST_CERTAIN = 5, "Almost certain"


class Impact(IntegerChoices):
    """How much it would matter to children if it did (the words of the NHS matrix, see `scores`)."""

    NEGLIGIBLE = 1, "Negligible"
    MINOR = 2, "Minor"
    MODERATE = 3, "Moderate"
    MAJOR = 4, "Major"
    CATASTROPHIC = 5, "Catastrophic"
