"""What the pages about deliveries of figures say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kith.base.kernel.tables import CellFault
from kith.base.ui.dates import long_date
from kith.work.performance.deadlines import gaps_between
from kith.work.performance.enums import Comparator
from kith.work.performance.models import Delivery, Indicator
from kith.work.performance.operations.figures import Change, Looked
from kith.work.performance.periods import named
from kith.work.performance.queries.figures import Brought
from kith.work.performance.words import amount

At = Callable[..., str]
STAGES = {
    "refused": "Could not be read",
    "unnamed": "Its columns wait to be named",
    "faulty": "Has faults: nothing is taken in",
    "read": "Waits to be looked through",
    "unread": "Is being read",
}
SHAPES = {"long": "a row a figure", "wide": "a row an indicator, a column a period"}


@dataclass(frozen=True)
class DeliveryLine:
    """One delivery in the list."""

    name: str
    url: str
    figures: str
    state: str
    offered: str


def delivery_lines(deliveries: Iterable[Delivery], at: At) -> list[DeliveryLine]:
    """Return the deliveries as the list shows them."""
    return [
        DeliveryLine(
            one.name,
            at("performance:delivery", one.public_id),
            f"{one.count:,}" if one.stage in ("read", "taken in") else "–",
            state_words(one),
            f"{one.offered_by}, {long_date(one.offered_on)}",
        )
        for one in deliveries
    ]


def progress_words(delivery: Delivery) -> str:
    """Return how far reading a file is, in words."""
    if not delivery.rows_of_file:
        return "Nothing of it is read yet."
    return f"{delivery.rows_read:,} of {delivery.rows_of_file:,} rows are read."


def faults_of(delivery: Delivery) -> list[CellFault]:
    """Return what is wrong with a file, by cell."""
    return [CellFault(*fault) for fault in delivery.faults]


def columns_line(delivery: Delivery) -> str:
    """Return by whose words the columns were read, or an empty text where they have the known names."""
    layout = delivery.layout
    if layout is None:
        return ""
    named_ones = [f"“{head}” is the {meaning}" for head, meaning in layout.said.items() if meaning]
    return f"{', '.join(named_ones)}: as {layout.named_by} said on {long_date(layout.named_on)}."


def marks_lines(looked: Looked) -> list[str]:
    """Return what a delivery says of periods for which no figure is stated."""
    lines = []
    if looked.marks:
        marks = ", ".join(f"“{mark}”" for mark in sorted({mark[4] for _one, mark in looked.marks}))
        periods = "1 period" if len(looked.marks) == 1 else f"{len(looked.marks)} periods"
        lines.append(f"For {periods} it states no figure ({marks}): kept as not stated, never as nought.")
    if looked.passed_over:
        marks = "1 mark stands" if looked.passed_over == 1 else f"{looked.passed_over} marks stand"
        lines.append(f"{marks} where there is a figure already: the figure stays.")
    return lines


def state_words(delivery: Delivery) -> str:
    """Return how far a delivery is, and once it was taken in by whom and when."""
    if delivery.taken_in_on is None:
        return STAGES[delivery.stage]
    return f"Taken in by {delivery.taken_in_by} on {long_date(delivery.taken_in_on)}"


@dataclass(frozen=True)
class Recognised:
    """What taking a delivery in would do for one indicator."""

    name: str
    periods: str
    new: int
    replaced: int
    same: int


def recognised(changes: Sequence[Change]) -> list[Recognised]:
    """Return by indicator what was recognised in a delivery."""
    by: dict[int, list[Change]] = {}
    for change in changes:
        by.setdefault(change.indicator.pk, []).append(change)
    return sorted((_recognised(found) for found in by.values()), key=lambda one: one.name)


def _recognised(found: Sequence[Change]) -> Recognised:
    one = found[0].indicator
    return Recognised(
        one.name,
        _span({date.fromisoformat(change.row[3]) for change in found}, one.frequency),
        new=sum(1 for change in found if change.standing is None),
        replaced=sum(1 for change in found if change.standing is not None and change.alters),
        same=sum(1 for change in found if not change.alters),
    )


def _span(periods: set[date], frequency: str) -> str:
    """Return the first and the last period, and how many there are where some between them are missing."""
    span = " to ".join(named(day, frequency) for day in sorted({min(periods), max(periods)}))
    return f"{len(periods)} from {span}" if gaps_between(periods, frequency) else span


@dataclass(frozen=True)
class ValueLine:
    """A figure that waits, beside what stands for its period."""

    name: str
    period: str
    whose: str
    was: str
    becomes: str
    look: str
    """Why it is worth a look; empty otherwise."""


def value_lines(changes: Sequence[Change], at_most: int) -> list[ValueLine]:
    """Return the first figures of a delivery, those that are worth a look before all others."""
    rows = sorted(changes, key=lambda change: not change.jumps)[:at_most]
    return [
        ValueLine(
            change.indicator.name,
            _period(change.indicator, date.fromisoformat(change.row[3])),
            _whose(change.row[1], change.row[2]),
            amount(change.standing.value, change.indicator.unit) if change.standing else "No figure",
            amount(change.value, change.indicator.unit),
            _look(change),
        )
        for change in rows
    ]


def _look(change: Change) -> str:
    if not change.jumps or change.last is None:
        return ""
    how = "more than five times" if change.value > change.last else "less than a fifth of"
    return f"Look at this: {how} the figure before, {amount(change.last, change.indicator.unit)}"


def looks_line(changes: Sequence[Change]) -> list[str]:
    """Return how many figures are worth a look, in a sentence; nothing where none is."""
    number = sum(1 for change in changes if change.jumps)
    if not number:
        return []
    are = "1 figure is" if number == 1 else f"{number:,} figures are"
    return [f"{are} far from the one before, and marked below. Nothing keeps you from taking them in."]


@dataclass(frozen=True)
class Replaced:
    """A figure that would be replaced."""

    name: str
    period: str
    whose: str
    was: str
    becomes: str


def replaced(changes: Sequence[Change]) -> list[Replaced]:
    """Return the figures that taking a delivery in would replace."""
    return [
        Replaced(
            change.indicator.name,
            _period(change.indicator, date.fromisoformat(change.row[3])),
            _whose(change.row[1], change.row[2]),
            amount(change.standing.value, change.indicator.unit),
            amount(change.value, change.indicator.unit),
        )
        for change in changes
        if change.standing is not None and change.alters
    ]


def _whose(comparator: str, part: str) -> str:
    label = Comparator(comparator).label
    return f"{label}: {part}" if part else str(label)


def _period(indicator: Indicator, first: date) -> str:
    return named(first, indicator.frequency)


@dataclass(frozen=True)
class BroughtLine:
    """A figure that a delivery brought."""

    name: str
    url: str
    period: str
    whose: str
    value: str
    stands: str


def brought_lines(found: Iterable[Brought], at: At) -> list[BroughtLine]:
    """Return the figures that a delivery brought."""
    return [
        BroughtLine(
            one.indicator.name,
            at("performance:indicator", one.indicator.public_id),
            _period(one.indicator, one.period_from),
            _whose(one.comparator, one.part),
            amount(Decimal(str(one.value)), one.indicator.unit),
            "Stands" if one.stands else "Replaced since",
        )
        for one in found
    ]
