"""What was said at the last meetings of five sample groups, what they asked for, and a declared interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kith.front.demo.samples.meetings import KSCP, LRSCP
from kith.front.demo.samples.stage import BY
from kith.front.demo.samples.young_people import minuted
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import THERE, ItemState, MeetingState, Purpose, Slot
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import take_item
from kith.work.meetings.operations.born_here import raise_at_item
from kith.work.meetings.operations.interests import declare_interest
from kith.work.meetings.operations.minute_taking import save_minute

SAID: dict[str, str] = {
    Slot.DECLARATIONS: "Nobody declared an interest beyond what the register shows.",
    Slot.LAST_MINUTES: "Members went through the minutes of the last meeting and had nothing to add.",
    Slot.ACTIONS: "Members went through the open actions. Two owners asked for another week and said why.",
    Slot.THEME: "The lead showed what has changed for children in a year. Members asked for it by locality.",
    Slot.PLAN_PROGRESS: "Progress stood as shown in the paper. The lead for neglect expects the tool to be "
    "in use at all [[four]] early help hubs by spring.",
}
"""What was said at the standing items."""
REPORTS: dict[str, str] = {
    "planning-and-delivery": "The group’s chair told what it had done. Members asked what had changed for "
    "children, and heard of [[two schools in one small town]] where families are now seen sooner.",
    "case-review": "Members heard which two reviews were finished, and asked that families hear first.",
    "policy-and-procedures": "One procedure is late. Its writers want the hospitals’ answer first; members "
    "agreed to wait until the end of the month.",
    "learning-and-development": "Two courses were full and one was not. Members will tell the early years "
    "settings about it themselves.",
    "multi-agency-audit": "The audit of [[twelve]] records found the child’s words in most. Members asked "
    "what the others have in common.",
}
"""What was said about the report of each group."""
DECIDED = "Members weighed what was proposed against leaving things as they are, and decided."
OTHERWISE = "Members heard the item, asked about waiting times, and noted it."


@dataclass(frozen=True)
class Sitting:
    """The last meeting of one group: what it asked for, and by whom it is to be done within how many days."""

    partnership: str
    group: str
    action: str
    days: int


SITTINGS = (
    Sitting(LRSCP, "lrscp", "Bring the letters that families get first to the young people for a look.", 75),
    Sitting(LRSCP, "planning-and-delivery", "Put the dates of the hubs’ training into one list.", 60),
    Sitting(LRSCP, "case-review", "Ask each agency which of its teams has read the two briefings.", 65),
    Sitting(KSCP, "strategic-forum", "Tell the forum’s members which network speaks for early years.", 80),
    Sitting(KSCP, "core-business", "Share the table of missing episodes by locality with the partners.", 70),
)
INTEREST_AT = (LRSCP, "planning-and-delivery")
INTEREST = "Sits on the board of the charity whose offer the report praises (invented)."


def put_minutes_taken_in_place(today: date) -> None:
    """Write the minutes of the last held meeting of five groups, item by item."""
    for sitting in SITTINGS:
        rows = Meeting.objects.filter(group__key=sitting.group, group__partnership__key=sitting.partnership)
        held = rows.filter(state=MeetingState.HELD, meets_on__lt=today).with_groups()
        meeting = held.order_by("-meets_on").first()
        if meeting is not None:
            _write(meeting, sitting, today)


def _write(meeting: Meeting, sitting: Sitting, today: date) -> None:
    rows = AgendaItem.objects.of(meeting).filter(is_closed=False).with_names().select_related("meeting")
    items = list(rows)
    for item in items:
        save_minute(item=item, text=said_at(item), revision=0, by=BY)
        if item.state == ItemState.PLACED:
            take_item(item=item, by=BY, on=today)
    member = _somebody_there(meeting)
    if not items or member is None:
        return
    raise_at_item(
        item=items[-1],
        wording=sitting.action,
        due_on=meeting.meets_on + timedelta(days=sitting.days),
        owner=member,
        by=BY,
        on=meeting.meets_on,
    )
    if (sitting.partnership, sitting.group) == INTEREST_AT:
        declare_interest(item=items[-2], person=member, says=INTEREST, by=BY, on=meeting.meets_on)


def said_at(item: AgendaItem) -> str:
    """Return what the minutes say at an item of the samples."""
    if item.slot == Slot.YOUNG_PEOPLE and hasattr(item, "offer"):
        return minuted(item)
    if item.slot == Slot.REPORT and item.about_group:
        return REPORTS.get(item.about_group.key, OTHERWISE)
    if item.purpose == Purpose.DECISION and item.state == ItemState.TAKEN:
        return DECIDED
    return SAID.get(item.slot, OTHERWISE)


def _somebody_there(meeting: Meeting) -> Person | None:
    """Return somebody who was there and does not sign in to the samples, so that nobody’s Home changes."""
    rows = meeting.attendances.filter(presence__in=THERE, person__account__isnull=True)
    found = rows.select_related("person").order_by("pk").first()
    return found.person if found else None
