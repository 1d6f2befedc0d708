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


class Route(TextChoices):
    """What the partners make public of a review."""

    FULL = "full", "Publish the report in full"
    IMPROVEMENTS = "improvements", "Publish the improvements alone"
    DELAYED = "delayed", "Publish later"
    NONE = "none", "Publish nothing"


class PublicationState(TextChoices):
    """How far a publication has come."""

    PREPARED = "prepared", "Being prepared"
    PUBLISHED = "published", "Published"
    TAKEN_DOWN = "taken-down", "Taken down"
    WITHDRAWN = "withdrawn", "Withdrawn at once"
    NOT_PUBLISHED = "not-published", "Ended without publication"


class Check(TextChoices):
    """What is put on record before a review is published."""

    ANONYMISED = "anonymised", "Nobody can be recognised in it"
    FAMILY_TOLD = "family-told", "The family was told"
    SIGNED_OFF = "signed-off", "The partners signed it off"
    PRESS_LINES = "press-lines", "Lines for the press are agreed"


class Recipient(TextChoices):
    """To whom a copy goes before publication."""

    PANEL = "panel", "The national Panel"
    SECRETARY = "secretary-of-state", "The Secretary of State"
    OFSTED = "ofsted", "Ofsted"


class NationalState(TextChoices):
    """How far a request of the national Panel has come."""

    OPEN = "open", "To be answered"
    ANSWERED = "answered", "Answered"
    ENDED = "ended", "Ended"
