"""What the pages about overdue actions and former groups say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.actions.queries.former import FormerGroup
from kith.partnership.actions.queries.overdue import Age, Ring
from kith.partnership.actions.ringing import ring_words

Address = Callable[..., str]


@dataclass(frozen=True)
class AgeLine:
    """How long the actions of one agency are overdue, and whom to ring."""

    agency: str
    url: str
    steps: tuple[int, ...]
    total: int
    oldest: str
    ring: str
    is_director: bool


def age_line(age: Age, ring: Ring, at: Address) -> AgeLine:
    """Return the line of one agency."""
    return AgeLine(
        agency=age.body or "No agency",
        url=f"{at('actions:agency', age.body_public_id)}?standing=late" if age.body_public_id else "",
        steps=age.steps,
        total=age.total,
        oldest=long_date(age.oldest_due_on),
        ring=ring_words(ring, has_agency=age.body_id is not None),
        is_director=bool(ring.directors),
    )


@dataclass(frozen=True)
class FormerLine:
    """One former group in the list."""

    name: str
    url: str
    ended: str
    replaced_by: str
    count: int
    still_open: int


def former_line(former: FormerGroup, counts: dict[str, tuple[int, int]], at: Address) -> FormerLine:
    """Return the line of one former group."""
    total, still = counts.get(former.key, (0, 0))
    return FormerLine(
        name=former.name,
        url=at("actions:former_group", former.key),
        ended=ended_words(former),
        replaced_by=former.replaced_by.name if former.replaced_by else "",
        count=total,
        still_open=still,
    )


def ended_words(former: FormerGroup) -> str:
    """Return when a former group ended, as far as the arrangements say."""
    if former.ended_on:
        return long_date(former.ended_on)
    if former.replaced_from and former.replaced_by:
        return f"Not stated; replaced on {long_date(former.replaced_from)}"
    return "Not stated"


def closed_words(former: FormerGroup, today: date) -> str:
    """Return that a former group is closed, and what has taken its place, as a sentence."""
    taker = f" {former.replaced_by.name} has taken its place." if former.replaced_by else ""
    return f"Closed: no action can be raised for it any more.{taker}"
