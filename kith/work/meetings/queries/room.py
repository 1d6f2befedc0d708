"""What is asked in the meeting: who is there, whether they may decide, and what each item holds by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum

from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.models import AgendaItem, Attendance, Interest, ItemMinute, Meeting, MinuteRevision
from kith.work.meetings.queries.calendar import attendances_of
from kith.work.meetings.queries.choices import people_to_lead, with_place
from kith.work.meetings.quorum import Quorate, asked_on, chair_is_there, quorum, who_counts
from kith.work.meetings.recording import steers

SHOWN_TEXTS = 20
"""How many earlier texts of an item a page shows (Kith’s own choice)."""


def group_of(meeting: Meeting, *, at: str = "") -> GroupAsAt | None:
    """Return the group of a meeting as at its day, from its home; None where it does not run then."""
    return (
        ground_of(meeting.group.partnership, at=at)
        .on(meeting.meets_on)
        .group_with_id(meeting.group.public_id)
    )


def quorum_now(meeting: Meeting, item: AgendaItem | None = None) -> Quorate:
    """Return whether a meeting may decide as its attendance stands, at an item without those who left for it.

    While nobody’s attendance is on record, a meeting with a stated quorum may not decide yet.
    """
    left = left_for_items([item]).get(item.pk, frozenset()) if item else frozenset()
    return quorum_of(group_of(meeting), attendances_of(meeting), left)


def quorum_of(
    group: GroupAsAt | None, attendances: Sequence[Attendance], left: Collection[str] = ()
) -> Quorate:
    """Return whether those of an attendance may decide, without those (by public id) who left the room.

    A deputy stays when the person whose place they take has an interest. No query.
    """
    rule = group.terms.quorum if group else None
    asked = asked_on(rule, group.as_at if group else None)
    there = [t for t in who_counts(attendances, rule) if t.by_deputy or t.person not in left]
    is_stated = rule is not None and rule.rule.by not in ("not-stated", "chairs-discretion")
    if is_stated and not attendances:
        return Quorate(False, "Not quorate: nobody’s attendance is on record yet.")
    chaired = group is not None and chair_is_there(group, there)
    return quorum(asked, there, chair_is_there=chaired)


def left_for_items(items: Iterable[AgendaItem]) -> dict[int, frozenset[str]]:
    """Return who (by public id) leaves for each of these items (by pk). One query."""
    rows = Interest.objects.filter(item__in=[i.pk for i in items], leaves=True, lifted_at__isnull=True)
    found: dict[int, set[str]] = {}
    for item, person in rows.values_list("item", "person__public_id"):
        found.setdefault(item, set()).add(person)
    return {item: frozenset(people) for item, people in found.items()}


@dataclass(frozen=True)
class InterestLine:
    """A declared interest as one member reads it."""

    public_id: str
    name: str
    leaves: bool
    says: str
    """What the interest is; empty for whoever may not read that."""


def interests_in(membership: Membership, items: Iterable[AgendaItem]) -> dict[int, list[InterestLine]]:
    """Return the interests declared in items that a member sees, by item (pk). One query.

    What the interest is, the chair and the business unit read, and whoever stands in for the chair (AR8).
    """
    seen = {item.pk: item for item in items}
    rows = Interest.objects.filter(item__in=seen, lifted_at__isnull=True)
    found: dict[int, list[InterestLine]] = {}
    for one in rows.select_related("person").order_by("pk"):
        says = one.says if reads_reasons(membership, seen[one.item_id]) else ""
        line = InterestLine(one.public_id, one.person.name, one.leaves, says)
        found.setdefault(one.item_id, []).append(line)
    return found


def reads_reasons(membership: Membership, item: AgendaItem) -> bool:
    """Return whether a member reads why somebody leaves for an item. No query."""
    if item.meeting and item.meeting.chair_id == membership.person.pk:
        return True
    if steers(membership, item.group):
        return True
    day = item.meeting.meets_on if item.meeting else membership.on
    ground = ground_of(membership.partnership, at=membership.tide)
    group = ground.on(day).group_with_id(item.group.public_id)
    return group is not None and membership.person.public_id in deputy_chairs(group)


def deputy_chairs(group: GroupAsAt) -> dict[str, str]:
    """Return who stands in for the chair of a group by their seat: public ids with names."""
    seats = [seat for seat in group.seats if seat.terms.capacity == "deputy-chair"]
    return {h.person_id: h.name for seat in seats for place in seat.places for h in place.holders}


def people_to_declare_for(membership: Membership, item: AgendaItem) -> dict[str, str]:
    """Return for whom an interest may be declared, by public id with their names: those in the group on the
    day first, then the business unit and the others."""
    day = item.meeting.meets_on if item.meeting else membership.on
    return {one.public_id: with_place(one) for one in people_to_lead(membership, item.group, day)}


def interest_seen_by(membership: Membership, public_id: str) -> Interest | None:
    """Return one interest that nobody has lifted, in an item that a member sees, or None. One query."""
    seen = AgendaItem.objects.visible_to(membership).values("pk")
    rows = Interest.objects.filter(public_id=public_id, item__in=seen, lifted_at__isnull=True)
    names = ("person", "item", "item__group", "item__group__partnership", "item__meeting")
    return rows.select_related(*names).first()


def written_at(items: Iterable[AgendaItem]) -> dict[int, ItemMinute]:
    """Return what is written at each of these items (by pk), with how many texts wait aside. One query."""
    aside = Count("revisions", filter=Q(revisions__is_aside=True, revisions__settled_at__isnull=True))
    rows = ItemMinute.objects.filter(item__in=[i.pk for i in items]).annotate(waiting=aside)
    return {minute.item_id: minute for minute in rows}


def written_until(meeting: str) -> tuple[object, ...]:
    """Return what differs whenever a text of a meeting (by public id) was saved. One query."""
    rows = ItemMinute.objects.filter(item__meeting__public_id=meeting)
    return tuple(rows.aggregate(saves=Sum("revision"), saved_at=Max("saved_at")).values())


def asides_of(item: AgendaItem) -> Sequence[MinuteRevision]:
    """Return the texts at an item that wait to be brought together with the one on record. One query."""
    rows = MinuteRevision.objects.filter(minute__item=item, is_aside=True, settled_at__isnull=True)
    return list(rows.select_related("minute", "minute__item").order_by("pk"))


def earlier_texts(item: AgendaItem) -> Sequence[MinuteRevision]:
    """Return the last earlier texts at an item, the latest first, and those put aside and dealt with. One
    query."""
    rows = MinuteRevision.objects.filter(minute__item=item)
    return list(rows.exclude(is_aside=True, settled_at__isnull=True).order_by("-pk")[:SHOWN_TEXTS])


def minutes_are_agreed(meeting: Meeting) -> bool:
    """Return whether the minutes of a meeting are agreed. No query where the meeting brought them along."""
    kept = getattr(meeting, "minutes_kept", None)
    return kept is not None and kept.state == MinutesState.AGREED
