"""The fixed words of actions."""

from enum import StrEnum

from django.db.models import TextChoices


class ActionState(TextChoices):
    """How far an action has come."""

    OPEN = "open", "Open"
    REPORTED = "reported", "Reported done"
    TO_CONFIRM = "to-confirm", "To be confirmed"
    CLOSED = "closed", "Closed"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


LIVE = frozenset({ActionState.OPEN, ActionState.REPORTED, ActionState.TO_CONFIRM})
"""The states of an action that somebody still has to do something about."""
ENDED = frozenset(ActionState) - LIVE


class StepKind(TextChoices):
    """What happened to an action after it was raised."""

    UPDATE = "update", "Update"
    EVIDENCE = "evidence", "Evidence"
    REVISED = "revised", "Due day revised"
    REPORTED = "reported", "Reported done"
    SENT_BACK = "sent-back", "Sent back"
    CLOSED = "closed", "Closed by its group"
    ASKED_ANOTHER = "asked-another", "Somebody else asked to confirm"
    CONFIRMED = "confirmed", "Confirmed"
    NOT_CONFIRMED = "not-confirmed", "Not confirmed"
    HOLDS = "holds", "Found to hold still"
    REOPENED = "reopened", "Opened again"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"
    HANDED_OVER = "handed-over", "Handed over"
    CARRIED_OVER = "carried-over", "Carried over"


class Stand(StrEnum):
    """How an action stands on a day, worst first. Worked out from its state and its due day, never stored."""

    LATE = "late"
    DUE_SOON = "due-soon"
    ON_TRACK = "on-track"
    REPORTED = "reported"
    TO_CONFIRM = "to-confirm"
    CLOSED = "closed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """What somebody is to one action."""

    OWNER = "owner"
    CONFIRMER = "confirmer"
    CHAIR = "chair"
    BUSINESS_UNIT = "business-unit"
    MEMBER = "member"
