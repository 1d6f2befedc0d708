"""Carrying minutes on: to the chair, to the members, to the meeting that agrees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Appointment, Partnership, Person
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.enums import CorrectionState, MeetingState, MinutesState
from kith.work.meetings.lifecycle import MINUTES
from kith.work.meetings.models import AgendaItem, Correction, Meeting, Minutes
from kith.work.meetings.operations.minute_taking import take_in_text
from kith.work.meetings.queries.minute_record import hash_of, items_open_to, record_of
from kith.work.meetings.reading import groups_read_by
from kith.work.meetings.recording import record, refuse_unless_of_the_unit, refuse_unless_steers
from kith.work.meetings.releasing import refuse_unbalanced


@transaction.atomic
def send_to_chair(*, meeting: Meeting, by: Actor, on: date) -> Minutes:
    """Send the draft to whoever checks it. The record of the minutes begins here.

    Raises Refused before the meeting is on record as held, while nothing is written at any item, and where a
    mark of what is left out is opened or closed alone.
    """
    refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    if meeting.state != MeetingState.HELD:
        raise Refused("Put on record who was at the meeting first.")
    whole = record_of(meeting, None)
    if not any(item["text"].strip() for item in whole["items"]):
        raise Refused("Nothing is written at any item yet.")
    refuse_unbalanced(whole, items_open_to(meeting, by))
    minutes, _new = Minutes.objects.get_or_create(meeting=meeting)
    facts: dict[str, Any] = {"sent_to_chair_on": on, "sent_to_chair_at": now(), "sent_to_chair_by": by.name}
    _move(minutes, "send_to_chair", "sent minutes to the chair", by, **facts)
    return minutes


@transaction.atomic
def return_minutes(*, minutes: Minutes, reason: str, by: Actor, on: date) -> None:
    """Give a draft back to the business unit with the reason. Raises Refused to whoever does not check it."""
    _refuse_unless_checks(minutes.meeting, by, on)
    reason = reason.strip()
    _move(minutes, "return", "gave minutes back", by, reason=reason, returned_because=reason)


@transaction.atomic
def check_minutes(*, minutes: Minutes, by: Actor, on: date) -> None:
    """Find the draft right and send it out to the members for corrections.

    Whoever chaired the meeting, or chairs the group, does that; the business unit only where nobody did or
    does. Raises Refused to others.
    """
    _refuse_unless_checks(minutes.meeting, by, on)
    facts: dict[str, Any] = {"checked_on": on, "checked_at": now(), "checked_by": by.name}
    _move(minutes, "check", "checked minutes", by, returned_because="", **facts)


@transaction.atomic
def propose_correction(
    *, minutes: Minutes, says: str, item: AgendaItem | None = None, by: Actor, on: date
) -> Correction:
    """Say what should stand otherwise, while the minutes are out for corrections.

    Everybody who reads the minutes of the group may, about an item that they see or about the whole. Raises
    Refused to others, when nothing is said, and before or after that time.
    """
    person = Person.objects.select_related("account").filter(public_id=by.person).first()
    membership = _membership(person, by, on)
    if person is None or membership is None or minutes.meeting.group_id not in groups_read_by(membership):
        raise Refused("Those who read the minutes of this group say what should stand otherwise.")
    if minutes.state != MinutesState.OUT:
        state = minutes.get_state_display().lower()
        raise Refused(f"The minutes are {state}, so they are not open for corrections.")
    if not says.strip():
        raise Refused("Say what should stand otherwise.", field="says")
    if item and not AgendaItem.objects.visible_to(membership).of(minutes.meeting).filter(pk=item.pk).exists():
        raise Refused("Choose an item of this meeting.", field="item")
    made = Correction.objects.create(
        minutes=minutes,
        item=item,
        person=person,
        says=says.strip(),
        proposed_on=on,
        proposed_at=now(),
        proposed_by=by.name,
    )
    record(minutes.meeting, "proposed correction", by=by, new={"correction": made.public_id})
    return made


@transaction.atomic
def settle_correction(
    *,
    correction: Correction,
    taken_in: bool,
    because: str = "",
    text: str | None = None,
    revision: int = 0,
    by: Actor,
    on: date,
) -> None:
    """Take a correction in, or decline it with the reason.

    `text` is the new text of its item, written from `revision`; left out where the text was altered before or
    the correction is about the whole. The chair and the business unit do that. Raises Refused when it is
    settled already, when the reason is missing, and when somebody else saved the text meanwhile.
    """
    meeting = correction.minutes.meeting
    refuse_unless_steers(meeting.group, by, on)
    if correction.minutes.state != MinutesState.OUT:
        raise Refused("Corrections are settled while the minutes are out for corrections.")
    if not taken_in and not because.strip():
        raise Refused("Say why it is not taken in.", field="because")
    outcome = CorrectionState.TAKEN_IN if taken_in else CorrectionState.DECLINED
    facts = {"state": outcome, "because": because.strip(), "settled_at": now(), "settled_by": by.name}
    rows = Correction.objects.filter(pk=correction.pk, state=CorrectionState.PROPOSED).update(**facts)
    if rows != 1:
        raise Refused("This correction is settled already.")
    if taken_in and correction.item and text is not None:
        _take_in(correction.item, text, revision, by)
    record(
        meeting,
        "settled correction",
        by=by,
        new={"correction": correction.public_id, "outcome": str(outcome)},
    )


def _take_in(item: AgendaItem, text: str, revision: int, by: Actor) -> None:
    if take_in_text(item=item, text=text, revision=revision, by=by).aside is not None:
        raise Refused("Somebody else has just changed this text. Look at it again before you go on.")


@transaction.atomic
def agree_minutes(*, minutes: Minutes, at_meeting: Meeting, by: Actor, on: date) -> None:
    """Put on record that a later meeting of the group agreed the minutes. Nothing of them is altered then.

    Text, attendance and decisions are kept with every name as it was, with a hash over all of it. Raises
    Refused while a correction is open, where a mark of what is left out is opened or closed alone, and when
    the other meeting is none of the group after this one that was held or is on today.
    """
    meeting = minutes.meeting
    refuse_unless_steers(meeting.group, by, on)
    _refuse_other_meeting(meeting, at_meeting, on)
    if minutes.corrections.filter(state=CorrectionState.PROPOSED).exists():
        raise Refused("A correction is still open. Take it in, or say why not.")
    whole = record_of(meeting, None)
    refuse_unbalanced(whole, items_open_to(meeting, by))
    _move(
        minutes,
        "agree",
        "agreed minutes",
        by,
        agreed_at_meeting=at_meeting,
        agreed_on=at_meeting.meets_on,
        agreed_at=now(),
        agreed_by=by.name,
        agreed_record=whole,
        agreed_hash=hash_of(whole),
    )


def _refuse_other_meeting(meeting: Meeting, other: Meeting, on: date) -> None:
    if other.group_id != meeting.group_id or other.meets_on <= meeting.meets_on:
        raise Refused("A later meeting of the same group agrees minutes.", field="at_meeting")
    is_today = other.state == MeetingState.PLANNED and other.meets_on == on
    if other.state != MeetingState.HELD and not is_today:
        day = long_date(other.meets_on)
        raise Refused(f"The meeting of {day} has not been held.", field="at_meeting")


def _membership(person: Person | None, by: Actor, on: date) -> Membership | None:
    account = person.account if person else None
    return membership_of(account, key=by.partnership, on=on) if account else None


def _refuse_unless_checks(meeting: Meeting, by: Actor, on: date) -> None:
    if not by.person:
        return
    who = checkers(meeting, meeting.group.partnership, on)
    if not who:
        refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    elif by.person not in who or not _is_live(by, on):
        raise Refused(f"{' or '.join(who.values())} checks these minutes.")


def checkers(meeting: Meeting, home: Partnership, on: date) -> dict[str, str]:
    """Return who checks the minutes of a meeting, by public id: who chaired it, and who chairs now."""
    found = {meeting.chair.public_id: meeting.chair.name} if meeting.chair else {}
    group = ground_of(home).on(on).group_with_id(meeting.group.public_id)
    holder = group.chair.holder if group else None
    return found | ({holder.person_id: holder.name} if holder else {})


def _is_live(by: Actor, on: date) -> bool:
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person)
    return bool(rows.live_on(on).exists())


def _move(minutes: Minutes, move: str, deed: str, by: Actor, *, reason: str = "", **facts: Any) -> None:
    before, after = MINUTES.move(minutes, move, reason=reason, **facts)
    record(minutes.meeting, deed, by=by, old={"minutes": before}, new={"minutes": after}, reason=reason)
