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


class ReplyAnswer(TextChoices):
    """What somebody answers when asked to a meeting."""

    COMING = "coming", "I will be there"
    DEPUTY = "deputy", "A deputy will come"
    APOLOGY = "apology", "I can’t come"


REPLIED = {
    ReplyAnswer.COMING: "Coming",
    ReplyAnswer.DEPUTY: "A deputy comes",
    ReplyAnswer.APOLOGY: "Apology",
}
"""What others read of an answer."""


class Purpose(TextChoices):
    """What an item of an agenda is for."""

    DECISION = "decision", "Decision"
    ASSURANCE = "assurance", "Assurance"
    DISCUSSION = "discussion", "Discussion"
    INFORMATION = "information", "Information"


class ItemSource(TextChoices):
    """Where an item comes from."""

    STANDING = "standing", "Standing item"
    ARRANGEMENTS = "arrangements", "The arrangements"
    STATUTE = "statute", "Statute or guidance"
    PLAN = "plan", "The business plan"
    RISK = "risk", "A risk or emerging issue"
    REQUEST = "request", "A request"
    REVIEW = "review", "A review"
    SENT_ON = "sent-on", "Another group"


class Slot(TextChoices):
    """The place that a standing item takes on an agenda; every other item has none."""

    DECLARATIONS = "declarations", "Declarations of interest"
    LAST_MINUTES = "last-minutes", "Minutes of the last meeting"
    ACTIONS = "actions", "Actions"
    THEME = "theme", "Theme"
    REPORT = "report", "Report of a group"
    PLAN_PROGRESS = "plan-progress", "Progress of the business plan"
    YOUNG_PEOPLE = "young-people", "What young people bring"
    SESSION = "session", "Session led by a group"
    FREQUENCY_REVIEW = "frequency-review", "Review of how often the group meets"


class ItemState(TextChoices):
    """How far an item has come."""

    WAITING = "waiting", "On the forward plan"
    PLACED = "placed", "On an agenda"
    TAKEN = "taken", "Taken"
    CARRIED_OVER = "carried-over", "Carried over"
    SENT_ON = "sent-on", "Sent to another group"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Becomes(TextChoices):
    """What becomes of an item that was still to come when the record of its meeting is closed."""

    TAKEN = "taken", "Taken"
    NEXT = "next", "Carried over to the next meeting"
    PLAN = "plan", "Back to the forward plan"


class ItemStepKind(TextChoices):
    """What happened to an item."""

    ADDED = "added", "Added"
    PLACED = "placed", "Put on an agenda"
    DEFERRED = "deferred", "Deferred"
    CARRIED_OVER = "carried-over", "Carried over"
    SENT_ON = "sent-on", "Sent to another group"
    TAKEN = "taken", "Taken"
    WITHDRAWN = "withdrawn", "Withdrawn"


class OfferAnswer(TextChoices):
    """What a group answers about its place on another’s agenda."""

    ASKED = "asked", "Asked"
    CONTRIBUTES = "contributes", "Brings something"
    PASSES = "passes", "Nothing this time"
    ASK_US = "ask-us", "Would like to be asked"


class MinutesState(TextChoices):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft", "Draft"
    WITH_CHAIR = "with-chair", "With the chair"
    OUT = "out", "Out for corrections"
    AGREED = "agreed", "Agreed"


class CorrectionState(TextChoices):
    """What became of a correction."""

    PROPOSED = "proposed", "Proposed"
    TAKEN_IN = "taken-in", "Taken in"
    DECLINED = "declined", "Not taken in"


class CommissionState(TextChoices):
    """How far a commission has come."""

    ISSUED = "issued", "Issued"
    ACCEPTED = "accepted", "Accepted"
    RETURNED = "returned", "Returned with a reason"
    DELIVERED = "delivered", "Delivered"
    DISCHARGED = "discharged", "Discharged"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ReportState(TextChoices):
    """How far the report of a group to another has come."""

    DRAFT = "draft", "Draft"
    GIVEN = "given", "Given"
