"""What other rooms may use of notices: mail that goes out once, its words, and who was reminded of what."""

from kith.partnership.notices import words
from kith.partnership.notices.enums import MailKind
from kith.partnership.notices.models import Wish
from kith.partnership.notices.operations.post import Attachment, send_mail_once
from kith.partnership.notices.presenters import reminder_words
from kith.partnership.notices.queries import rungs_about
from kith.partnership.partnerships.models import Person

__all__ = [
    "Attachment",
    "MailKind",
    "person_wants_meetings",
    "reminder_words",
    "rungs_about",
    "send_mail_once",
    "words",
]


def person_wants_meetings(person: Person) -> bool:
    """Return whether meetings go to a person by mail. No query where the wish was read with the person."""
    wish: Wish | None = getattr(person, "wish", None)
    return wish is None or wish.meetings
