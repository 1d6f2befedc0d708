"""Where a priority was taken up, made known by the rooms above that take it up, such as meetings by theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.registries import Registry
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.models import Priority


@dataclass(frozen=True)
class TakenUp:
    """One place where a priority was taken up."""

    on: date
    words: str
    url: str


Find = Callable[[Priority, Membership], Sequence[TakenUp]]

taken_up: Registry[Find] = Registry("place where priorities are taken up")
"""Each gives what a member may see of it, in one query."""
