"""What rooms above add to the business plan: when the groups that own it meet, what the figures say, and how
one will know that an objective is reached."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
    misses_target: bool = False
    """Whether the latest figure is short of its target by more than is borne with."""


Figures = Callable[[str, Any], Iterable[Figure]]

figures_of_priority: Registry[Figures] = Registry("source of figures of a priority")
"""Called with the public id of a priority and the membership of whoever reads; outcomes first."""


@dataclass(frozen=True)
class MeasureAsked:
    """How one will know that an objective is reached, as whoever sets it says it."""

    shown_by: str
    """The public id of an indicator, or one of the other choices that the source of measures offers."""
    words: str = ""
    """The audit question or the survey result where no indicator fits."""
    target: Decimal | None = None
    """What an indicator is to reach."""
    baseline_period: date | None = None
    """The period of the figure that it begins with; the latest one where nobody says."""


@dataclass(frozen=True)
class MeasureStands:
    """How a measure stands on a day."""

    colour: str
    """*red* or *amber* where it speaks against its priority; else empty."""
    says: str
    """Where it began, what it is to reach by when, and where it is, in a sentence or two."""


@dataclass(frozen=True)
class Measure:
    """What shows whether an objective is reached: an indicator, an audit question or a survey result."""

    objective: str
    """The public id of the objective."""
    title: str
    """The indicator by name, or the question in words."""
    what: str
    """What it is: *Indicator*, *Audit question*, *Survey result*."""
    added_on: date
    taken_back_on: date | None
    stands: Callable[[date], MeasureStands]
    """Judges it as at a day, by the figures that were known then."""
    url: str = ""
    """The page of the indicator; empty where there is none."""
    take_back_url: str = ""
    """Where it is taken back by those who may."""
    due_on: date | None = None
    """The day by which it is to be reached."""

    def stands_on(self, day: date) -> bool:
        """Return whether it stood with its objective on a day."""
        return self.added_on <= day and (self.taken_back_on is None or self.taken_back_on > day)


@dataclass(frozen=True)
class Measuring:
    """A room that can show whether objectives are reached."""

    choices: Callable[[Any, date], Iterable[tuple[str, str]]]
    """Called with a membership and today: the answers to *what will show it?*, each with its words."""
    make: Callable[..., Any]
    """Called with `objective`, `asked` (a MeasureAsked), `by` and `on`; raises Refused with a sentence."""
    measures_of: Callable[[Any], Iterable[Measure]]
    """Called with a partnership: every measure of its objectives, of all time. One query."""
    add: str
    """The name of the address at which a measure is added to an objective by its public id."""


measuring: Registry[Measuring] = Registry("source of measures of objectives")


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
