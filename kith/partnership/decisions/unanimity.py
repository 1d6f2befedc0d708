"""Where the statutory partners of one day stand on a decision: all of them agree, or it is not taken.

Pure: it is given the positions and the partners, and counts each partner’s latest position. A body that is no
statutory partner on the day does not count, and no body’s position counts for the one that followed it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kith.partnership.decisions.enums import Stance
from kith.partnership.partnerships.models import Body


@dataclass(frozen=True)
class Stated:
    """A position as it was stated, by whom and on which day."""

    body_id: int
    body: str
    stance: str
    reasons: str
    on: date
    at: datetime
    by: str
    recorded_by: str = ""
    """Who put it on record, where it was stated in a meeting."""

    @property
    def agrees(self) -> bool:
        """Return whether the partner agreed."""
        return self.stance == Stance.AGREES


@dataclass(frozen=True)
class Stand:
    """Where one statutory partner stands: its latest position, or none yet."""

    body: Body
    position: Stated | None


@dataclass(frozen=True)
class Tally:
    """Where each statutory partner of one day stands."""

    stands: tuple[Stand, ...]

    @property
    def agreeing(self) -> tuple[Body, ...]:
        """Return the partners that agree."""
        return tuple(stand.body for stand in self.stands if stand.position and stand.position.agrees)

    @property
    def against(self) -> tuple[Body, ...]:
        """Return the partners that do not agree."""
        return tuple(stand.body for stand in self.stands if stand.position and not stand.position.agrees)

    @property
    def missing(self) -> tuple[Body, ...]:
        """Return the partners that have stated no position."""
        return tuple(stand.body for stand in self.stands if stand.position is None)

    @property
    def is_unanimous(self) -> bool:
        """Return whether there are partners and every one of them agrees (K7)."""
        return bool(self.stands) and len(self.agreeing) == len(self.stands)


def tally(positions: Iterable[Stated], partners: Sequence[Body], *, on: date | None = None) -> Tally:
    """Return where each of these partners stands; with `on`, as it stood at the end of that day."""
    latest: dict[int, Stated] = {}
    for position in positions:
        if on is None or position.on <= on:
            latest[position.body_id] = position
    return Tally(tuple(Stand(body, latest.get(body.pk)) for body in partners))
