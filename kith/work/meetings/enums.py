"""The fixed words of meetings."""

from django.db.models import TextChoices


class MeetingState(TextChoices):
    """How far a meeting has come."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class MeetingKind(TextChoices):
    """Whether a meeting is one of those that the arrangements ask for, or comes on top of them."""

    ORDINARY = "ordinary", "Ordinary"
    EXTRA = "extra", "Extra"


class HalfDay(TextChoices):
    """The half of the day that a meeting takes."""

    MORNING = "morning", "Morning"
    AFTERNOON = "afternoon", "Afternoon"


class Presence(TextChoices):
    """How somebody took part in a meeting."""

    PRESENT = "present", "Present"
    IN_PART = "in-part", "Present in part"
    DEPUTY = "deputy", "A deputy came"
    APOLOGY = "apology", "Apology"
    ABSENT = "absent", "Absent"


THERE = (Presence.PRESENT, Presence.IN_PART)
"""Those who were in the room themselves."""

MISSED = (Presence.APOLOGY, Presence.ABSENT)
"""Those for whom nobody came."""
