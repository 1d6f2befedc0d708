"""The fixed words of notices."""

from django.db.models import IntegerChoices, TextChoices


class MailKind(TextChoices):
    """What a mail is, as the business unit reads it. The words tell nothing of what it is about."""

    NOTICE = "notice", "Notice"
    REMINDER = "reminder", "Reminder"
    DIGEST = "digest", "Digest"
    MEETING = "meeting", "Meeting for the calendar"
    INVITATION = "invitation", "Invitation"


AT_ANY_HOUR = frozenset({MailKind.INVITATION, MailKind.MEETING})
"""Somebody has just asked a person to come, or a meeting is off: that does not wait for the morning."""


class MailState(TextChoices):
    """How far a mail has come."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "May not have gone"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed, tried again later"
    GIVEN_UP = "given-up", "Given up"


TO_SEND = frozenset({MailState.WAITING, MailState.FAILED})
"""The states from which a mail may be taken up to be sent."""


class Digest(TextChoices):
    """How often somebody wants to read what waits for them."""

    DAILY = "daily", "Every working day"
    WEEKLY = "weekly", "Once a week"
    NONE = "none", "Not at all"


class Weekday(IntegerChoices):
    """The day of a weekly digest, as Python counts them."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"


class Reminders(TextChoices):
    """How reminders reach somebody: one can choose how, never whether."""

    AT_ONCE = "at-once", "In a mail of their own, on the day"
    IN_DIGEST = "in-digest", "With the digest"
