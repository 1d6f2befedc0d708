"""Questions about who comes to a meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import MeetingState
from kith.work.meetings.models import Meeting, Reply

ASKED_AHEAD = timedelta(days=42)
"""How long before a meeting its members are asked whether they come (Kith’s own choice: six weeks)."""


def replies_to(meeting: Meeting) -> dict[str, Reply]:
    """Return what each person answered, by public id. One query."""
    return {reply.person.public_id: reply for reply in meeting.replies.select_related("person")}


def reply_of(meeting: Meeting, membership: Membership) -> Reply | None:
    """Return what a member answered, or None."""
    return meeting.replies.filter(person=membership.person).first()


def own_groups(membership: Membership) -> tuple[int, ...]:
    """Return the groups (by pk) in which a member sits, as holder, deputy or chair."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    me = membership.person.public_id
    return tuple(g.identity.pk for g in as_at.groups if g.identity and me in g.people)


def to_answer(membership: Membership, today: date) -> Sequence[Meeting]:
    """Return the meetings of a member’s groups in the next six weeks that wait for an answer. One query."""
    groups = own_groups(membership)
    if not groups:
        return ()
    rows = Meeting.objects.visible_to(membership).filter(
        group__in=groups, state=MeetingState.PLANNED, meets_on__range=(today, today + ASKED_AHEAD)
    )
    return list(rows.exclude(replies__person=membership.person).with_groups().order_by("meets_on", "pk"))


def person_with_id(public_id: str) -> Person:
    """Return a person whose public id came from a list of those who are expected."""
    return Person.objects.get(public_id=public_id)
