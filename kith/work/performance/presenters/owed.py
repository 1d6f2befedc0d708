"""What the page about figures that are owed says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.performance.models import Indicator
from kith.work.performance.periods import named
from kith.work.performance.queries.owed import Owed

At = Callable[..., str]
NAMED = 3
"""How many periods a line names before it says how many more there are."""


@dataclass(frozen=True)
class OwedLine:
    """One indicator: how it stands, which figures are missing, and when the next is due."""

    name: str
    url: str
    standing: tuple[Standing, str]
    missing: str
    next_due: str
    came: str


@dataclass(frozen=True)
class OwedBy:
    """What one agency owes."""

    agency: str
    ident: str
    says: str
    lines: list[OwedLine]


def owed_by_agency(owed: Sequence[Owed], at: At) -> list[OwedBy]:
    """Return what is owed by each agency, those that owe late figures first."""
    by: dict[str, list[Owed]] = {}
    for one in owed:
        owner = one.indicator.owner
        by.setdefault(owner.name if owner else "No agency is named", []).append(one)
    found = [_of_agency(agency, rows, at) for agency, rows in by.items()]
    return sorted(found, key=lambda one: (one.says == NOTHING_LATE, one.agency))


NOTHING_LATE = "Nothing is late."


def _of_agency(agency: str, rows: Sequence[Owed], at: At) -> OwedBy:
    late = sum(len(one.late) for one in rows)
    says = NOTHING_LATE if not late else "1 figure is late." if late == 1 else f"{late} figures are late."
    owner = rows[0].indicator.owner
    lines = [_line(one, at) for one in sorted(rows, key=lambda one: -one.working_days)]
    return OwedBy(agency, owner.public_id if owner else "nobody", says, lines)


def _line(one: Owed, at: At) -> OwedLine:
    return OwedLine(
        one.indicator.name,
        at("performance:indicator", one.indicator.public_id),
        _standing(one),
        periods_named(one.late, one.indicator) or periods_named(one.waiting, one.indicator) or "Nothing",
        long_date(one.next_due_on),
        _came(one),
    )


def _standing(one: Owed) -> tuple[Standing, str]:
    if one.late:
        days = "1 working day" if one.working_days == 1 else f"{one.working_days} working days"
        return Standing.AT_RISK, f"Late by {days}" if one.working_days else "Late"
    if one.waiting:
        return Standing.DUE, f"Due by {long_date(one.next_due_on)}"
    return Standing.MET, "Nothing is missing"


def _came(one: Owed) -> str:
    came = "No data yet" if not one.came else "1 period" if one.came == 1 else f"{one.came} periods"
    return f"{came}, {one.unstated} not stated" if one.unstated else came


def periods_named(periods: Iterable[date], indicator: Indicator) -> str:
    """Return periods in words: the first few by name, then how many more."""
    listed = [named(period, indicator.frequency) for period in periods]
    more = f" and {len(listed) - NAMED} more" if len(listed) > NAMED else ""
    return f"{', '.join(listed[:NAMED])}{more}"
