"""Deeds on deliveries of figures: offering one, taking all of it in, and discarding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.deadlines import is_over
from kith.work.performance.models import Delivery, Figure, FigureRevision, Indicator
from kith.work.performance.queries.figures import current_figures, known_indicators, latest_taken_in
from kith.work.performance.reading import Reading, Row, read_figures
from kith.work.performance.recording import record_delivery, refuse_unless_of_the_unit

AT_ONCE = 2_000
"""How many rows go to the database at once."""
WRITTEN = ["value", "numerator", "denominator", "revision", "delivery"]


def read_offer(*, partnership: Partnership, content: bytes, name: str, on: date) -> Reading:
    """Return what a file holds, by the indicators that are kept on the day. Writes nothing.

    Raises Refused when it can’t be read as figures at all.
    """
    return read_figures(content, name=name, known=known_indicators(partnership, on), on=on)


@transaction.atomic
def offer_figures(
    *, partnership: Partnership, content: bytes, name: str, reading: Reading, by: Actor, on: date
) -> Delivery:
    """Keep what was read of a file until somebody takes it in. No figure changes yet.

    Raises Refused for others than the business unit, and when the file has a fault: all or nothing.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    if reading.faults:
        raise Refused("There are faults in the file. Nothing was taken in.", field="file")
    delivery = Delivery.objects.create(
        partnership=partnership,
        name=name[:200],
        sha256=sha256(content).hexdigest(),
        shape=reading.shape,
        rows=reading.rows,
        count=len(reading.rows),
        offered_on=on,
        offered_at=now(),
        offered_by=by.name,
    )
    record_delivery(
        delivery, "offered figures", by=by, new={"sha256": delivery.sha256, "figures": delivery.count}
    )
    return delivery


@dataclass(frozen=True)
class Change:
    """One row of a delivery beside what stands on record."""

    indicator: Indicator
    row: Row
    standing: Figure | None

    @property
    def value(self) -> Decimal:
        """Return the figure that the row brings."""
        return Decimal(self.row[3])

    @property
    def counts(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the numerator and the denominator that the row brings."""
        above, below = self.row[4], self.row[5]
        return Decimal(above) if above else None, Decimal(below) if below else None

    @property
    def alters(self) -> bool:
        """Return whether anything on record would be different."""
        was = self.standing
        return was is None or (was.value, was.numerator, was.denominator) != (self.value, *self.counts)


def changes_of(delivery: Delivery) -> list[Change]:
    """Return what taking a delivery in would do, row by row. Two queries.

    Raises Refused when an indicator of it is no longer there.
    """
    rows: Sequence[Row] = delivery.rows
    indicators = {one.key: one for one in Indicator.objects.filter(partnership=delivery.partnership_id)}
    if any(row[0] not in indicators for row in rows):
        raise Refused("An indicator of this file is not kept any more. Look through the file again.")
    standing = current_figures([indicators[key].pk for key in {row[0] for row in rows}])
    return [
        Change(indicators[row[0]], row, standing.get((indicators[row[0]].pk, row[1], row[2]))) for row in rows
    ]


@transaction.atomic
def take_in_figures(*, delivery: Delivery, seen: str, by: Actor, on: date) -> int:
    """Take a delivery in, all of it, and return how many figures changed. What stood before is kept.

    `seen` is the public id of the last delivery that had been taken in when the rows were looked through.
    Raises Refused for others than the business unit, when the delivery was taken in already, and when
    another one was in between.
    """
    partnership = delivery.partnership
    refuse_unless_of_the_unit(partnership, by, on)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, taken_in_at__isnull=True).first()
    if held is None:
        raise Refused("It was taken in or discarded already.")
    if latest_taken_in(partnership) != seen:
        raise Refused("Other figures were taken in since you looked. Look through these again.")
    found = [change for change in changes_of(held) if change.alters]
    _refuse_unfinished(found, on)
    _keep_what_stood([change.standing for change in found if change.standing])
    _write(found, held)
    held.taken_in_on, held.taken_in_at, held.taken_in_by, held.rows = on, now(), by.name, []
    held.save(update_fields=["taken_in_on", "taken_in_at", "taken_in_by", "rows"])
    record_delivery(held, "took in figures", by=by, new={"figures": held.count, "changed": len(found)})
    return len(found)


@transaction.atomic
def discard_figures(*, delivery: Delivery, by: Actor, on: date) -> None:
    """Discard a delivery that waits. Raises Refused for others than the unit, and once it was taken in."""
    refuse_unless_of_the_unit(delivery.partnership, by, on)
    if delivery.taken_in_at is not None:
        raise Refused("It was taken in already.")
    record_delivery(delivery, "discarded figures", by=by, new={"figures": delivery.count})
    delivery.delete()


def _refuse_unfinished(found: Sequence[Change], on: date) -> None:
    for change in found:
        if not is_over(date.fromisoformat(change.row[2]), change.indicator.frequency, on):
            raise Refused("A period of this file is not over.")


def _keep_what_stood(figures: Sequence[Figure]) -> None:
    kept = (
        FigureRevision(
            figure=figure,
            revision=figure.revision,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            delivery_id=figure.delivery_id,
        )
        for figure in figures
    )
    FigureRevision.objects.bulk_create(kept, batch_size=AT_ONCE)


def _write(found: Sequence[Change], delivery: Delivery) -> None:
    """Write new figures, and the new value of those that stand, in one go each."""
    figures = [
        Figure(
            indicator_id=change.indicator.pk,
            comparator=change.row[1],
            period_from=date.fromisoformat(change.row[2]),
            value=change.value,
            numerator=change.counts[0],
            denominator=change.counts[1],
            revision=change.standing.revision + 1 if change.standing else 1,
            delivery_id=delivery.pk,
        )
        for change in found
    ]
    Figure.objects.bulk_create(
        figures,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["indicator", "comparator", "part", "period_from"],
        update_fields=WRITTEN,
    )
