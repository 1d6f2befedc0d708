"""Deeds on measures: tying an objective to what shows whether it is reached, and taking that back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.plan_links import MeasureAsked
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.plan.enums import ObjectiveState
from kith.partnership.plan.models import Objective
from kith.partnership.plan.recording import record as record_on_priority
from kith.partnership.plan.recording import refuse_unless_drives
from kith.work.performance.enums import Better, Comparator, ShownBy, Unit
from kith.work.performance.models import Figure, Indicator, Measure
from kith.work.performance.periods import KINDS, named

LATEST = None
"""The period of the figure that a measure begins with where nobody chose one: the latest that there is."""


@transaction.atomic
def measure_by_indicator(
    *,
    objective: Objective,
    indicator: Indicator,
    target: Decimal | None,
    by: Actor,
    on: date,
    baseline_period: date | None = LATEST,
    due_on: date | None = None,
) -> Measure:
    """Tie an objective to an indicator: the figure it begins with, what it is to reach, and by when.

    Without a period the latest figure is the baseline; without a day the objective’s own holds. Raises
    Refused for others than those who drive the priority, without a target, for an indicator of which neither
    way is better or that is not kept, for a period without a figure, and for an indicator that is tied to it.
    """
    _refuse_unless_open(objective, by, on)
    _refuse_indicator(objective, indicator, on)
    began = _baseline(indicator, baseline_period)
    measure = Measure(
        objective=objective,
        shown_by=ShownBy.INDICATOR,
        indicator=indicator,
        baseline=began.value if began else None,
        baseline_period=began.period_from if began else None,
        target=_target(indicator, target),
        due_on=_day(due_on, objective, on),
        added_on=on,
    )
    try:
        with transaction.atomic():
            measure.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("That indicator shows it already.", field="shown_by") from twice
    new = {"objective": objective.title, "indicator": indicator.name, "target": str(target)}
    record_on_priority(objective.priority, "tied objective to a measure", by, new=new)
    return measure


@transaction.atomic
def measure_in_words(
    *, objective: Objective, shown_by: str, words: str, by: Actor, on: date, due_on: date | None = None
) -> Measure:
    """Tie an objective to the question of an audit or the result of a survey, in words.

    Raises Refused for others than those who drive the priority, without words, and for anything else.
    """
    _refuse_unless_open(objective, by, on)
    if shown_by not in (ShownBy.AUDIT, ShownBy.SURVEY):
        raise Refused("Choose what will show it.", field="shown_by")
    if not words.strip():
        raise Refused("Give the question of the audit, or the result of the survey.", field="words")
    measure = Measure.objects.create(
        objective=objective,
        shown_by=shown_by,
        words=words.strip(),
        due_on=_day(due_on, objective, on),
        added_on=on,
    )
    new = {"objective": objective.title, "shown by": measure.get_shown_by_display(), "words": measure.words}
    record_on_priority(objective.priority, "tied objective to a measure", by, new=new)
    return measure


def measure_as_asked(*, objective: Objective, asked: MeasureAsked, by: Actor, on: date) -> Measure:
    """Tie an objective to what was chosen when it was set. Raises Refused as the deeds above do."""
    if asked.shown_by in (ShownBy.AUDIT, ShownBy.SURVEY):
        words = asked.words
        return measure_in_words(objective=objective, shown_by=asked.shown_by, words=words, by=by, on=on)
    home = objective.priority.partnership_id
    found = Indicator.objects.filter(partnership=home, public_id=asked.shown_by).first()
    if found is None:
        raise Refused("Choose what will show it.", field="shown_by")
    return measure_by_indicator(
        objective=objective,
        indicator=found,
        target=asked.target,
        baseline_period=asked.baseline_period,
        by=by,
        on=on,
    )


@transaction.atomic
def take_measure_back(*, measure: Measure, reason: str, by: Actor, on: date) -> None:
    """Take a measure back, with the reason; it stays on record. Raises Refused without one, or twice."""
    refuse_unless_drives(measure.objective.priority, by, on)
    if not reason.strip():
        raise Refused("Give the reason.", field="reason")
    rows = Measure.objects.filter(pk=measure.pk, taken_back_on__isnull=True)
    if not rows.update(taken_back_on=on, taken_back_because=reason.strip()):
        raise Refused("It is taken back already.")
    what = measure.indicator.name if measure.indicator else measure.words
    new = {"objective": measure.objective.title, "measure": what}
    record_on_priority(measure.objective.priority, "took measure back", by, new=new, reason=reason.strip())


def _refuse_unless_open(objective: Objective, by: Actor, on: date) -> None:
    refuse_unless_drives(objective.priority, by, on)
    if objective.state not in (ObjectiveState.OPEN, ObjectiveState.COMPLETED):
        raise Refused(f"The objective is {objective.get_state_display().lower()}.")


def _refuse_indicator(objective: Objective, indicator: Indicator, on: date) -> None:
    if indicator.partnership_id != objective.priority.partnership_id or not indicator.holds_on(on):
        raise Refused("Choose an indicator that this partnership keeps.", field="shown_by")
    if indicator.better == Better.NEITHER:
        words = "Neither way is better for that indicator, so it can’t show whether something is reached."
        raise Refused(words, field="shown_by")


def _target(indicator: Indicator, target: Decimal | None) -> Decimal:
    if target is None:
        raise Refused("Give the figure that it is to reach.", field="target")
    if target < 0:
        raise Refused("A target is nought or more.", field="target")
    if indicator.unit == Unit.PERCENT and target > 100:
        raise Refused("A percentage is at most 100.", field="target")
    return target


def _baseline(indicator: Indicator, period: date | None) -> Figure | None:
    own = indicator.figures.filter(comparator=Comparator.OWN, part="")
    if period is None:
        return own.order_by("-period_from").first()
    found = own.filter(period_from=period).first()
    if found is None:
        when = named(period, indicator.frequency)
        words = f"There is no figure for {when}. Choose a {KINDS[indicator.frequency]} that has one."  # type: ignore[index]
        raise Refused(words, field="baseline_period")
    return found


def _day(due_on: date | None, objective: Objective, on: date) -> date:
    day = due_on or objective.due_on
    if due_on is not None and day < on:
        raise Refused(f"The day is on or after today, {long_date(on)}.", field="due_on")
    return day
