"""The fixed words of the link."""

from django.db.models import TextChoices


class Direction(TextChoices):
    """Which way a concern goes."""

    SENT = "sent", "To the panel"
    RECEIVED = "received", "From the panel"


class ConcernDay(TextChoices):
    """A day of a concern that can be put right."""

    SENT = "sent_on", "Sent"
    RECEIVED = "received_on", "Received"
    ACKNOWLEDGED = "acknowledged_on", "Acknowledged"
    ANSWERED = "answered_on", "Outcome told"


class Way(TextChoices):
    """How a concern was sent."""

    MAIL = "mail", "Secure email"
    SYSTEM = "system", "The panel’s own system"
    TELEPHONE = "telephone", "Telephone, and then in writing"
    MEETING = "meeting", "At a meeting, and then in writing"
    LETTER = "letter", "Letter"
