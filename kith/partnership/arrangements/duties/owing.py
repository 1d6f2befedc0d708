"""Which group owes a promise on a day: one of the partnership’s own, or one that it shares."""

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document.models import Duty


def owing_group(duty: Duty, as_at: AsAt) -> GroupAsAt | None:
    """Return the group that owes a promise, or None when none does or it does not run on the day."""
    if duty.group is None:
        return None
    return next((group for group in as_at.groups if group.key == duty.group), None)


def no_group(duty: Duty) -> Finding:
    """Return the finding for a promise whose group does not run on the day."""
    return Finding(Standing.NOT_YET_DUE, "The group does not run on this day.")
