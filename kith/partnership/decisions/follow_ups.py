"""What rooms above keep because of a decision, such as the actions that it raised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.registries import Registry
from kith.base.kernel.subjects import Subject
from kith.partnership.partnerships.membership import Membership


@dataclass(frozen=True)
class FollowUp:
    """Something that followed from a decision, as its page shows it."""

    words: str
    who: str
    due_on: date
    url: str


Find = Callable[[Subject, Membership, date], Sequence[FollowUp]]

follow_ups: Registry[Find] = Registry("what follows from a decision")
"""Each gives what a member may see of it on a day, in one query."""
