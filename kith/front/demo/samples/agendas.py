"""The sample agendas: items of the next meetings, some closed or of one partnership, one deferred; themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.kernel.actors import Actor
from kith.front.demo.cast import BY_KEY
from kith.front.demo.samples.stage import BY, acting
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Appointment, Partnership, Person
from kith.partnership.plan.models import Priority
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import (
    add_item,
    answer_offer,
    choose_theme,
    defer_item,
    send_agenda,
)


@dataclass(frozen=True)
class Item:
    """An item of a sample: of which group, what it says, and whom it concerns."""

    group: str
    title: str
    minutes: int = 15
    purpose: str = "discussion"
    source: str = "request"
    lead: str = ""
    only: str = ""
    """The partnership that it concerns alone, by key."""
    waits: bool = False
    """Whether it waits on the forward plan."""
    latest_in: int = 0
    """In how many days the group must have taken it up; nought for no such day."""
    brief: str = ""
    reserved_as: str = ""


ITEMS = (
    Item("lrscp", "Priorities for the coming year", 20, "decision", "plan", "Peregrine Oakhanger",
         brief="Agree which priorities the next plan begins with.", reserved_as="Strategic decision"),
    Item("lrscp", "Annual report: first outline", waits=True, latest_in=200, source="statute"),
    Item("planning-and-delivery", "Training places for the coming year", 15, "decision", "plan"),
    Item("planning-and-delivery", "School transport and early help in Rutland", 10,
         only="leicestershire-and-rutland"),
    Item("planning-and-delivery", "Family hubs in the city", 10, only="leicester-city"),
    Item("planning-and-delivery", "Evaluation of the threshold document", waits=True, latest_in=120,
         source="review"),
    Item("case-review", "Two reviews, one theme: infants and sleep", 25, "discussion", "review"),
    Item("case-review", "Publication of a practice review", 15, "decision", "statute"),
    Item("strategic-forum", "Housing and safeguarding", 20, "assurance", "risk"),
    Item("core-business", "Slipped milestones on neglect", 20, "assurance", "plan"),
)  # fmt: skip
CLOSED = Item("lrscp", "A serious incident, names withheld", 20, "discussion", "review")
CLOSED_READERS = ("manager", "independent_advisor", "police_director", "health_director")
DEFERRED = Item("planning-and-delivery", "Sharing information with schools", 15, "discussion")
THEMES = (
    "child-exploitation",
    "domestic-abuse",
    "child-exploitation",
    "neglect",
    "neglect",
    "domestic-abuse",
)
"""The themes of the Forum’s past meetings, in their order."""
WHY_DEFERRED = "The schools’ own consultation ends in the new year."


def put_agendas_in_place(today: date) -> None:
    """Add items to the next meetings and the forward plan, and let the young people answer for one place."""
    for item in ITEMS:
        _add(item, today)
    closed = CLOSED
    people = Person.objects.filter(name__in=[BY_KEY[key].name for key in CLOSED_READERS])
    _add(closed, today, is_closed=True, readers=list(people))
    put_off = _add(DEFERRED, today)
    later = _next(DEFERRED.group, today, after=put_off.meeting)
    defer_item(item=put_off, to_meeting=later, reason=WHY_DEFERRED, by=BY, on=today)
    _answer(today)
    send_agenda(meeting=_next("core-business", today), by=BY, on=today)


def choose_themes(partnership: Partnership, today: date) -> None:
    """Choose the theme of the Forum’s past meetings; a year ago it decided on neglect twice."""
    priorities = {one.key: one for one in Priority.objects.filter(partnership=partnership)}
    rows = Meeting.objects.filter(group__partnership=partnership, group__key="strategic-forum")
    past = rows.filter(meets_on__lt=today).select_related("group", "group__partnership", "theme")
    for meeting, key in zip(past.order_by("meets_on"), THEMES, strict=False):
        theme = priorities[key]
        if theme.holds_on(meeting.meets_on):
            choose_theme(meeting=meeting, theme=theme, by=BY, on=today)


def _add(item: Item, today: date, **more) -> AgendaItem:
    group = Group.objects.select_related("partnership").get(key=item.group)
    return add_item(
        group=group,
        meeting=None if item.waits else _next(item.group, today),
        title=item.title,
        minutes=item.minutes,
        purpose=item.purpose,
        source=item.source,
        brief=item.brief,
        lead=Person.objects.get(name=item.lead) if item.lead else None,
        for_partnership=Partnership.objects.get(key=item.only) if item.only else None,
        latest_on=today + timedelta(days=item.latest_in) if item.latest_in else None,
        reserved_as=item.reserved_as,
        by=BY,
        on=today,
        **more,
    )


def _next(group: str, today: date, after: Meeting | None = None) -> Meeting:
    rows = Meeting.objects.filter(group__key=group, state="planned", meets_on__gt=today)
    ahead = rows.filter(meets_on__gt=after.meets_on) if after else rows
    found = ahead.select_related("group", "group__partnership").order_by("meets_on").first()
    if found is None:
        raise LookupError(f"{group} has no meeting ahead, so it has no agenda.")
    return found


def _answer(today: date) -> None:
    """Let the young people bring something to the next meeting of the Planning and Delivery Group."""
    meeting = _next("planning-and-delivery", today)
    offered = meeting.items.select_related("group", "group__partnership", "about_group", "meeting")
    item = offered.filter(offer__isnull=False).first()
    if item is None:
        raise LookupError("The young people were offered no place.")
    words = "Two of us show what we found out about waiting for help, in ten minutes."
    answer_offer(item=item, answer="contributes", words=words, by=_young_member(today), on=today)


def _young_member(today: date) -> Actor:
    rows = Appointment.objects.filter(person__name=BY_KEY["young_member"].name).live_on(today)
    found = rows.select_related("person", "partnership").first()
    return acting(found) if found else BY
