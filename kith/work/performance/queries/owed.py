"""Questions about figures that are owed: by whom, for which periods, since when, and what is due next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from kith.base.kernel.working_days import working_days_between
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation, Body, held_on
from kith.work.performance.deadlines import due_on, is_over
from kith.work.performance.enums import Comparator
from kith.work.performance.models import Figure, Indicator, Unstated
from kith.work.performance.periods import after, containing

OWN_WHOLE = {"comparator": Comparator.OWN, "part": ""}


@dataclass(frozen=True)
class Owed:
    """What is owed of one indicator on a day."""

    indicator: Indicator
    late: tuple[date, ...]
    """The periods whose figure is missing after its day, the first one first."""
    waiting: tuple[date, ...]
    """The periods that are over and whose figure is missing and not late yet."""
    next_due_on: date
    """When the figure of the first of those is due, or of the period that runs."""
    working_days: int
    """By how many working days the first late figure is late."""
    came: int
    """For how many periods there is a figure."""
    unstated: int
    """For how many periods a return says that it states none."""


def agencies_of(membership: Membership) -> QuerySet[Body]:
    """Return the agencies that a member works for or sits for in the partnership. One query."""
    works = Affiliation.objects.filter(held_on(membership.on), person=membership.person)
    seats = [a.body_id for a in membership.appointments if a.body_id]
    return Body.objects.filter(Q(pk__in=seats) | Q(pk__in=works.values("body"))).order_by("name")


def figures_owed(membership: Membership, on: date) -> list[Owed]:
    """Return what is owed of each indicator that is kept on a day, by agency and name. Three queries."""
    rows = Indicator.objects.visible_to(membership).held_on(on).select_related("owner")
    found = list(rows.order_by("owner__name", "name"))
    asked = [one.pk for one in found]
    have = _periods(Figure.objects.filter(indicator__in=asked, **OWN_WHOLE))
    marks = _periods(Unstated.objects.filter(indicator__in=asked, **OWN_WHOLE))
    return [owed_of(one, have.get(one.pk, set()), marks.get(one.pk, set()), on) for one in found]


def _periods(rows: QuerySet) -> dict[int, set[date]]:
    found: dict[int, set[date]] = {}
    for indicator, period in rows.values_list("indicator", "period_from").iterator():
        found.setdefault(indicator, set()).add(period)
    return found


def owed_of(indicator: Indicator, have: set[date], marks: set[date], on: date) -> Owed:
    """Return what is owed of one indicator: nothing for a period with a figure, or said to state none."""
    late: list[date] = []
    waiting: list[date] = []
    period = containing(indicator.held_from, indicator.frequency)
    while is_over(period, indicator.frequency, on):
        if period not in have and period not in marks:
            due = due_on(period, indicator.frequency, indicator.lag_days)
            (late if due < on else waiting).append(period)
        period = after(period, indicator.frequency)
    due = due_on(waiting[0] if waiting else period, indicator.frequency, indicator.lag_days)
    first = due_on(late[0], indicator.frequency, indicator.lag_days) if late else on
    days = working_days_between(first, on) if late else 0
    return Owed(indicator, tuple(late), tuple(waiting), due, days, len(have), len(marks - have))


def last_figures(membership: Membership, on: date) -> Iterable[Indicator]:
    """Return the indicators of a member’s agencies, each with the last period that came. One query."""
    works = Affiliation.objects.filter(held_on(on), person=membership.person)
    seats: Sequence[int] = [a.body_id for a in membership.appointments if a.body_id]
    own = Q(owner__in=seats) | Q(owner__in=works.values("body"))
    rows = Indicator.objects.visible_to(membership).held_on(on).filter(own)
    figures = Q(figures__comparator=Comparator.OWN, figures__part="")
    marks = Q(unstated__comparator=Comparator.OWN, unstated__part="")
    return rows.annotate(
        last_figure=Max("figures__period_from", filter=figures),
        last_unstated=Max("unstated__period_from", filter=marks),
    ).order_by("name")
