"""Adding items to agendas and to the forward plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Partnership, Person
from kith.work.meetings.enums import ItemState, ItemStepKind, Purpose
from kith.work.meetings.models import AgendaItem, ItemReader, Meeting, Offer
from kith.work.meetings.operations.agenda.steps import (
    last_place,
    record_item,
    refuse_twice,
    refuse_unless_open,
    step_of,
)
from kith.work.meetings.preparing import preparing
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.recording import refuse_unless_steers

LONGEST = 600


@transaction.atomic
def add_item(
    *,
    group: Group,
    title: str,
    minutes: int,
    purpose: str,
    by: Actor,
    on: date,
    meeting: Meeting | None = None,
    is_closed: bool = False,
    readers: Sequence[Person] = (),
    for_partnership: Partnership | None = None,
    latest_on: date | None = None,
    subject: Subject | None = None,
    matter: AgendaItem | None = None,
    offered: bool = False,
    **facts: Any,
) -> AgendaItem:
    """Add an item to the agenda of a meeting, or to the forward plan where no meeting is given.

    `facts` are any others that an item has: its source, slot, lead, author, brief, `about_group`,
    `reserved_as`, and whether it `asks_for_paper`, with `draft_due_on` and `paper_due_on`.
    Raises Refused for others than the group’s chair and the business unit, without a title or time, for a
    title that is on the agenda already, when the meeting isn’t planned any more or is another group’s, for a
    latest day that has passed or lies before the meeting, and for a partnership that doesn’t share the group
    or for which `by` does not act.
    """
    refuse_unless_steers(group, by, on)
    title = title.strip()
    refuse_facts(title, minutes, latest_on, on, meeting)
    refuse_partnership(group, for_partnership, on)
    refuse_other_side(for_partnership, by)
    if meeting:
        refuse_meeting(group, meeting)
        refuse_twice(title, meeting, by=by, slot=facts.get("slot", ""))
    facts |= {"for_partnership": for_partnership, "latest_on": latest_on, **subject_fields(subject)}
    facts |= {"title": title, "minutes": minutes, "purpose": Purpose(purpose), "is_closed": is_closed}
    item = make_item(group=group, meeting=meeting, matter=root_of(matter), by=by, on=on, **facts)
    if is_closed:
        let_read(item, readers, by)
    if offered:
        Offer.objects.create(item=item)
    return item


def make_item(*, by: Actor, on: date, reason: str = "", **facts: Any) -> AgendaItem:
    """Write an item with its first step and its entry in the trail."""
    meeting = facts.get("meeting")
    facts["state"] = ItemState.PLACED if meeting else ItemState.WAITING
    facts["position"] = last_place(meeting) if meeting else 0
    if facts.get("asks_for_paper") and meeting and not facts.get("paper_due_on"):
        facts |= due_days(meeting)
    refuse_days(facts.get("draft_due_on"), facts.get("paper_due_on"), meeting)
    item = AgendaItem.objects.create(added_on=on, added_at=now(), added_by=by.name, **facts)
    step_of(item, ItemStepKind.ADDED, by, on, to_meeting=meeting, reason=reason).save()
    new = {"minutes": item.minutes, "purpose": str(item.purpose), "source": str(item.source)}
    record_item(item, "added item", by=by, new=new | {"meeting": meeting.public_id if meeting else ""})
    return item


def due_days(meeting: Meeting) -> dict[str, date]:
    """Return by when the draft and the paper of an item of a meeting are due, as the partnership set it."""
    days = preparing(meeting.meets_on, timings_of(meeting.group.partnership))
    return {"draft_due_on": days.draft_on, "paper_due_on": days.papers_on}


def let_read(item: AgendaItem, readers: Sequence[Person], by: Actor) -> None:
    """Name those who may read a closed item; whoever closes it is one of them."""
    closer = Person.objects.filter(public_id=by.person).first() if by.person else None
    people = {person.pk: person for person in (*readers, *([closer] if closer else ()))}
    if not people:
        raise Refused("Choose at least one person who may read the closed item.", field="readers")
    item.readers.exclude(person__in=people).delete()
    here = set(item.readers.values_list("person", flat=True))
    ItemReader.objects.bulk_create(
        ItemReader(item=item, person=person) for pk, person in people.items() if pk not in here
    )


def root_of(item: AgendaItem | None) -> AgendaItem | None:
    """Return the item with which a matter began."""
    return item.matter or item if item else None


def subject_fields(subject: Subject | None) -> dict[str, str]:
    """Return what an item keeps of what it is about."""
    if subject is None:
        return {}
    return {"subject_kind": subject.kind, "subject_id": subject.id, "subject_title": subject.title[:300]}


def refuse_facts(
    title: str, minutes: int, latest_on: date | None, on: date, meeting: Meeting | None = None
) -> None:
    """Raise Refused for a title, a time or a latest day that can’t be."""
    if not title:
        raise Refused("Say what the item is called.", field="title")
    if not 1 <= minutes <= LONGEST:
        raise Refused("An item takes at least 1 minute and at most 10 hours.", field="minutes")
    if latest_on and latest_on < on:
        raise Refused(f"{long_date(latest_on)} has passed. Give a later day.", field="latest_on")
    if latest_on and meeting and latest_on < meeting.meets_on:
        words = f"The group meets on {long_date(meeting.meets_on)}, after the latest day."
        raise Refused(words, field="latest_on")


def refuse_days(draft: date | None, paper: date | None, meeting: Meeting | None) -> None:
    """Raise Refused for due days in the wrong order, or after the meeting."""
    if draft and paper and draft > paper:
        raise Refused("The draft is due on or before the day of the paper.", field="draft_due_on")
    if paper and meeting and paper > meeting.meets_on:
        words = f"The meeting is on {long_date(meeting.meets_on)}. The paper is due on that day or before."
        raise Refused(words, field="paper_due_on")


def refuse_partnership(group: Group, one: Partnership | None, on: date) -> None:
    """Raise Refused for an item of one partnership that doesn’t share the group."""
    if one is None or one.pk == group.partnership_id:
        return
    shared = ground_of(group.partnership).sharings
    if not any(s.group_id == group.pk and s.partnership_id == one.pk and s.holds_on(on) for s in shared):
        raise Refused(f"{one.short_name} doesn’t share {group.name}.", field="for_partnership")


def refuse_other_side(one: Partnership | None, by: Actor) -> None:
    """Raise Refused for an item of one partnership alone by somebody who acts for another (L8, AR13)."""
    if one is not None and by.person and by.partnership != one.key:
        words = f"Only people of {one.short_name} add an item for {one.short_name} alone."
        raise Refused(words, field="for_partnership")


def refuse_meeting(group: Group, meeting: Meeting) -> None:
    """Raise Refused when a meeting is another group’s, or its agenda can’t change any more."""
    if meeting.group_id != group.pk:
        raise Refused(f"That is no meeting of {group.name}.", field="meeting")
    refuse_unless_open(meeting)
