"""What corrections ask of a member: to settle them while the minutes are out."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.queries.minutes import corrections_to_settle
from kith.work.meetings.waiting.steering import steered_groups


def corrections_that_wait(membership: Membership, _today: date) -> Iterator[Waiting]:
    """Yield the minutes with corrections to settle, for the chair of the group and the unit of its home. At
    most one query."""
    groups = steered_groups(membership)
    rows = corrections_to_settle(membership, groups) if groups else ()
    meetings = {one.minutes.meeting.public_id: one.minutes.meeting for one in rows}
    counts = Counter(one.minutes.meeting.public_id for one in rows)
    for public_id, meeting in meetings.items():
        yield Waiting(
            kind="correction to settle",
            kinds="corrections to settle",
            title=f"Settle {count_of(counts[public_id], 'correction')} to the minutes: {meeting.group.name}, "
            f"{long_date(meeting.meets_on)}",
            url=reverse("meetings:minutes", args=(membership.partnership.key, public_id)),
            says="Take each in, or say why not.",
            key=f"corrections-{public_id}",
        )
