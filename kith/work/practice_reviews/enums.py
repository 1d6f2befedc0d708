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


class StepOfReview(TextChoices):
    """A step of a review, as its page tells it."""

    COMMISSIONED = "commissioned", "It was commissioned"
    ASKED_ANEW = "asked-anew", "What it asks was changed"
    STARTED = "started", "It started"
    PAUSED = "paused", "It was paused"
    WENT_ON = "went-on", "It went on"
    MOVED = "moved", "Its last day was moved"
    FOR_SIGNING = "for-signing", "It was put to the partners for signature"
    SIGNED = "signed", "The last partner signed"
    STOPPED = "stopped", "It was stopped"


class ReviewerState(TextChoices):
    """How far somebody who may do a review has come."""

    CONSIDERED = "considered", "Considered"
    CHOSEN = "chosen", "Chosen"
    ENDED = "ended", "No longer the reviewer"


class Method(TextChoices):
    """How practitioners take part."""

    LEARNING_EVENT = "learning-event", "Learning event"
    CONVERSATIONS = "conversations", "Conversations one by one"
    FEEDBACK = "feedback", "What was found is told back"


class AccuracyState(TextChoices):
    """What an agency said of the facts of a draft."""

    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Something is to be put right"
    NIL = "nil", "Nothing is to be put right"
