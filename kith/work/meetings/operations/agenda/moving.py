"""Moving items: onto an agenda, to another meeting, to another group, to the next time, or away."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Partnership, held_on
from kith.work.meetings.enums import ItemSource, ItemState, ItemStepKind
from kith.work.meetings.lifecycle import ITEM
from kith.work.meetings.models import AgendaItem, ItemReader, Meeting
from kith.work.meetings.operations.agenda.adding import (
    due_days,
    make_item,
    refuse_meeting,
    refuse_partnership,
    root_of,
)
from kith.work.meetings.operations.agenda.answering import answer_sender, next_meeting
from kith.work.meetings.operations.agenda.steps import (
    last_place,
    record_item,
    refuse_twice,
    refuse_unless_open,
    step_of,
)
from kith.work.meetings.operations.invitations import end_invitations, follow_deferred_item
from kith.work.meetings.recording import refuse_unless_steers
from kith.work.meetings.reserved import refuse_reserved

KEPT = (
    "title", "brief", "purpose", "subject_kind", "subject_id", "subject_title", "lead", "author", "minutes",
    "asks_for_paper", "latest_on", "is_closed", "for_partnership", "reserved_as", "about_group",
)  # fmt: skip
"""What an item takes with it when it goes on as a new one."""


@transaction.atomic
def place_item(*, item: AgendaItem, meeting: Meeting, by: Actor, on: date) -> None:
    """Put an item of the forward plan on the agenda of a meeting of its group.

    Raises Refused for others than the group’s chair and the business unit, when the meeting isn’t planned any
    more or is another group’s, and after the latest day of the item.
    """
    refuse_unless_steers(item.group, by, on)
    _refuse_place(item, meeting, by)
    ITEM.move(item, "place", **_place(item, meeting))
    _write(item, ItemStepKind.PLACED, "put item on agenda", by, on, to_meeting=meeting)


@transaction.atomic
def defer_item(*, item: AgendaItem, to_meeting: Meeting | None, reason: str, by: Actor, on: date) -> None:
    """Take an item off an agenda before the meeting: to a later meeting, or back to the forward plan (L15).

    Raises Refused for others than the group’s chair and the business unit, without a reason, once the meeting
    was held, for an earlier meeting or one of another group, and after the latest day of the item.
    """
    refuse_unless_steers(item.group, by, on)
    left = item.meeting
    if left is not None:
        refuse_unless_open(left)
    if to_meeting is not None:
        _refuse_place(item, to_meeting, by)
        _refuse_earlier(left, to_meeting)
    ITEM.move(item, "defer", reason=reason, meeting=None, position=0)
    if to_meeting is not None:
        ITEM.move(item, "place", **_place(item, to_meeting))
    facts = {"from_meeting": left, "to_meeting": to_meeting, "reason": reason.strip()}
    _write(item, ItemStepKind.DEFERRED, "deferred item", by, on, **facts)
    follow_deferred_item(item=item, left=left, by=by)


@transaction.atomic
def carry_over(
    *, item: AgendaItem, to_meeting: Meeting | None, reason: str, by: Actor, on: date
) -> AgendaItem:
    """Carry what a meeting did not finish over to a later one, or to the forward plan where none is given.

    The item ends there, and a new one of the same matter goes on. Raises Refused for others than the group’s
    chair and the business unit, without a reason, before the day of the meeting, and for an earlier meeting
    or one of another group.
    """
    refuse_unless_steers(item.group, by, on)
    _refuse_before_the_day(item, on)
    if to_meeting is not None:
        refuse_meeting(item.group, to_meeting)
        _refuse_earlier(item.meeting, to_meeting)
    ITEM.move(item, "carry_over", reason=reason)
    said = {"from_meeting": item.meeting, "to_meeting": to_meeting, "reason": reason.strip()}
    _write(item, ItemStepKind.CARRIED_OVER, "carried item over", by, on, **said)
    source = item.source
    return _go_on(item, item.group, to_meeting, by, on, source=source, slot=item.slot, reason=reason.strip())


@transaction.atomic
def send_on(*, item: AgendaItem, to_group: Group, reason: str, by: Actor, on: date) -> AgendaItem:
    """Send an item to another group, up or down (L2, K16): it ends here and goes on there.

    It takes its place on the next planned meeting of that group, or waits on its forward plan where none is
    planned. Raises Refused for others than the chair of the item’s group and the business unit, without a
    reason, and to the same group.
    """
    refuse_unless_steers(item.group, by, on)
    if to_group.pk == item.group_id:
        raise Refused(f"The item is with {to_group.name} already. Choose another group.", field="to_group")
    ITEM.move(item, "send_on", reason=reason)
    said = {"from_meeting": item.meeting, "to_group": to_group, "reason": reason.strip()}
    _write(item, ItemStepKind.SENT_ON, "sent item on", by, on, **said)
    end_invitations(item=item, by=by)
    there = next_meeting(to_group, on)
    return _go_on(item, to_group, there, by, on, source=ItemSource.SENT_ON, slot="", reason=reason.strip())


@transaction.atomic
def take_item(*, item: AgendaItem, by: Actor, on: date) -> None:
    """Put on record that a group took an item up at its meeting; a group that had sent it gets the answer.

    Raises Refused for others than the group’s chair and the business unit, before the day of the meeting, and
    for an item that asks for a decision which another group alone takes (L2, K16).
    """
    refuse_unless_steers(item.group, by, on)
    _refuse_before_the_day(item, on)
    refuse_reserved(item, item.meeting.meets_on if item.meeting else on)
    ITEM.move(item, "take")
    _write(item, ItemStepKind.TAKEN, "took item", by, on, to_meeting=item.meeting)
    answer_sender(item=item, by=by, on=on)


@transaction.atomic
def withdraw_item(*, item: AgendaItem, reason: str, by: Actor, on: date) -> None:
    """Withdraw an item that the group need not take up any more.

    Raises Refused for others than the group’s chair and the business unit, without a reason, and when it was
    taken already.
    """
    refuse_unless_steers(item.group, by, on)
    ITEM.move(item, "withdraw", reason=reason)
    said = {"from_meeting": item.meeting, "reason": reason.strip()}
    _write(item, ItemStepKind.WITHDRAWN, "withdrew item", by, on, **said)
    end_invitations(item=item, by=by)


def _go_on(
    item: AgendaItem, group: Group, meeting: Meeting | None, by: Actor, on: date, *, reason: str, **more: Any
) -> AgendaItem:
    facts = {name: getattr(item, name) for name in KEPT}
    facts |= {"group": group, "meeting": meeting, "matter": root_of(item), **more}
    if group.pk != item.group_id:
        facts["for_partnership"] = _whose(item, group, on)
    made = make_item(by=by, on=on, reason=reason, **facts)
    ItemReader.objects.bulk_create(ItemReader(item=made, person_id=r.person_id) for r in item.readers.all())
    return made


def _whose(item: AgendaItem, group: Group, on: date) -> Partnership | None:
    """Return the partnership whose alone an item stays in another group; None where the group is all its own.

    Raises Refused where the item would come before people of another partnership.
    """
    one = item.for_partnership
    refuse_partnership(group, one, on)
    if one is None or group.sharings.filter(held_on(on)).exists():
        return one
    if one.pk == group.partnership_id:
        return None
    raise Refused(f"The item is {one.short_name}’s alone. Send it to one of its groups.", field="to_group")


def _place(item: AgendaItem, meeting: Meeting) -> dict[str, Any]:
    facts: dict[str, Any] = {"meeting": meeting, "position": last_place(meeting)}
    return facts | (due_days(meeting) if item.asks_for_paper else {})


def _refuse_place(item: AgendaItem, meeting: Meeting, by: Actor) -> None:
    refuse_meeting(item.group, meeting)
    if item.latest_on and meeting.meets_on > item.latest_on:
        words = f"The group must take it up by {long_date(item.latest_on)}. Choose a meeting up to that day."
        raise Refused(words, field="to_meeting")
    if not item.is_closed:
        refuse_twice(item.title, meeting, item, by=by, slot=item.slot)


def _refuse_earlier(left: Meeting | None, meeting: Meeting) -> None:
    if left is not None and meeting.meets_on <= left.meets_on:
        words = f"Choose a meeting after {long_date(left.meets_on)}, from which the item moves on."
        raise Refused(words, field="to_meeting")


def _refuse_before_the_day(item: AgendaItem, on: date) -> None:
    if item.meeting and on < item.meeting.meets_on:
        words = f"The meeting is on {long_date(item.meeting.meets_on)}. Until then the item can be deferred."
        raise Refused(words)


def _write(item: AgendaItem, kind: ItemStepKind, deed: str, by: Actor, on: date, **said: Any) -> None:
    step_of(item, kind, by, on, **said).save()
    meetings = {name: m.public_id for name, m in said.items() if name.endswith("_meeting") and m}
    new = {"state": str(ItemState(item.state)), **meetings}
    record_item(item, deed, by=by, new=new, reason=said.get("reason", ""))
