"""Writing down what is said at an item, so that nothing is lost when two people write at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now, today
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.minute_words import only_adds, tidy
from kith.work.meetings.models import AgendaItem, ItemMinute, MinuteRevision
from kith.work.meetings.operations.agenda.steps import record_item
from kith.work.meetings.recording import refuse_once_agreed, refuse_once_checked, refuse_unless_of_the_unit

ONE_SITTING = timedelta(minutes=5)
"""While somebody goes on writing, their saves that only add words are one revision."""


@dataclass(frozen=True)
class Saved:
    """What became of a text that was saved."""

    revision: int
    """The revision on record now: the next save says that it began from this one."""
    text: str
    """The text on record now."""
    saved_at: datetime
    saved_by: str
    aside: MinuteRevision | None = None
    """The text that was put aside because somebody else had saved in the meantime; None where none was."""


@transaction.atomic
def save_minute(*, item: AgendaItem, text: str, revision: int, by: Actor) -> Saved:
    """Save what was said at an item. `revision` is the one that the text was written from, 0 for none.

    Where somebody else saved in the meantime, their text stays on record and this one is put aside, so that
    both can be read side by side. Saving what is on record already changes nothing. Raises Refused for others
    than the business unit of the group’s home and for whoever may not see the item, more than a day before
    the meeting, when it was cancelled, once the chair has checked the minutes, for a revision that is none,
    and for emptying a text that somebody else saved in the meantime.
    """
    _refuse_unless_taking_minutes(item, by)
    text = tidy(text)
    minute = _minute_of(item, by)
    if text == minute.text:
        return _saved(minute)
    refuse_once_checked(item.meeting)  # type: ignore[arg-type]
    return _save(item, minute, text, revision, by)


@transaction.atomic
def take_in_text(*, item: AgendaItem, text: str, revision: int, by: Actor) -> Saved:
    """Save the text of an item as a correction changes it, once the chair has checked the minutes.

    Raises Refused as saving does, but for that.
    """
    _refuse_unless_taking_minutes(item, by)
    minute, text = _minute_of(item, by), tidy(text)
    return _saved(minute) if text == minute.text else _save(item, minute, text, revision, by)


def _save(item: AgendaItem, minute: ItemMinute, text: str, revision: int, by: Actor) -> Saved:
    if not 0 <= revision <= minute.revision:
        raise Refused("This text did not begin from one on record. Open the page again.", field="text")
    if revision != minute.revision and not text:
        words = f"{minute.saved_by} has saved in the meantime. Open the page again before you empty the text."
        raise Refused(words, field="text")
    if revision != minute.revision:
        return _saved(minute, _put_aside(minute, text, revision, by))
    _replace(item, minute, text, by)
    return _saved(minute)


@transaction.atomic
def settle_aside(*, aside: MinuteRevision, text: str, revision: int, by: Actor) -> Saved:
    """Save the text that two texts were brought together to; what was put aside is dealt with then.

    Raises Refused as saving does, when somebody dealt with it already, and when the text on record changed
    once more since `revision`: then nothing is saved and what was put aside waits on.
    """
    item = aside.minute.item
    _refuse_unless_taking_minutes(item, by)
    text = tidy(text)
    minute = _minute_of(item, by)
    if text != minute.text:
        refuse_once_checked(item.meeting)  # type: ignore[arg-type]
    if text != minute.text and revision != minute.revision:
        words = f"{minute.saved_by} has saved again in the meantime. Look at the text on record once more."
        raise Refused(words, field="text")
    facts = {"settled_at": now(), "settled_by": by.name}
    waiting = MinuteRevision.objects.filter(pk=aside.pk, is_aside=True, settled_at__isnull=True)
    if not waiting.update(**facts):
        raise Refused("Somebody has dealt with this text already.")
    if text != minute.text:
        _replace(item, minute, text, by)
    record_item(item, "brought two texts together", by=by, new={"revision": minute.revision})
    return _saved(minute)


def _refuse_unless_taking_minutes(item: AgendaItem, by: Actor) -> None:
    """Raise Refused unless somebody takes the minutes of an item, and these are still open."""
    day = today()
    refuse_unless_of_the_unit(item.group.partnership, by, day)
    seen = AgendaItem.objects.filter(pk=item.pk)
    if by.person and not without_held_out(seen, "agenda-item", by.person).exists():
        raise Refused("There is no such item for you.")
    meeting = item.meeting
    if meeting is None or meeting.state == MeetingState.CANCELLED:
        raise Refused("The item is on the agenda of no meeting, so there are no minutes of it.")
    if day < meeting.meets_on - timedelta(days=1):
        words = f"The meeting is on {long_date(meeting.meets_on)}. Minutes are written from the day before."
        raise Refused(words)
    refuse_once_agreed(meeting)


def _minute_of(item: AgendaItem, by: Actor) -> ItemMinute:
    """Return the minute of an item, empty where there is none; whoever holds its row saves next."""
    facts = {"saved_at": now(), "saved_by": by.name}
    return ItemMinute.objects.select_for_update().get_or_create(item=item, defaults=facts)[0]


def _replace(item: AgendaItem, minute: ItemMinute, text: str, by: Actor) -> None:
    goes_on = _goes_on(minute, text, by)
    if minute.revision and not goes_on:
        MinuteRevision.objects.create(
            minute=minute,
            revision=minute.revision,
            text=minute.text,
            saved_at=minute.saved_at,
            saved_by=minute.saved_by,
        )
    minute.text, minute.revision = text, minute.revision + 1
    minute.saved_at, minute.saved_by = now(), by.name
    minute.save(update_fields=["text", "revision", "saved_at", "saved_by"])
    if not goes_on:
        # The words stay with the item: the trail holds no text that may be closed.
        record_item(item, "saved minute", by=by, new={"revision": minute.revision})


def _goes_on(minute: ItemMinute, text: str, by: Actor) -> bool:
    """Return whether somebody goes on writing: the same person, a moment later, and nothing is taken away."""
    same_sitting = minute.saved_by == by.name and now() - minute.saved_at <= ONE_SITTING
    return bool(minute.revision) and same_sitting and only_adds(minute.text, text)


def _put_aside(minute: ItemMinute, text: str, revision: int, by: Actor) -> MinuteRevision:
    """Put a text aside; one that the same person put aside before, and that goes on in it, makes room."""
    mine = minute.revisions.filter(is_aside=True, settled_at__isnull=True, saved_by=by.name)
    before = mine.filter(revision=revision).order_by("-pk").first()
    if before and only_adds(before.text, text):
        before.text, before.saved_at = text, now()
        before.save(update_fields=["text", "saved_at"])
        return before
    aside = minute.revisions.create(
        revision=revision, text=text, saved_at=now(), saved_by=by.name, is_aside=True
    )
    record_item(minute.item, "put text aside", by=by, new={"from_revision": revision})
    return aside


def _saved(minute: ItemMinute, aside: MinuteRevision | None = None) -> Saved:
    return Saved(minute.revision, minute.text, minute.saved_at, minute.saved_by, aside)
