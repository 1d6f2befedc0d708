"""What rooms above add to the business plan: when the groups that own it meet, and what the figures say."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.registries import Registry
from kith.base.kernel.standings import Standing

MeetingsOf = Callable[[Collection[int]], Any]

meetings_of_groups: Registry[MeetingsOf] = Registry("source of meetings of groups")
"""Called with the pks of groups; gives an unread query of their meetings, but for cancelled ones, with the
columns `group_id`, `meets_on`, `state` (*planned*, *held*) and `public_id`."""


@dataclass(frozen=True)
class Figure:
    """What one indicator of a priority says."""

    title: str
    says: str
    """One sentence: the latest figure, its period, and what it means."""
    url: str
    picture: Any = ""
    """A chart as SVG marked as safe, or nothing."""


Figures = Callable[[str, Any], Iterable[Figure]]

figures_of_priority: Registry[Figures] = Registry("source of figures of a priority")
"""Called with the public id of a priority and the membership of whoever reads; outcomes first."""


@dataclass(frozen=True)
class RiskOfPriority:
    """A risk, or an issue that waits for an answer, that bears on a priority."""

    title: str
    says: str
    """Its score, who owns it and when it is looked at again; for an issue who is to answer by when."""
    url: str
    standing: Standing
    """How the review or the answer stands."""


RisksOf = Callable[[str, Any, date], Iterable[RiskOfPriority]]

risks_of_priority: Registry[RisksOf] = Registry("source of risks of a priority")
"""Called with the public id of a priority, the membership of whoever reads and today; the worst first."""
