"""What decisions raised, for the page of a decision."""

from collections.abc import Sequence
from datetime import date

from kith.base.kernel.subjects import Subject
from kith.partnership.actions.public import actions_raised_by
from kith.partnership.decisions.follow_ups import FollowUp
from kith.partnership.partnerships.membership import Membership


def raised_by_decision(about: Subject, membership: Membership, today: date) -> Sequence[FollowUp]:
    """Return the actions that a decision raised and that a member may see. One query."""
    return [
        FollowUp(f"{one.reference}: {one.wording}", one.owner, one.due_on, one.url)
        for one in actions_raised_by(about, membership, today)
    ]
