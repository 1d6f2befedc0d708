"""Deeds by which a group decides in a meeting, its chair between meetings, and a later meeting ratifies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.decisions.enums import Method
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.operations.deciding import open_decision, put_position_on_record
from kith.partnership.decisions.operations.recording import ratify_decision, record_decision
from kith.partnership.partnerships.models import Appointment
from kith.work.meetings.decided_on import KIND, about_item
from kith.work.meetings.enums import THERE, ItemState, MeetingState, Purpose
from kith.work.meetings.gathered import who_was_there
from kith.work.meetings.models import AgendaItem, Attendance, Meeting
from kith.work.meetings.operations.agenda.adding import add_item
from kith.work.meetings.operations.agenda.answering import next_meeting
from kith.work.meetings.operations.agenda.moving import send_on
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.room import left_for_items, quorum_now
from kith.work.meetings.recording import (
    refuse_once_checked,
    refuse_unless_of_the_unit,
    refuse_unless_steers,
)
from kith.work.meetings.reserved import (
    group_that_decides,
    is_group,
    only_there,
    refuse_reserved,
    reserved_kinds,
)

A_MOMENT = timedelta(minutes=1)
"""Within it the same words about the same item are a button pressed twice (Kith’s own choice)."""
REPORTED_IN = 5
"""Minutes that the next meeting takes to hear of a chair’s action (Kith’s own choice)."""


@dataclass(frozen=True)
class Stated:
    """Where a statutory partner stood in a meeting, by whose voice."""

    voice: Appointment
    stance: str
    reasons: str = ""


@dataclass(frozen=True)
class Words:
    """What is written down of a decision, however it is taken."""

    wording: str
    reasons: str
    options: str = ""
    has_legal_advice: bool = False
    reserved_as: str = ""
    effective_from: date | None = None
    supersedes: Decision | None = None


@transaction.atomic
def decide(
    *, item: AgendaItem, words: Words, method: str, by: Actor, on: date, positions: Sequence[Stated] = ()
) -> Decision:
    """Put on record what a meeting decided on an item, as of the day of the meeting.

    By consensus it is final at once; while the meeting was not quorate, provisional. What the statutory
    partners decide together is opened with the positions stated in the meeting; whoever was not there states
    its own later (K7). Raises Refused for others than the group’s chair and the business unit, before the day
    of the meeting, for an item that is not there, once the chair has checked the minutes, and for a decision
    that another group alone takes (L2). The same words pressed twice within a minute are one decision.
    """
    meeting = _refuse_deciding(item, by, on)
    if pressed := _pressed_twice(item, words, method):
        return pressed
    refuse_reserved(item, meeting.meets_on, kind=words.reserved_as)
    if method == Method.UNANIMITY:
        return _ask_partners(item, words, positions, by, on)
    if method != Method.CONSENSUS:
        raise Refused("Say whether the group or the statutory partners decided.", field="method")
    there = _there(item, meeting)
    return record_decision(
        partnership=item.group.partnership,
        group=item.group,
        title=item.title,
        method=Method.CONSENSUS,
        deciders=f"The members of {item.group.name} who were there",
        who_was_there=there,
        subject=about_item(item),
        is_provisional=quorum_now(meeting, item).answer is False,
        by=by,
        on=meeting.meets_on,
        **_facts(item, words),
    )


def _pressed_twice(item: AgendaItem, words: Words, method: str) -> Decision | None:
    """Return the decision that somebody has just put on record with the same words, or None.

    Whoever holds the item’s row goes first, so that two presses at once are told apart.
    """
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    same = Decision.objects.filter(subject_kind=KIND, subject_id=item.public_id, method=method)
    same = same.filter(wording=words.wording.strip(), opened_at__gt=now() - A_MOMENT)
    found: Decision | None = same.order_by("pk").first()
    return found


def _facts(item: AgendaItem, words: Words) -> dict:
    return vars(words) | {"reserved_as": words.reserved_as or item.reserved_as}


def _there(item: AgendaItem, meeting: Meeting) -> str:
    """Return who was there for an item, in words; raise Refused while nobody’s attendance is on record."""
    attendances = attendances_of(meeting)
    if not attendances:
        raise Refused("Nobody’s attendance is on record. Put on record who is there, then what they decide.")
    return "\n".join(who_was_there(attendances, left_for_items([item]).get(item.pk, ())))


def _refuse_deciding(item: AgendaItem, by: Actor, on: date) -> Meeting:
    refuse_unless_steers(item.group, by, on)
    meeting = item.meeting
    if meeting is None or meeting.state == MeetingState.CANCELLED:
        raise Refused("The item is on no meeting’s agenda, so no meeting decides on it.")
    if on < meeting.meets_on:
        raise Refused(f"The meeting is on {long_date(meeting.meets_on)}. Record it on that day or after.")
    if item.state not in {ItemState.PLACED, ItemState.TAKEN}:
        state = item.get_state_display().lower()
        raise Refused(f"The item is {state}, so this meeting decides nothing on it.")
    refuse_once_checked(meeting)
    return meeting


def _ask_partners(
    item: AgendaItem, words: Words, positions: Sequence[Stated], by: Actor, on: date
) -> Decision:
    meeting = _refuse_deciding(item, by, on)
    _refuse_asking(item, words, on)
    there, attendances = _there(item, meeting), attendances_of(meeting)
    decision = open_decision(
        partnership=item.for_partnership or item.group.partnership,
        title=item.title,
        subject=about_item(item),
        effect="",
        group=item.group,
        deciders="The statutory partners, each for itself",
        who_was_there=there,
        by=by,
        on=meeting.meets_on,
        **_facts(item, words),
    )
    if positions:
        refuse_unless_of_the_unit(item.group.partnership, by, on)
    for stated in positions:
        _refuse_absent(stated, attendances)
        put_position_on_record(
            decision=decision,
            voice=stated.voice,
            stance=stated.stance,
            reasons=stated.reasons,
            by=by,
            on=meeting.meets_on,
        )
    decision.refresh_from_db()
    return decision


def _refuse_asking(item: AgendaItem, words: Words, on: date) -> None:
    if not words.reasons.strip():
        raise Refused("Write the reasons.", field="reasons")
    shared = any(
        s.group_id == item.group_id and s.holds_on(on) for s in ground_of(item.group.partnership).sharings
    )
    if shared and item.for_partnership is None:
        raise Refused(
            "The item is for every partnership that shares the group. The statutory partners of each decide "
            "in their own lead group: send the item there.",
            field="method",
        )


def _refuse_absent(stated: Stated, attendances: Sequence[Attendance]) -> None:
    there = {one.person_id for one in attendances if one.presence in THERE}
    if stated.voice.person_id not in there:
        raise Refused(
            f"{stated.voice.person.name} was not at the meeting, so stated no position there. "
            f"{stated.voice.body} states its position on the page of the decision."
        )


@transaction.atomic
def send_to_who_decides(*, item: AgendaItem, kind: str, by: Actor, on: date) -> AgendaItem:
    """Send an item that asks for a reserved decision to the group that alone takes it (L2, K16, K26).

    It ends here as sent on and goes on there. Raises Refused when no other group has the kind reserved to it.
    """
    refuse_unless_steers(item.group, by, on)
    day = item.meeting.meets_on if item.meeting else on
    other = group_that_decides(item, kind, day)
    if other is None or other.identity is None:
        raise Refused("The arrangements reserve no such decision to another group.")
    if item.reserved_as != kind:
        item.reserved_as = kind
        item.save(update_fields=["reserved_as"])
    reason = f"“{kind}” is reserved to {other.terms.name}."
    return send_on(item=item, to_group=other.identity, reason=reason, by=by, on=on)


@transaction.atomic
def record_chairs_action(
    *, group: Group, title: str, words: Words, taken_on: date, by: Actor, on: date
) -> Decision:
    """Put on record what a chair decided between meetings; the next meeting has it for information (B12).

    Raises Refused for others than the chair and the business unit, for a day that has not come, where nobody
    chairs the group on that day, and for a decision that another group alone takes.
    """
    refuse_unless_steers(group, by, on)
    if taken_on > on:
        raise Refused("That day has not come yet. Record the decision once it is taken.", field="taken_on")
    as_at = ground_of(group.partnership).on(taken_on)
    found = as_at.group_with_id(group.public_id)
    if found is None or found.chair.holder is None:
        raise Refused(f"Nobody chairs {group.name} on {long_date(taken_on)}.", field="taken_on")
    other = reserved_kinds(as_at).get(words.reserved_as) if words.reserved_as else None
    if other is not None and not is_group(other, group):
        raise Refused(only_there(words.reserved_as, other), field="reserved_as")
    if not title.strip():
        raise Refused("Say what the decision is about.", field="title")
    item = add_item(
        group=group,
        title=f"Chair’s action: {title.strip()}"[:200],
        minutes=REPORTED_IN,
        purpose=Purpose.INFORMATION,
        meeting=next_meeting(group, on),
        by=by,
        on=on,
    )
    return record_decision(
        partnership=group.partnership,
        group=group,
        title=title.strip(),
        method=Method.CHAIR,
        deciders=f"{found.chair.holder.name}, chair of {group.name}",
        subject=about_item(item),
        is_provisional=False,
        by=by,
        on=taken_on,
        **vars(words),
    )


@transaction.atomic
def ratify_in_meeting(*, decision: Decision, meeting: Meeting, by: Actor, on: date) -> None:
    """Put on record that a later meeting of the same group, with a quorum, ratified a provisional decision.

    Raises Refused for others than the group’s chair and the business unit, when the meeting is another
    group’s, was not after the decision or has not been held, and while it lacks a quorum.
    """
    refuse_unless_steers(meeting.group, by, on)
    if decision.group_id != meeting.group_id:
        raise Refused("A meeting ratifies what its own group decided.")
    if decision.concluded_on is None or meeting.meets_on <= decision.concluded_on:
        raise Refused("A later meeting ratifies it, not the one that took it.")
    if on < meeting.meets_on or meeting.state == MeetingState.CANCELLED:
        raise Refused(f"The meeting on {long_date(meeting.meets_on)} was not held, so it ratifies nothing.")
    refuse_once_checked(meeting)
    found = quorum_now(meeting)
    if found.answer is False:
        raise Refused(f"Only a quorate meeting ratifies. {found.reason}")
    where = f"{meeting.group.name}, {long_date(meeting.meets_on)}"
    ratify_decision(decision=decision, where=where, by=by, on=meeting.meets_on)
