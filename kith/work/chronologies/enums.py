"""The fixed words of chronologies."""

from django.db.models import TextChoices


class PartState(TextChoices):
    """How far an agency’s part is. Until it is released, what it says is the agency’s own (AR6)."""

    WAITS = "waits", "Waits to be read"
    REFUSED = "refused", "Can’t be read"
    COLUMNS = "columns", "Its columns are to be said"
    ASIDE = "aside", "Kept aside until its faults are decided on"
    PRIVATE = "private", "With the agency"
    RELEASED = "released", "Released"
    NIL = "nil", "Nothing held"
    RECALLED = "recalled", "Taken back"
    REPLACED = "replaced", "Replaced by a later one"
    DISCARDED = "discarded", "Put away by the agency"


HANDED_OVER = frozenset({PartState.RELEASED, PartState.NIL})
"""What the case reads, or counts as said."""

IN_HAND = frozenset(
    {
        PartState.WAITS,
        PartState.REFUSED,
        PartState.COLUMNS,
        PartState.ASIDE,
        PartState.PRIVATE,
        PartState.RECALLED,
    }
)
"""What the agency works on: nobody else reads a word of it."""


class Certainty(TextChoices):
    """How sure a date is, as it was written."""

    DAY = "day", "Day"
    ABOUT = "about", "About"
    RANGE = "range", "Between two days"
    MONTH = "month", "Month"
    YEAR = "year", "Year"
    BEFORE = "before", "Before"
    AFTER = "after", "After"
    UNKNOWN = "unknown", "Not known"


class Column(TextChoices):
    """What a column of a chronology holds. The values are the names of a row’s fields."""

    DATE = "date", "Date"
    TIME = "time", "Time"
    KNOWN = "known", "Became known to the agency"
    SOURCE = "source", "Source"
    SUBJECT = "subject", "Subject"
    EVENT = "event", "Event"
    RESPONSE = "response", "Response"
    COMMENT = "comment", "Comment"
    SIGNIFICANCE = "significance", "Significance"


class Likeness(TextChoices):
    """Why two rows stand side by side."""

    SAME = "same", "May tell of one event"
    DIFFERS = "differs", "Tell of one event differently"


class Judgement(TextChoices):
    """What a person made of two rows that stand side by side."""

    OPEN = "open", "Not judged yet"
    ONE_EVENT = "one-event", "One event, told alike"
    CONTRADICTS = "contradicts", "One event, told differently"
    ONE_KNEW = "one-knew", "One event, and only one agency knew of it then"
    TWO_EVENTS = "two-events", "Two events"


class Layer(TextChoices):
    """For whom a note on a row is written."""

    PANEL = "panel", "The panel"
    RUNNERS = "runners", "Those who run the case"


class CodeKind(TextChoices):
    """What a code stands for."""

    CHILD = "child", "Child"
    ADULT = "adult", "Adult"
    PLACE = "place", "Place"
    OTHER = "other", "Other"
