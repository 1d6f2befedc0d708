"""The figures of districts and other parts of an area."""

from kith.work.performance.enums import Comparator
from kith.work.performance.models import Figure, Indicator


def latest_parts(indicator: Indicator) -> list[Figure]:
    """Return the figures of the whole and of its parts in the latest period that has parts. One query."""
    own = Figure.objects.filter(indicator=indicator, comparator=Comparator.OWN)
    last = own.of_parts().order_by("-period_from").values("period_from")[:1]
    return list(own.filter(period_from__in=last).order_by("part"))
