"""What the pages about mail and the calendar say."""

from dataclasses import dataclass

from kith.base.ui.dates import long_date
from kith.partnership.notices.enums import Digest, MailState, Weekday
from kith.partnership.notices.hours import LONDON
from kith.partnership.notices.models import Feed, Mail, Rung, Wish


def wish_facts(wish: Wish) -> list[tuple[str, str]]:
    """Return what somebody chose, or the usual, as names and values."""
    return [
        ("Digest of what waits for you", _digest(wish)),
        ("Reminders of what you owe", wish.get_reminders_display()),
        ("Meetings for your own calendar", "Sent by mail" if wish.meetings else "Not sent by mail"),
    ]


def _digest(wish: Wish) -> str:
    if wish.digest == Digest.WEEKLY:
        return f"Once a week, on {Weekday(wish.weekday).label}"
    return wish.get_digest_display()


def feed_words(feed: Feed) -> str:
    """Return since when there is a calendar address."""
    return f"You made a calendar address on {long_date(feed.made_at.astimezone(LONDON).date())}."


@dataclass(frozen=True)
class Undelivered:
    """One mail that failed or may not have gone. Nothing of what it says."""

    public_id: str
    to: str
    kind: str
    when: str
    state: str
    why: str
    can_go_again: bool


def undelivered(mail: Mail) -> Undelivered:
    """Return a mail as the list of the post shows it."""
    silent = mail.state == MailState.SENDING
    return Undelivered(
        public_id=mail.public_id,
        to=mail.person.name if mail.person else mail.address,
        kind=mail.get_kind_display(),
        when=long_date(mail.wanted_on),
        state=mail.get_state_display(),
        why="Nothing was heard after it was handed over" if silent else mail.trouble,
        can_go_again=mail.state in {MailState.SENDING, MailState.GIVEN_UP},
    )


def reminder_words(rung: Rung) -> str:
    """Return a step of the ladder in words: *Owner, 14 days before: sent 3 March 2026*."""
    name = f"{rung.rung[:1].upper()}{rung.rung[1:]}"
    if rung.mail_id is None:
        return f"{name}: waits for their digest since {long_date(rung.taken_on)}"
    state = rung.mail.state if rung.mail else ""
    said = {MailState.SENT: "sent", MailState.WAITING: "to be sent"}.get(state, "may not have arrived")  # type: ignore[call-overload]
    return f"{name}: {said} {long_date(rung.taken_on)}"
