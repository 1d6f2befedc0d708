"""Questions about figures and the deliveries that brought them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.models import Delivery, Figure, FigureRevision, Indicator, Layout, Unstated
from kith.work.performance.reading import Known, by_what_they_are_called

HEAVY = ("delivery__upload", "delivery__packed", "delivery__faults")
"""What of a delivery may be large, and is not read with its figures."""


class Standing(NamedTuple):
    """A figure that stands on record, as far as another is compared with it."""

    pk: int
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    revision: int
    delivery: int


def known_indicators(partnership: Partnership, on: date) -> dict[str, Known]:
    """Return the indicators as their figures are read, by short name and by name. One query.

    Those that have ended are among them, so that a file that names one is told so.
    """
    rows = Indicator.objects.filter(partnership=partnership, held_from__lte=on).select_related("owner")
    return by_what_they_are_called(
        Known(
            one.key,
            one.name,
            one.frequency,
            one.unit,
            one.held_to,
            one.owner.name if one.owner else "",
            one.owner.key if one.owner else "",
        )
        for one in rows.order_by("name")
    )


def remembered_layouts(partnership: Partnership) -> dict[str, Layout]:
    """Return what was said of the columns of files, by layout. One query."""
    return {one.fingerprint: one for one in Layout.objects.filter(partnership=partnership)}


def current_figures(indicators: Iterable[int]) -> dict[tuple[int, str, str, str], Standing]:
    """Return the figures that stand, by indicator, comparator, part and first day. One query."""
    rows = Figure.objects.filter(indicator__in=list(indicators)).values_list(
        "indicator", "comparator", "part", "period_from", *Standing._fields
    )
    return {(row[0], row[1], row[2], row[3].isoformat()): Standing(*row[4:]) for row in rows.iterator()}


def latest_taken_in(partnership: Partnership) -> str:
    """Return the public id of the delivery that was taken in last, or an empty text. One query."""
    rows = Delivery.objects.filter(partnership=partnership, taken_in_at__isnull=False)
    found = rows.order_by("-taken_in_at", "-pk").values_list("public_id", flat=True).first()
    return found or ""


def deliveries_seen_by(membership: Membership) -> Sequence[Delivery]:
    """Return the deliveries that a member may see, the latest first. One query."""
    return list(Delivery.objects.visible_to(membership).light().order_by("-offered_at", "-pk"))


def delivery_seen_by(membership: Membership, public_id: str) -> Delivery | None:
    """Return one delivery that a member may see, or None."""
    rows = Delivery.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership", "body", "layout").defer("upload").first()


@dataclass(frozen=True)
class Brought:
    """One figure that a delivery brought, whether it still stands or was replaced since."""

    indicator: Indicator
    comparator: str
    period_from: date
    value: object
    revision: int
    stands: bool
    part: str = ""


def figures_brought_by(delivery: Delivery, *, at_most: int) -> list[Brought]:
    """Return the figures that a delivery brought, the latest periods first. Two queries."""
    standing = Figure.objects.filter(delivery=delivery).select_related("indicator")
    replaced = FigureRevision.objects.filter(delivery=delivery).select_related("figure__indicator")
    found = [
        Brought(one.indicator, one.comparator, one.period_from, one.value, one.revision, True, one.part)
        for one in standing.order_by("-period_from", "indicator__name")[:at_most]
    ]
    found += [
        Brought(
            one.figure.indicator,
            one.figure.comparator,
            one.figure.period_from,
            one.value,
            one.revision,
            stands=False,
            part=one.figure.part,
        )
        for one in replaced.order_by("-figure__period_from", "figure__indicator__name")[:at_most]
    ]
    return sorted(found, key=lambda one: (one.period_from, one.indicator.name), reverse=True)[:at_most]


@dataclass(frozen=True)
class Stood:
    """A figure of one indicator, with what it was before."""

    figure: Figure
    before: tuple[FigureRevision, ...]


def figures_of(indicator: Indicator) -> list[Stood]:
    """Return every figure of an indicator with its revisions and where each came from. Two queries."""
    rows = indicator.figures.filter(part="").select_related("delivery").defer(*HEAVY)
    kept: dict[int, list[FigureRevision]] = {}
    was = FigureRevision.objects.filter(figure__indicator=indicator, figure__part="")
    for revision in was.select_related("delivery").defer(*HEAVY).order_by("-revision"):
        kept.setdefault(revision.figure_id, []).append(revision)
    return [Stood(one, tuple(kept.get(one.pk, ()))) for one in rows.order_by("-period_from", "comparator")]


def unstated_of(indicator: Indicator) -> list[Unstated]:
    """Return the periods of an indicator for which a return states no figure and none stands. One query."""
    of_the_same = {name: OuterRef(name) for name in ("indicator", "comparator", "part", "period_from")}
    rows = indicator.unstated.filter(~Exists(Figure.objects.filter(**of_the_same)), part="")
    return list(rows.select_related("delivery").defer(*HEAVY).order_by("-period_from", "comparator"))
