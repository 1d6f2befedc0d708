"""The promises for which this room holds the evidence: a framework tied to the plan, and a scorecard."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of
from kith.partnership.plan.models import Objective
from kith.partnership.plan.public import Priority
from kith.work.performance.enums import Frequency, IndicatorKind
from kith.work.performance.models import Indicator, Measure, QuarterlyReport
from kith.work.performance.periods import after, containing, last_day, named

FRAMEWORK, SCORECARD = "performance-framework", "scorecard"
QUARTERLY = Frequency.QUARTERLY
A_MONTH = timedelta(days=31)
A_DAY = timedelta(days=1)
WORDS = {
    FRAMEWORK: "Each priority of the plan and each of its objectives has an indicator, each indicator serves "
    "a priority or shows whether an objective is reached, and at least one measures an outcome. At risk "
    "while something is left out, missed when nothing is tied or no outcome is measured. Not yet due before "
    "the first indicator and the first priority.",
    SCORECARD: "The scorecard of the last quarter is frozen as a report of the group, with its commentary. "
    "Due until the end of the quarter after; then at risk for 31 days, and missed after that. Not yet due "
    "before a quarter with an indicator is over.",
}


@dataclass(frozen=True)
class Held:
    """A priority, an objective, an indicator or a measure, from a day to a day."""

    name: str
    held_from: date
    held_to: date | None
    priority: str = ""
    """The priority that an indicator or an objective serves, or the objective that a measure shows, by
    public id."""
    kind: str = ""
    ident: str = ""

    def on(self, day: date) -> bool:
        """Return whether it holds on a day; the last day counts."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


@dataclass(frozen=True)
class Frozen:
    """A quarterly report: of which group, for which quarter, and when it was frozen."""

    group: str
    quarter: date
    on: date


@dataclass
class Facts:
    """All that these promises are judged by."""

    partnership: str
    priorities: dict[str, Held] = field(default_factory=dict)
    indicators: list[Held] = field(default_factory=list)
    reports: list[Frozen] = field(default_factory=list)
    objectives: list[Held] = field(default_factory=list)
    measures: list[Held] = field(default_factory=list)
    """Those by an indicator; the kind is the indicator, by public id."""


def gather(ground: Ground) -> Facts:
    """Return a partnership’s priorities, indicators and quarterly reports. One query."""
    if "performance" not in ground.gathered:
        facts = Facts(ground.partnership.key)
        for row in _rows(ground.partnership.pk):
            _note(facts, row)
        ground.gathered["performance"] = facts
    found: Facts = ground.gathered["performance"]
    return found


def _rows(partnership: int) -> QuerySet[Any, Any]:
    """Return the five kinds of row in one question."""
    nothing = Value("", output_field=CharField())
    priorities = _named("priority", Priority, partnership).annotate(serves=nothing, tells=nothing)
    indicators = _named("indicator", Indicator, partnership)
    reports = _named("report", QuarterlyReport, partnership).annotate(called=nothing, tells=nothing)
    objectives = _plain("objective", Objective.objects.filter(priority__partnership=partnership))
    objectives = objectives.annotate(until=Coalesce("impact_shown_on", "dropped_on"), tells=nothing)
    measures = Measure.objects.filter(objective__priority__partnership=partnership, indicator__isnull=False)
    facts = ("what", "public_id", "name")
    return priorities.values_list(*facts, "held_from", "held_to", "serves", "tells").union(
        indicators.values_list(*facts, "held_from", "held_to", "priority__public_id", "kind"),
        reports.values_list("what", "public_id", "called", "period_from", "frozen_on", "group__key", "tells"),
        objectives.values_list(
            "what", "public_id", "title", "added_on", "until", "priority__public_id", "tells"
        ),
        _plain("measure", measures)
        .annotate(called=nothing)
        .values_list(
            "what",
            "public_id",
            "called",
            "added_on",
            "taken_back_on",
            "objective__public_id",
            "indicator__public_id",
        ),
        all=True,
    )


