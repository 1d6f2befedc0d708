"""The promises for which this room holds the evidence: a framework tied to the plan, and a scorecard."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, DateField, Model, QuerySet, Value
from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of
from kith.partnership.plan.public import Priority
from kith.work.performance.enums import IndicatorKind
from kith.work.performance.models import Delivery, Indicator

FRAMEWORK, SCORECARD = "performance-framework", "scorecard"
A_QUARTER = timedelta(days=92)
A_MONTH = timedelta(days=31)
WORDS = {
    FRAMEWORK: "Each priority of the plan has an indicator, each indicator serves a priority, and at least "
    "one measures an outcome. At risk while something is left out, missed when nothing is tied or "
    "no outcome is measured. Not yet due before the first indicator and the first priority.",
    SCORECARD: "Figures were taken in during the past 92 days. At risk for 31 days more, missed after that. "
    "Not yet due before the first indicator.",
}


@dataclass(frozen=True)
class Held:
    """A priority or an indicator, from a day to a day."""

    name: str
    held_from: date
    held_to: date | None
    priority: str = ""
    """The priority that an indicator serves, by public id."""
    kind: str = ""

    def on(self, day: date) -> bool:
        """Return whether it holds on a day; the last day counts."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


@dataclass
class Facts:
    """All that these promises are judged by."""

    partnership: str
    priorities: dict[str, Held] = field(default_factory=dict)
    indicators: list[Held] = field(default_factory=list)
    taken_in: list[date] = field(default_factory=list)


def gather(ground: Ground) -> Facts:
    """Return a partnership’s priorities, indicators and the days on which figures came in. One query."""
    if "performance" not in ground.gathered:
        facts = Facts(ground.partnership.key)
        for row in _rows(ground.partnership.pk):
            _note(facts, row)
        ground.gathered["performance"] = facts
    found: Facts = ground.gathered["performance"]
    return found


def _rows(partnership: int) -> QuerySet[Any, Any]:
    """Return the three kinds of row in one question."""
    nothing, no_day = Value("", output_field=CharField()), Value(None, output_field=DateField())
    priorities = _named("priority", Priority, partnership).annotate(serves=nothing, tells=nothing)
    indicators = _named("indicator", Indicator, partnership)
    deliveries = _named("delivery", Delivery, partnership).filter(taken_in_on__isnull=False)
    deliveries = deliveries.annotate(until=no_day, serves=nothing, tells=nothing)
    facts = ("what", "public_id", "name")
    return priorities.values_list(*facts, "held_from", "held_to", "serves", "tells").union(
        indicators.values_list(*facts, "held_from", "held_to", "priority__public_id", "kind"),
        deliveries.values_list(*facts, "taken_in_on", "until", "serves", "tells"),
        all=True,
    )


def _named(what: str, model: type[Model], partnership: int) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(partnership=partnership).order_by()
    return rows.annotate(what=Value(what, output_field=CharField()))


def _note(facts: Facts, row: tuple[Any, ...]) -> None:
    what, ident, name, first, last, serves, tells = row
    if what == "priority":
        facts.priorities[ident] = Held(name, first, last)
    elif what == "indicator":
        facts.indicators.append(Held(name, first, last, serves or "", tells))
    else:
        facts.taken_in.append(first)


def framework_tied(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the plan’s priorities and the indicators are tied, with outcomes (K13, K33, K34)."""
    where = (Evidence("Indicators", reverse("performance:indicators", args=(facts.partnership,))),)
    priorities = {ident: one for ident, one in facts.priorities.items() if one.on(day)}
    kept = [one for one in facts.indicators if one.on(day)]
    if not kept or not priorities:
        missing = "indicator" if priorities else "priority"
        return Finding(Standing.NOT_YET_DUE, f"No {missing} is on record for this day.", evidence=where)
    served = {one.priority for one in kept}
    bare = sorted(one.name for ident, one in priorities.items() if ident not in served)
    orphans = [one.name for one in kept if one.priority not in priorities]
    outcomes = [one for one in kept if one.kind == IndicatorKind.OUTCOME]
    words = _framework_words(bare, orphans, len(kept), len(outcomes))
    if not outcomes or len(orphans) == len(kept):
        return Finding(Standing.MISSED, words, evidence=where)
    return Finding(Standing.AT_RISK if bare or orphans else Standing.MET, words, evidence=where)


def _framework_words(bare: Sequence[str], orphans: Sequence[str], kept: int, outcomes: int) -> str:
    measured = (
        f"{outcomes} of {count_of(kept, 'indicator')} {'measures' if outcomes == 1 else 'measure'} outcomes."
    )
    if bare:
        verb = "has" if len(bare) == 1 else "have"
        return f"{', '.join(bare)} {verb} no indicator. {measured}"
    if orphans:
        verb = "serves" if len(orphans) == 1 else "serve"
        return f"{count_of(len(orphans), 'indicator')} {verb} no priority of the plan. {measured}"
    return f"Each priority has an indicator, and each indicator a priority. {measured}"


def scorecard_kept(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether figures came in during the past quarter (K32)."""
    where = (Evidence("Scorecard", reverse("performance:scorecard", args=(facts.partnership,))),)
    kept = [one for one in facts.indicators if one.on(day)]
    if not kept:
        return Finding(Standing.NOT_YET_DUE, "No indicator is on record for this day.", evidence=where)
    last = max((on for on in facts.taken_in if on <= day), default=None)
    begun = last or min(one.held_from for one in kept)
    due = begun + A_QUARTER
    words = f"Figures were last taken in on {long_date(last)}." if last else "No figures were taken in yet."
    if day <= due:
        return Finding(Standing.MET if last else Standing.NOT_YET_DUE, words, next_on=due, evidence=where)
    standing = Standing.AT_RISK if day <= due + A_MONTH else Standing.MISSED
    return Finding(standing, words, next_on=due, evidence=where)


SOURCE = DutySource(
    room="performance",
    gather=gather,
    assess={FRAMEWORK: framework_tied, SCORECARD: scorecard_kept},
    words=WORDS,
)
