"""Questions about what shows whether objectives of the plan are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse

from kith.base.kernel.plan_links import Measure as Measured
from kith.base.kernel.plan_links import MeasureStands
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import Objective, Priority
from kith.work.performance.enums import Better, Comparator, ShownBy
from kith.work.performance.measuring import Shown, figures_known, stands
from kith.work.performance.models import Indicator, Measure, Target, Unstated

OF_THE_MEASURE = (
    "pk", "public_id", "objective__public_id", "shown_by", "words", "added_on", "taken_back_on", "due_on",
    "baseline", "baseline_period", "target", "last_unstated", "unstated_known_on", "standing",
    "standing_from",
)  # fmt: skip
OF_ITS_INDICATOR = (
    "indicator__public_id", "indicator__name", "indicator__unit", "indicator__better", "indicator__frequency",
    "indicator__lag_days", "indicator__held_from", "indicator__held_to",
)  # fmt: skip
OF_ITS_FIGURES = (
    "own__period_from", "own__value", "own__delivery__taken_in_on",
    "was__value", "was__delivery__taken_in_on",
)  # fmt: skip


def measures_of(partnership: Partnership) -> list[Measured]:
    """Return every measure of a partnership’s objectives, of all time, to be judged on any day. One query."""
    rows = _with_figures(Measure.objects.filter(objective__priority__partnership=partnership.pk))
    return [_measured(list(of_one), partnership.key) for _pk, of_one in groupby(rows, lambda row: row[0])]


def _with_figures(rows: QuerySet[Measure]) -> QuerySet[Any, Any]:
    """Return a row for each figure that ever stood for a measure, and one for a measure without any."""
    marks = Unstated.objects.filter(
        indicator=OuterRef("indicator"),
        comparator=Comparator.OWN,
        part="",
    ).order_by("-period_from")
    targets = Target.objects.filter(indicator=OuterRef("indicator")).order_by("-held_from")
    own = Q(indicator__figures__comparator=Comparator.OWN, indicator__figures__part="")
    return (
        rows.annotate(
            own=FilteredRelation("indicator__figures", condition=own),
            was=FilteredRelation("indicator__figures__revisions", condition=own),
            last_unstated=Subquery(marks.values("period_from")[:1]),
            unstated_known_on=Subquery(marks.values("delivery__taken_in_on")[:1]),
            standing=Subquery(targets.values("value")[:1]),
            standing_from=Subquery(targets.values("held_from")[:1]),
        )
        .order_by("added_on", "pk")
        .values_list(*OF_THE_MEASURE, *OF_ITS_INDICATOR, *OF_ITS_FIGURES)
    )


def _measured(rows: Sequence[Any], key: str) -> Measured:
    facts = dict(zip(OF_THE_MEASURE + OF_ITS_INDICATOR, rows[0], strict=False))
    by_indicator, url = facts["shown_by"] == ShownBy.INDICATOR, ""
    judge = partial(_in_words, facts["due_on"])
    if by_indicator:
        url = reverse("performance:indicator", args=(key, facts["indicator__public_id"]))
        judge = partial(stands, _shown(facts, rows))
    return Measured(
        objective=facts["objective__public_id"],
        title=facts["indicator__name"] if by_indicator else facts["words"],
        what=ShownBy(facts["shown_by"]).label,
        added_on=facts["added_on"],
        taken_back_on=facts["taken_back_on"],
        stands=judge,
        url=url,
        take_back_url=reverse("performance:take_back_measure", args=(key, facts["public_id"])),
        due_on=facts["due_on"],
    )


def _shown(facts: dict[str, Any], rows: Sequence[Any]) -> Shown:
    figures = [row[-5:] for row in rows]
    return Shown(
        unit=facts["indicator__unit"],
        better=facts["indicator__better"],
        frequency=facts["indicator__frequency"],
        lag_days=facts["indicator__lag_days"],
        held_from=facts["indicator__held_from"],
        held_to=facts["indicator__held_to"],
        baseline=facts["baseline"],
        baseline_period=facts["baseline_period"],
        target=facts["target"],
        due_on=facts["due_on"],
        last_unstated=facts["last_unstated"],
        unstated_known_on=facts["unstated_known_on"],
        standing=facts["standing"],
        standing_from=facts["standing_from"],
        figures=figures_known(
            [(period, value, on) for period, value, on, _was, _then in figures]
            + [(period, was, then) for period, _value, _on, was, then in figures]
        ),
    )


def _in_words(due_on: date, _day: date) -> MeasureStands:
    return MeasureStands("", f"To be known by {long_date(due_on)}.")


def planned_by(indicators: Iterable[int], on: date) -> dict[int, list[Measure]]:
    """Return what objectives that are open on a day aim at, by the pk of the indicator. One query."""
    rows = Measure.objects.filter(
        indicator__in=list(indicators),
        added_on__lte=on,
        taken_back_on__isnull=True,
        objective__state=ObjectiveState.OPEN,
    )
    found: dict[int, list[Measure]] = {}
    for one in rows.order_by("due_on", "pk"):
        assert one.indicator_id is not None
        found.setdefault(one.indicator_id, []).append(one)
    return found


def indicators_that_show(membership: Membership, on: date) -> Iterator[tuple[str, str]]:
    """Yield the indicators kept on a day that have a better way, outcomes first, and then what stands for
    words where none fits. One query."""
    rows = Indicator.objects.visible_to(membership).held_on(on).exclude(better=Better.NEITHER)
    yield from rows.order_by("name").values_list("public_id", "name")
    yield ShownBy.AUDIT, "No indicator fits: the question of an audit"
    yield ShownBy.SURVEY, "No indicator fits: the result of a survey"


def measure_seen_by(membership: Membership, public_id: str) -> Measure | None:
    """Return one measure that a member may see and that was not taken back, or None."""
    rows = Measure.objects.visible_to(membership).filter(public_id=public_id)
    names = rows.select_related("indicator", "objective__priority__partnership")
    return names.prefetch_related("objective__priority__leads").first()


def measures_by(indicator: Indicator, membership: Membership) -> list[Measure]:
    """Return the measures of objectives by one indicator that a member may see. One query."""
    rows = Measure.objects.visible_to(membership).filter(indicator=indicator)
    return list(rows.select_related("objective__priority").order_by("due_on", "pk"))


def objectives_to_show(membership: Membership, on: date) -> list[Objective]:
    """Return the objectives of priorities that run on a day and whose impact is not shown yet, with their
    measures. Two queries."""
    running = Priority.objects.visible_to(membership).held_on(on).values("pk")
    rows = Objective.objects.visible_to(membership).filter(
        priority__in=running, state__in=(ObjectiveState.OPEN, ObjectiveState.COMPLETED)
    )
    measures = Prefetch("measures", queryset=Measure.objects.visible_to(membership))
    return list(
        rows.select_related("priority").order_by("priority__name", "number").prefetch_related(measures)
    )
