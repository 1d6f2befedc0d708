"""Members who missed as many meetings in a row as the arrangements say something must follow.

It waits for the business unit, and stands on the next agenda page for the chair.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.deadlines import Span
from kith.work.meetings.models import Meeting
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.calendar import attendances_between
from kith.work.meetings.tallies import Tally, came, tallies

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class MissedInARow:
    """A member who missed several meetings of a group, one after the other."""

    name: str
    group: str
    group_id: str
    times: int
    then: str
    """What the arrangements say follows; empty where they say nothing."""

    @property
    def words(self) -> str:
        """Return it as a sentence or two."""
        said = f"{self.name} missed {count_of(self.times, 'meeting')} of {self.group} in a row."
        return f"{said} The arrangements say: {self.then}" if self.then else said


def misses_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield for the business unit those who missed too many meetings in a row. At most one query."""
    if not membership.may(Permission.PREPARE):
        return
    for one in missed_in_a_row(membership, today):
        yield Waiting(
            kind="absence to follow up",
            kinds="absences to follow up",
            title=f"{one.name} missed {count_of(one.times, 'meeting')} in a row",
            url=reverse("meetings:attendance", args=(membership.partnership.key,)),
            says=f"{one.group}. {one.then}".strip(),
            key=f"missed-{one.group_id}-{one.name}",
        )


def missed_in_a_row(membership: Membership, today: date, *, group: str = "") -> tuple[MissedInARow, ...]:
    """Return the members at home here who missed as many meetings in a row as the arrangements name, of one
    group (by public id) where asked. One query, and none where no group names a number."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(today)
    asked = {g.identity.public_id: g for g in _with_a_number(as_at) if g.identity}
    if group:
        asked = {key: one for key, one in asked.items() if key == group}
    if not asked:
        return ()
    rows = attendances_between(membership, Span(today - A_YEAR, today))
    found = tallies(came([r for r in rows if r.meeting.group.public_id in asked], lambda r: r.person.name))
    return tuple(one for tally in found if (one := _missed(tally, asked[tally.group_id])))


def misses_before(membership: Membership, meeting: Meeting, today: date) -> tuple[MissedInARow, ...]:
    """Return what the chair of the next meeting of a group should know of absences. At most one query."""
    return missed_in_a_row(membership, today, group=meeting.group.public_id)


def _with_a_number(as_at: AsAt) -> list[GroupAsAt]:
    groups = [g for g in as_at.groups if not g.is_shared_in]
    return [g for g in groups if g.terms.attendance and g.terms.attendance.misses]


def _missed(tally: Tally, group: GroupAsAt) -> MissedInARow | None:
    rule = group.terms.attendance
    sits = any(member.name == tally.who for member in group.members)
    if rule is None or rule.misses is None or tally.misses_in_a_row < rule.misses or not sits:
        return None
    return MissedInARow(tally.who, tally.group, tally.group_id, tally.misses_in_a_row, rule.then or "")
