"""The fixed words of reviews."""

from django.db.models import TextChoices


class Origin(TextChoices):
    """How a case came to the partnership."""

    NOTIFICATION = "notification", "The local authority knows of a serious incident"
    REFERRAL = "referral", "An agency refers it"
    CHILD_DEATH = "child-death", "The child death review panel raises a concern"


class CaseState(TextChoices):
    """How far a case has come."""

    RECEIVED = "received", "Waits for the decision whether to notify"
    NOT_NOTIFIED = "not-notified", "Not notified"
    RAPID_REVIEW = "rapid-review", "Rapid review"
    REPORTED = "reported", "Report with the Panel"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Part(TextChoices):
    """What somebody does in a case, and so what it opens to them."""

    LEAD = "lead", "Leads the case"
    COORDINATOR = "coordinator", "Runs it for the business unit"
    PARTNER = "partner", "Decides for a statutory partner"
    PANEL = "panel", "Sits on the panel"
    CONTRIBUTOR = "contributor", "Writes an agency’s return"


RUNS = frozenset({Part.LEAD, Part.COORDINATOR})
"""Who runs a case: asks for returns, records decisions, gives and ends places."""

READS_ALL = frozenset({Part.LEAD, Part.COORDINATOR, Part.PARTNER, Part.PANEL})
"""Who reads what was released to the case; a contributor reads what the case asks and their own return."""


class Answer(TextChoices):
    """Whether a criterion is met."""

    YES = "yes", "Met"
    NO = "no", "Not met"
    UNSURE = "unsure", "Not clear yet"


class Told(TextChoices):
    """What a referrer answers to a trigger question."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not-known", "Not known"


class Stage(TextChoices):
    """At which of its questions a case is."""

    NOTIFY = "notify", "Whether to notify the Panel"
    REVIEW = "review", "Whether to carry out a local practice review"


class View(TextChoices):
    """What a partner thinks of the question."""

    YES = "yes", "Yes"
    NO = "no", "No"
    MORE = "more", "More must be known first"


class OlderKind(TextChoices):
    """What kind of review one was that began before the arrangements."""

    SERIOUS_CASE = "serious-case", "Serious case review"
    LEARNING = "learning", "Learning review below the criteria"
    OTHER = "other", "Another review"


class ConflictKind(TextChoices):
    """Why somebody is kept out of a case."""

    DECLARED = "declared", "Declared by themselves"
    DIRECTED = "directed", "Directed by whoever leads the case"
    INVOLVED = "involved", "Relative, or a professional who was involved"


class RequestState(TextChoices):
    """How far an agency’s return is. Until it is released, what it says is the agency’s own (AR6)."""

    ASKED = "asked", "Asked"
    BEGUN = "begun", "Being written"
    RELEASED = "released", "Returned"
    NIL = "nil", "Nothing held"
    RECALLED = "recalled", "Taken back"


class StepKind(TextChoices):
    """A step of a case, as its page tells it."""

    NOTIFIED = "notified", "The Panel was notified"
    NOT_NOTIFIED = "not-notified", "It was not notified"
    LOOKED_AGAIN = "looked-again", "It was looked at again"
    RECALLED = "recalled", "A return was taken back"
    ASKED_AGAIN = "asked-again", "An agency was asked again"
    CHECKED = "checked", "The copy for the Panel was checked"
    REPORTED = "reported", "The report was sent to the Panel"
    ANSWERED = "answered", "The Panel answered"
    RECONSIDERED = "reconsidered", "The partners reconsidered their decision"
    ENDED = "ended", "The case was ended"
    CHRONOLOGY_AGREED = "chron-agreed", "The chronology was agreed and locked"
    CHRONOLOGY_OPENED = "chron-unlocked", "The chronology was unlocked"
    CLOCK_ASKED = "clock-asked", "A change of its clock was asked for"
    CLOCK_DECLINED = "clock-declined", "A change of its clock was declined"
    PAUSED = "paused", "Its clock was paused"
    RESUMED = "resumed", "Its clock runs again"
    EXTENDED = "extended", "Its last day was put off"
    CORRECTED = "corrected", "What was taken in was put right"
    MEETS_LATE = "meets-late", "The panel meets after the last day of the clock"
    WITHDRAWN = "withdrawn", "It was withdrawn"
    TAKEN_BACK = "taken-back", "Its withdrawal was taken back"
    TAKEN_OVER = "taken-over", "It was taken over, since nobody could run it"


class ClockKind(TextChoices):
    """A clock of a case that somebody may pause or put off."""

    NOTIFICATION = "notification", "Notification"
    RAPID_REVIEW = "rapid-review", "Rapid review"


class ClockMove(TextChoices):
    """What was done to a clock."""

    PAUSE = "pause", "Paused"
    EXTENSION = "extension", "Put off"


class Process(TextChoices):
    """Other processes that run beside a case."""

    CRIMINAL = "criminal", "Criminal investigation"
    INQUEST = "inquest", "Inquest"
    CHILD_DEATH = "child-death", "Child death review"
    ADULT = "adult", "Safeguarding adults review"
    DOMESTIC = "domestic", "Domestic abuse related death review"
    MAPPA = "mappa", "Review of public protection arrangements"
    NHS = "nhs", "NHS patient safety investigation"
    OTHER = "other", "Another process"
