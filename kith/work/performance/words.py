"""What the figures say, made by rule: in a number, in a word, in a sentence, and what to ask."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.performance.deadlines import LateFigure
from kith.work.performance.enums import Comparator, Unit
from kith.work.performance.periods import named
from kith.work.performance.series import Reached, Series
from kith.work.performance.spc import FEWEST, RUN, Assurance, Rule, Signal, Stretch, Variation

VARIATION = {
    Variation.COMMON: (Standing.NOT_YET_DUE, "As usual"),
    Variation.IMPROVING_HIGH: (Standing.MET, "Better: higher"),
    Variation.IMPROVING_LOW: (Standing.MET, "Better: lower"),
    Variation.CONCERNING_HIGH: (Standing.AT_RISK, "Concern: higher"),
    Variation.CONCERNING_LOW: (Standing.AT_RISK, "Concern: lower"),
    Variation.HIGH: (Standing.DUE, "Changed: higher"),
    Variation.LOW: (Standing.DUE, "Changed: lower"),
    Variation.TOO_FEW: (Standing.NOT_RECORDED, "Too few figures"),
}
"""The mark and the word of each variation: as on the duty board, a shape and a word, never colour alone."""
ASSURANCE = {
    Assurance.PASSES: (Standing.MET, "Always reaches it"),
    Assurance.FAILS: (Standing.AT_RISK, "Never reaches it"),
    Assurance.HIT_OR_MISS: (Standing.DUE, "Reaches it by chance"),
    Assurance.NO_TARGET: (Standing.NOT_STATED, "No target"),
    Assurance.TOO_FEW: (Standing.NOT_RECORDED, "Too few figures"),
}
REACHED = {
    Reached.REACHED: (Standing.MET, "Green: reached"),
    Reached.NEAR: (Standing.DUE, "Amber: near"),
    Reached.MISSED: (Standing.MISSED, "Red: not reached"),
    Reached.NO_TARGET: (Standing.NOT_STATED, "No target"),
    Reached.NO_DATA: (Standing.NOT_RECORDED, "No data"),
}
COMPARED = (Comparator.NEIGHBOURS, Comparator.REGION, Comparator.ENGLAND)
"""Those that an indicator is compared with, the nearest first."""
UNITS = {Unit.NUMBER: "", Unit.PERCENT: "%", Unit.RATE: " per 10,000", Unit.DAYS: " days"}
RULES = {
    Rule.OUTSIDE: "outside the limits",
    Rule.SHIFT: f"one of {RUN} or more in a row on one side of the mean",
    Rule.TREND: f"one of {RUN} or more in a row that rise, or that fall",
    Rule.NEAR_LIMIT: "one of two in three that are near a limit",
}
"""What each rule finds, to follow *this figure is*."""


def plain(value: Decimal) -> str:
    """Return a number to one place, without a nought after its point, and with commas: *1,204* or *48.2*."""
    text = f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP):,f}"
    return text.removesuffix(".0")


def exact(value: Decimal) -> str:
    """Return a number with all its places, without noughts that say nothing, and with commas: *2.25*."""
    whole = f"{value:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def amount(value: Decimal, unit: str) -> str:
    """Return a figure with its unit: *48.2%*."""
    return f"{plain(value)}{UNITS[Unit(unit)]}"


def latest_words(series: Series) -> str:
    """Return the latest figure, or that there is no data."""
    return amount(series.latest.value, series.indicator.unit) if series.latest else "No data"


def late_words(series: Series) -> str:
    """Return how late the first missing figure is, or an empty text."""
    return late_figure_words(series.late, series.indicator.frequency) if series.late else ""


def unstated_words(series: Series) -> str:
    """Return which periods after the latest figure are not stated: *July 2026 is not stated, and 1 more*."""
    periods = series.unstated_since
    more = f", and {len(periods) - 1} more" if len(periods) > 1 else ""
    return f"{named(periods[0], series.indicator.frequency)} is not stated{more}" if periods else ""


def late_figure_words(late: LateFigure, frequency: str) -> str:
    """Return how late a figure is, and how many more are: *August 2026 is late by 3 working days*."""
    days = "1 working day" if late.working_days == 1 else f"{late.working_days} working days"
    how = f"late by {days}" if late.working_days else f"late: it was due on {long_date(late.due_on)}"
    more = f", and {late.missing - 1} more" if late.missing > 1 else ""
    return f"{named(late.period_from, frequency)} is {how}{more}"


def target_words(series: Series) -> str:
    """Return the target that holds for the latest figure, or that there is none."""
    return amount(series.target.value, series.indicator.unit) if series.target else "No target"


def targets_beside(planned: Sequence[str], standing: str) -> str:
    """Return the plan’s targets and the standing one beside each other; an empty text where none differs.

    For instance *Plan: 85% by 12 December 2026; standing target 90%*.
    """
    if not planned:
        return ""
    beside = f"standing target {standing}" if standing else "no standing target"
    return f"Plan: {' and '.join(planned)}; {beside}"


COMPARED_CAVEAT = (
    "Others count as national returns do and publish later, so compare the same period, and ask why before "
    "saying better or worse."
)


def compared_words(series: Series) -> list[tuple[str, str]]:
    """Return the latest figure of each of those that it is compared with, and what it was here then."""
    frequency, unit = series.indicator.frequency, series.indicator.unit
    said = []
    for whose in COMPARED:
        point = series.compared.get(whose)
        if point is None:
            continue
        own = series.own_at(point.period_from)
        here = f"here it was {amount(own.value, unit)}" if own else "here there is no figure for that period"
        words = f"{amount(point.value, unit)}, {named(point.period_from, frequency)}; {here}"
        said.append((whose.label, words))
    return said


def sentence(series: Series) -> str:
    """Return what the figures say, in a sentence or two made by rule."""
    if series.latest is None:
        return "There is no data yet."
    return " ".join(part for part in (_says_variation(series), _says_assurance(series)) if part)


def _says_variation(series: Series) -> str:
    last = series.stretches[-1]
    if last.limits is None:
        since = (
            f" since {named(series.steps[-1].period_from, series.indicator.frequency)}" if last.first else ""
        )
        figures = "1 figure" if len(last.values) == 1 else f"{len(last.values)} figures"
        return f"There are only {figures}{since}; {FEWEST} are needed before limits say anything."
    signal = last.signals[-1]
    if signal is None:
        return f"It varies as usual, between {_between(series)}."
    way = {True: "higher", False: "lower"}[signal.is_high]
    weight = {
        Variation.IMPROVING_HIGH: ", which is better",
        Variation.IMPROVING_LOW: ", which is better",
        Variation.CONCERNING_HIGH: ", which is a concern",
        Variation.CONCERNING_LOW: ", which is a concern",
    }.get(series.variation, "")
    return f"It is {way} than chance explains{weight}: {_evidence(last, signal, series)}."


def _between(series: Series) -> str:
    limits, unit = series.limits, series.indicator.unit
    assert limits is not None
    lower, upper = series.bounded(limits.lower), series.bounded(limits.upper)
    return f"{amount(lower, unit)} and {amount(upper, unit)}"


def _evidence(last: Stretch, signal: Signal, series: Series) -> str:
    rule, unit = signal.rules[0], series.indicator.unit
    assert last.limits is not None
    if rule == Rule.OUTSIDE:
        limit = last.limits.upper if signal.is_high else last.limits.lower
        where = "above the upper limit" if signal.is_high else "below the lower limit"
        return f"the latest figure is {where} of {amount(series.bounded(limit), unit)}"
    if rule == Rule.NEAR_LIMIT:
        return f"two of the last three figures are near the {'upper' if signal.is_high else 'lower'} limit"
    run = _run(last, rule)
    began = named(series.points[last.first + len(last.values) - run].period_from, series.indicator.frequency)
    if rule == Rule.TREND:
        return f"{run} figures in a row {'rise' if signal.is_high else 'fall'}, from {began}"
    side = "above" if signal.is_high else "below"
    return f"{run} figures in a row are {side} the mean of {amount(last.limits.mean, unit)}, from {began}"


def _run(last: Stretch, rule: Rule) -> int:
    """Return for how many of the latest figures in a row a rule holds."""
    run = 0
    for signal in reversed(last.signals):
        if signal is None or rule not in signal.rules:
            break
        run += 1
    return run


def _says_assurance(series: Series) -> str:
    if series.target is None:
        return ""
    target = amount(series.target.value, series.indicator.unit)
    return {
        Assurance.PASSES: f"As it stands, it reaches the target of {target} each time.",
        Assurance.FAILS: f"As it stands, it will not reach the target of {target}: something has to change.",
        Assurance.HIT_OR_MISS: f"As it stands, it reaches the target of {target} at times.",
    }.get(series.assurance, "")


def asks(series: Series) -> str:
    """Return what to ask of the figures: the indicator’s own question, and one made by rule."""
    return " ".join(part for part in (_asks_by_rule(series), series.indicator.question) if part)


def _asks_by_rule(series: Series) -> str:
    if series.late:
        return "What keeps the figures from coming?"
    if series.variation in (
        Variation.CONCERNING_HIGH,
        Variation.CONCERNING_LOW,
        Variation.HIGH,
        Variation.LOW,
    ):
        return "What changed, for which children, and who is looking into it?"
    if series.variation in (Variation.IMPROVING_HIGH, Variation.IMPROVING_LOW):
        return "What made the difference, and will it last?"
    if series.assurance in (Assurance.FAILS, Assurance.HIT_OR_MISS):
        return "What would have to be done differently, since chance alone moves the figure now?"
    return ""


def step_words(because: str, period: str, by: str) -> str:
    """Return a step in a sentence."""
    return f"Limits are worked out anew from {period}: {because} ({by})"


def held_words(first: object, last: object) -> str:
    """Return from when to when something is kept."""
    return f"{long_date(first)} to {long_date(last)}" if last else f"From {long_date(first)}"  # type: ignore[arg-type]