def _named(what: str, model: type[Model], partnership: int) -> QuerySet[Any, Any]:
    return _plain(what, model._default_manager.filter(partnership=partnership))


def _plain(what: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(what=Value(what, output_field=CharField()))


def _note(facts: Facts, row: tuple[Any, ...]) -> None:
    what, ident, name, first, last, serves, tells = row
    if what == "priority":
        facts.priorities[ident] = Held(name, first, last)
    elif what == "indicator":
        facts.indicators.append(Held(name, first, last, serves or "", tells, ident))
    elif what in ("objective", "measure"):
        until = last - A_DAY if last else None
        kept = facts.objectives if what == "objective" else facts.measures
        kept.append(Held(name, first, until, serves, tells, ident))
    else:
        facts.reports.append(Frozen(serves, first, last))


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
    shown = [one for one in facts.measures if one.on(day)]
    bare += [f"“{name}”" for name in _not_shown(facts, priorities, shown, day)]
    used = {one.kind for one in shown}
    orphans = [one.name for one in kept if one.priority not in priorities and one.ident not in used]
    outcomes = [one for one in kept if one.kind == IndicatorKind.OUTCOME]
    words = _framework_words(bare, orphans, len(kept), len(outcomes))
    if not outcomes or len(orphans) == len(kept):
        return Finding(Standing.MISSED, words, evidence=where)
    return Finding(Standing.AT_RISK if bare or orphans else Standing.MET, words, evidence=where)


def _not_shown(facts: Facts, priorities: Collection[str], shown: Sequence[Held], day: date) -> list[str]:
    """Return the objectives of running priorities that no indicator shows, by title."""
    known = {one.priority for one in shown}
    standing = [one for one in facts.objectives if one.on(day) and one.priority in priorities]
    return sorted(one.name for one in standing if one.ident not in known)


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


def scorecard_kept(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the group’s scorecard of each quarter was frozen as a report (K32).

    The arrangements state no day for it: a quarter’s report is due by the end of the next one.
    """
    where = (Evidence("Quarterly reports", reverse("performance:reports", args=(facts.partnership,))),)
    running = containing(day, QUARTERLY)
    last, before = (after(running, QUARTERLY, -back) for back in (1, 2))
    frozen = {one.quarter: one.on for one in facts.reports if one.on <= day and _is_of(one, duty)}
    if last in frozen:
        words = f"The report of {named(last, QUARTERLY)} was frozen on {long_date(frozen[last])}."
        return Finding(Standing.MET, words, next_on=_due_on(running), evidence=where)
    if before in frozen or not _was_owed(before, facts):
        words = f"The report of {named(last, QUARTERLY)} is to be frozen by {long_date(_due_on(last))}."
        if not _was_owed(last, facts):
            words = "No quarter with an indicator is over."
            return Finding(Standing.NOT_YET_DUE, words, evidence=where)
        return Finding(Standing.DUE, words, next_on=_due_on(last), evidence=where)
    due = _due_on(before)
    words = f"The report of {named(before, QUARTERLY)} was due by {long_date(due)} and is not frozen."
    standing = Standing.AT_RISK if day <= due + A_MONTH else Standing.MISSED
    return Finding(standing, words, next_on=due, evidence=where)


def _is_of(report: Frozen, duty: Any) -> bool:
    """Return whether a report is of the group that the promise names; one that names none takes any."""
    group = getattr(duty, "group", None)
    return not group or report.group == group


def _due_on(quarter: date) -> date:
    return last_day(after(quarter, QUARTERLY), QUARTERLY)


def _was_owed(quarter: date, facts: Facts) -> bool:
    """Return whether an indicator was kept on the last day of a quarter."""
    return any(one.on(last_day(quarter, QUARTERLY)) for one in facts.indicators)


SOURCE = DutySource(
    room="performance",
    gather=gather,
    assess={FRAMEWORK: framework_tied, SCORECARD: scorecard_kept},
    words=WORDS,
)
