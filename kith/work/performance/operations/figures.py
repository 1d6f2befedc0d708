"""Deeds on deliveries of figures: taking all of one in, and discarding one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.deadlines import is_over
from kith.work.performance.models import Delivery, Figure, FigureRevision, Indicator, Unstated
from kith.work.performance.operations.offering import offer_figures, read_offer
from kith.work.performance.operations.storing import write_rows
from kith.work.performance.queries.figures import Standing, current_figures, latest_taken_in
from kith.work.performance.reading import Mark, Row
from kith.work.performance.reading.packing import unpack
from kith.work.performance.recording import (
    record_delivery,
    refuse_unless_brings,
    refuse_unless_of_the_unit,
)

__all__ = [
    "Change",
    "Looked",
    "changes_of",
    "discard_figures",
    "looked_through",
    "offer_figures",
    "read_offer",
    "take_in_figures",
]

ONCE = ("indicator", "comparator", "part", "period_from")
JUMP = 5
"""A figure is worth a look when it is over so many times the last one, or the last one so many times it."""
WRITTEN = ("value", "numerator", "denominator", "revision", "delivery")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a delivery beside what stands on record."""

    indicator: Indicator
    row: Row
    standing: Standing | None
    last: Decimal | None = None
    """The figure of the period before that has one, on record or in the same delivery."""

    @property
    def jumps(self) -> bool:
        """Return whether it is more than five times the last figure or less than a fifth of it.

        That is worth a look and no fault: five is Kith’s own choice.
        """
        if self.last is None or self.last == 0:
            return False
        return self.value > JUMP * self.last or self.value * JUMP < self.last

    @property
    def value(self) -> Decimal:
        """Return the figure that the row brings."""
        return Decimal(self.row[4])

    @property
    def alters(self) -> bool:
        """Return whether anything on record would be different."""
        was = self.standing
        if was is None:
            return True
        above, below = (Decimal(count) if count else None for count in self.row[5:7])
        return (was.value, was.numerator, was.denominator) != (self.value, above, below)


@dataclass(frozen=True)
class Looked:
    """What taking a delivery in would do: row by row, and for which periods it states no figure."""

    changes: list[Change]
    marks: list[tuple[Indicator, Mark]]
    """Only those of periods for which no figure stands."""
    passed_over: int
    """How many marks stand where there is a figure, which stays."""


def looked_through(delivery: Delivery) -> Looked:
    """Return what taking a delivery in would do. Two queries.

    Raises Refused when an indicator of it is no longer there.
    """
    rows, marks = unpack(delivery.packed)
    indicators = {one.key: one for one in Indicator.objects.filter(partnership=delivery.partnership_id)}
    keys = {row[0] for row in rows} | {mark[0] for mark in marks}
    if not keys <= set(indicators):
        raise Refused("An indicator of this file is not kept any more. Look through the file again.")
    standing = current_figures([indicators[key].pk for key in keys])
    ids = {key: indicators[key].pk for key in keys}
    last = _last_figures(rows, ids, standing)
    changes = [
        Change(
            indicators[row[0]],
            row,
            standing.get((ids[row[0]], row[1], row[2], row[3])),
            last.get((row[0], row[1], row[2], row[3])),
        )
        for row in rows
    ]
    free = [mark for mark in marks if (ids[mark[0]], mark[1], mark[2], mark[3]) not in standing]
    return Looked(changes, [(indicators[mark[0]], mark) for mark in free], len(marks) - len(free))


def _last_figures(
    rows: Sequence[Row], ids: Mapping[str, int], standing: Mapping[tuple[int, str, str, str], Standing]
) -> dict[tuple[str, ...], Decimal]:
    """Return for each period the figure of the one before, as all would stand once the rows are taken in."""
    keys = {number: key for key, number in ids.items()}
    whole: dict[tuple[str, ...], Decimal] = {
        (keys[ident], *which): one.value for (ident, *which), one in standing.items()
    }
    whole |= {(row[0], row[1], row[2], row[3]): Decimal(row[4]) for row in rows}
    return {now: whole[before] for before, now in pairwise(sorted(whole)) if before[:3] == now[:3]}


def changes_of(delivery: Delivery) -> list[Change]:
    """Return what taking a delivery in would do, row by row. Two queries. Raises Refused as above."""
    return looked_through(delivery).changes


@transaction.atomic
def take_in_figures(*, delivery: Delivery, seen: str, by: Actor, on: date) -> int:
    """Take a delivery in, all of it, and return how many figures changed. What stood before is kept.

    `seen` is the public id of the last delivery that had been taken in when the rows were looked through.
    Raises Refused for others than the business unit, when the delivery was taken in already or was not read
    yet, and when another one was in between.
    """
    partnership = delivery.partnership
    refuse_unless_of_the_unit(partnership, by, on)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, taken_in_at__isnull=True).first()
    if held is None:
        raise Refused("It was taken in or discarded already.")
    if held.stage != "read":
        raise Refused("It can’t be taken in before all of it could be read.")
    if latest_taken_in(partnership) != seen:
        raise Refused("Other figures were taken in since you looked. Look through these again.")
    looked = looked_through(held)
    found = [change for change in looked.changes if change.alters]
    _refuse_unfinished(found, on)
    write_rows(FigureRevision, ("figure", *ONCE_A_REVISION), _stood(found))
    write_rows(Figure, (*ONCE, *WRITTEN), _written(found, held), once=ONCE, overwrite=WRITTEN)
    write_rows(Unstated, (*ONCE, "mark", "delivery"), _marked(looked, held), once=ONCE)
    held.taken_in_on, held.taken_in_at, held.taken_in_by = on, now(), by.name
    held.packed, held.upload = b"", b""
    held.save(update_fields=["taken_in_on", "taken_in_at", "taken_in_by", "packed", "upload"])
    record_delivery(held, "took in figures", by=by, new={"figures": held.count, "changed": len(found)})
    return len(found)


ONCE_A_REVISION = ("revision", "value", "numerator", "denominator", "delivery")


@transaction.atomic
def discard_figures(*, delivery: Delivery, by: Actor, on: date) -> None:
    """Discard a delivery that waits.

    Raises Refused for others than the unit and whoever works for the agency that brought it, and once it
    was taken in.
    """
    refuse_unless_brings(delivery.partnership, delivery.body, by, on)
    if delivery.taken_in_at is not None:
        raise Refused("It was taken in already.")
    record_delivery(delivery, "discarded figures", by=by, new={"figures": delivery.count})
    delivery.delete()


def _refuse_unfinished(found: Sequence[Change], on: date) -> None:
    periods = {(change.row[3], change.indicator.frequency) for change in found}
    if not all(is_over(date.fromisoformat(day), frequency, on) for day, frequency in periods):
        raise Refused("A period of this file is not over.")


def _stood(found: Sequence[Change]) -> Iterator[tuple]:
    """Yield what stood before, as revisions."""
    for change in found:
        was = change.standing
        if was:
            yield was.pk, was.revision, was.value, was.numerator, was.denominator, was.delivery


def _written(found: Sequence[Change], delivery: Delivery) -> Iterator[tuple]:
    for change in found:
        _key, whose, part, day, value, above, below = change.row
        revision = change.standing.revision + 1 if change.standing else 1
        yield change.indicator.pk, whose, part, day, value, above, below, revision, delivery.pk


def _marked(looked: Looked, delivery: Delivery) -> Iterator[tuple]:
    for indicator, (_key, whose, part, day, mark) in looked.marks:
        yield indicator.pk, whose, part, day, mark, delivery.pk
