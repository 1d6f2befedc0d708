"""The fixed words of practice reviews."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What sort of review it is."""

    LOCAL = "local", "Local child safeguarding practice review"
    OTHER = "other", "Other local review"


class ReviewState(TextChoices):
    """How far a review has come."""

    COMMISSIONED = "commissioned", "Commissioned"
    UNDER_WAY = "under-way", "Under way"
    SIGNED = "signed", "Signed by the partners"
    PUBLISHED = "published", "Published"
    NOT_PUBLISHED = "not-published", "Ended without publication"
    STOPPED = "stopped", "Stopped"
