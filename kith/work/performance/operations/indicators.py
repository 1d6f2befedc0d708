"""Deeds on indicators: adding, changing and ending one, setting its target, and beginning its limits anew."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body, Partnership
from kith.partnership.plan.covering import NOTHING_STATED, Covers, as_stated
from kith.partnership.plan.models import COVERS, covers_facts
from kith.partnership.plan.public import Priority
from kith.work.performance.enums import Unit
from kith.work.performance.models import FEWEST_SHOWN, Indicator, Step, Target
from kith.work.performance.periods import KINDS, containing, named
from kith.work.performance.recording import record, refuse_unless_of_the_unit


@dataclass(frozen=True)
class Terms:
    """What is written down of an indicator: its entry in the dictionary."""

    name: str
    definition: str
    kind: str
    unit: str
    better: str
    source: str
    frequency: str
    held_from: date
    numerator: str = ""
    denominator: str = ""
    owner: Body | None = None
    lag_days: int = 30
    priority: Priority | None = None
    group: Group | None = None
    children: str = ""
    fewest_shown: int = FEWEST_SHOWN
    question: str = ""
    covers: Covers = NOTHING_STATED


COUNTED_BY = ("unit", "frequency")
"""What can’t change once there are figures: they would mean something else."""


@transaction.atomic
def add_indicator(*, partnership: Partnership, terms: Terms, key: str = "", by: Actor, on: date) -> Indicator:
    """Add an indicator, without figures yet. `key` is made from the name when it is left out.

    Raises Refused for others than the business unit, without a name or a definition, for a priority of
    another partnership, and for a short name that is taken.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    _refuse_terms(partnership, terms)
    key = slugify(key or terms.name)[:64].strip("-") or "indicator"
    indicator = Indicator(partnership=partnership, key=key, **_values(terms))
    try:
        with transaction.atomic():
            indicator.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("There is already an indicator with that short name.", field="key") from twice
    record(indicator, "added indicator", by=by, new=_facts(indicator))
    return indicator


@transaction.atomic
def change_indicator(*, indicator: Indicator, terms: Terms, by: Actor, on: date) -> None:
    """Change what is written down of an indicator; its short name stays.

    Raises Refused as adding does, and when the unit or the frequency would change under its figures.
    """
    refuse_unless_of_the_unit(indicator.partnership, by, on)
    _refuse_terms(indicator.partnership, terms)
    recounted = [name for name in COUNTED_BY if getattr(terms, name) != getattr(indicator, name)]
    if recounted and indicator.figures.exists():
        words = "It has figures, which would mean something else. End it and add another."
        raise Refused(words, field=recounted[0])
    if indicator.held_to is not None and terms.held_from > indicator.held_to:
        raise Refused("The first day is on or before the last.", field="held_from")
    old, values = _facts(indicator), _values(terms)
    for name, value in values.items():
        setattr(indicator, name, value)
    indicator.save(update_fields=[name for name in values if name != "covers"] + list(COVERS))
    record(indicator, "changed indicator", by=by, old=old, new=_facts(indicator))


@transaction.atomic
def end_indicator(*, indicator: Indicator, held_to: date, reason: str, by: Actor, on: date) -> None:
    """End an indicator on its last day, with the reason; its figures stay on record.

    Raises Refused without a reason, when it has ended, or when the last day is before the first.
    """
    refuse_unless_of_the_unit(indicator.partnership, by, on)
    _refuse_empty(reason, "Give the reason.", "reason")
    if indicator.held_to is not None:
        raise Refused("It has ended already.")
    if held_to < indicator.held_from:
        raise Refused("The last day is on or after the first.", field="held_to")
    indicator.held_to = held_to
    indicator.save(update_fields=["held_to"])
    record(indicator, "ended indicator", by=by, new={"to": held_to.isoformat()}, reason=reason.strip())


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    value: Decimal,
    held_from: date,
    because: str,
    by: Actor,
    on: date,
    tolerance: Decimal = Decimal(0),
) -> Target:
    """Set what an indicator is to reach from a day on, with the reason; earlier targets stay on record.

    Raises Refused without a reason, for a percentage over 100, below nought, or twice from a day.
    """
    refuse_unless_of_the_unit(indicator.partnership, by, on)
    _refuse_empty(because, "Say why this is the target.", "because")
    if value < 0 or tolerance < 0:
        raise Refused("A target and its tolerance are nought or more.", field="value")
    if indicator.unit == Unit.PERCENT and value > 100:
        raise Refused("A percentage is at most 100.", field="value")
    target = Target(indicator=indicator, value=value, tolerance=tolerance, held_from=held_from)
    target.because, target.set_by = because.strip(), by.name
    try:
        with transaction.atomic():
            target.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("There is already a target from that day.", field="held_from") from twice
    new = {"target": str(value), "tolerance": str(tolerance), "from": held_from.isoformat()}
    record(indicator, "set target", by=by, new=new, reason=target.because)
    return target


@transaction.atomic
def begin_step(*, indicator: Indicator, period_from: date, because: str, by: Actor, on: date) -> Step:
    """Work an indicator’s limits out anew from the period that a day is in, since something known changed.

    Raises Refused without a reason, for the period with which the figures begin or one without a figure,
    and where there is a step already.
    """
    refuse_unless_of_the_unit(indicator.partnership, by, on)
    _refuse_empty(because, "Say what changed.", "because")
    first = containing(period_from, indicator.frequency)
    own = indicator.figures.filter(comparator="own", part="")
    if not own.filter(period_from=first).exists() or not own.filter(period_from__lt=first).exists():
        kind = KINDS[indicator.frequency]  # type: ignore[index]
        raise Refused(f"Choose a {kind} that has a figure, after the first one.", field="period_from")
    step = Step(indicator=indicator, period_from=first, because=because.strip())
    step.stepped_at, step.stepped_by = now(), by.name
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("The limits begin anew there already.", field="period_from") from twice
    new = {"from": named(first, indicator.frequency)}
    record(indicator, "began limits anew", by=by, new=new, reason=step.because)
    return step


def _refuse_terms(partnership: Partnership, terms: Terms) -> None:
    as_stated(terms.covers)
    _refuse_empty(terms.name, "Give the indicator’s name.", "name")
    _refuse_empty(terms.definition, "Say what is counted.", "definition")
    _refuse_empty(terms.source, "Say where the figures come from.", "source")
    if terms.priority is not None and terms.priority.partnership_id != partnership.pk:
        raise Refused("Choose a priority of this partnership.", field="priority")


def _refuse_empty(words: str, says: str, field: str) -> None:
    if not words.strip():
        raise Refused(says, field=field)


def _values(terms: Terms) -> dict[str, Any]:
    said = {name: getattr(terms, name) for name in Terms.__dataclass_fields__}
    return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}


def _facts(indicator: Indicator) -> dict[str, str]:
    """Return an indicator in plain words, as the trail keeps them."""
    named_by = {
        name: str(getattr(indicator, name) or "") for name in Terms.__dataclass_fields__ if name != "covers"
    } | covers_facts(indicator)
    owner, priority = indicator.owner, indicator.priority
    whose = {"owner": owner.name if owner else "", "priority": priority.name if priority else ""}
    return {
        "key": indicator.key,
        **named_by,
        **whose,
        "group": indicator.group.name if indicator.group else "",
    }
