"""What minutes ask of a member: to draft, to check, to look through for corrections, to have agreed."""

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.deadlines import minutes_due_on
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.models import Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.minutes import minutes_within, without_agreed_minutes

TO_LOOK_THROUGH = 10
"""For how many working days minutes wait on a member’s Home once they are out (Kith’s own choice)."""


def minutes_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the minutes that wait for a member, by what they have to do with them. One query."""
    for meeting in without_agreed_minutes(membership):
        kept = getattr(meeting, "minutes_kept", None)
        state = MinutesState(kept.state) if kept else MinutesState.DRAFT
        found = BY_STATE[state](membership, meeting, today)
        if found is not None:
            yield found


def _to_draft(membership: Membership, meeting: Meeting, today: date) -> Waiting | None:
    if not _is_of_the_unit(membership, meeting):
        return None
    due = minutes_due_on(meeting.meets_on, minutes_within(meeting.group.partnership))
    return _waiting(membership, meeting, "to draft", due=due, says="The business unit drafts them.")


def _to_check(membership: Membership, meeting: Meeting, today: date) -> Waiting | None:
    chairs = _chair_of(membership, meeting, today)
    named = [one for one in (meeting.chair.public_id if meeting.chair else "", chairs) if one]
    checks = membership.person.public_id in named if named else _is_of_the_unit(membership, meeting)
    if not checks:
        return None
    return _waiting(membership, meeting, "to check", says="You chaired the meeting, or chair the group.")


def _to_correct(membership: Membership, meeting: Meeting, today: date) -> Waiting | None:
    """Return what waits while minutes are out: for members some days, though corrections stay open."""
    if _is_of_the_unit(membership, meeting):
        return _waiting(membership, meeting, "to have agreed", says="The next meeting agrees them.")
    group = ground_of(membership.partnership, at=membership.tide).on(today)
    found = group.group_with_id(meeting.group.public_id)
    until = add_working_days(meeting.minutes_kept.checked_on or today, TO_LOOK_THROUGH)
    if found is None or membership.person.public_id not in found.people or until < today:
        return None
    says = "They are out for corrections."
    return _waiting(membership, meeting, "to look through", due=until, says=says)


BY_STATE: dict[MinutesState, Callable[[Membership, Meeting, date], Waiting | None]] = {
    MinutesState.DRAFT: _to_draft,
    MinutesState.WITH_CHAIR: _to_check,
    MinutesState.OUT: _to_correct,
}


def _chair_of(membership: Membership, meeting: Meeting, today: date) -> str:
    group = ground_of(membership.partnership, at=membership.tide).on(today)
    found = group.group_with_id(meeting.group.public_id)
    return found.chair.holder.person_id if found and found.chair.holder else ""


def _is_of_the_unit(membership: Membership, meeting: Meeting) -> bool:
    at_home = membership.partnership.pk == meeting.group.partnership_id
    return at_home and membership.may(Permission.PREPARE)


def _waiting(
    membership: Membership, meeting: Meeting, what: str, *, due: date | None = None, says: str
) -> Waiting:
    return Waiting(
        kind=f"minutes {what}",
        kinds=f"minutes {what}",
        title=f"Minutes {what}: {meeting.group.name}, {long_date(meeting.meets_on)}",
        url=reverse("meetings:minutes", args=(membership.partnership.key, meeting.public_id)),
        due_on=due,
        says=says,
    )
