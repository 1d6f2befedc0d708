"""What the list of indicators and the page of one say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.plan.models import Objective
from kith.work.performance.charts import judged
from kith.work.performance.enums import Comparator, IndicatorKind
from kith.work.performance.models import Indicator, Measure, Remark, Unstated
from kith.work.performance.periods import named
from kith.work.performance.presenters.deliveries import state_words
from kith.work.performance.queries.figures import Stood
from kith.work.performance.series import Series
from kith.work.performance.words import RULES, amount, held_words, step_words

At = Callable[..., str]
NO_PRIORITY = "No priority: it stands alone"


@dataclass(frozen=True)
class Line:
    """One indicator in the list."""

    name: str
    url: str
    kind: str
    priority: str
    owner: str
    frequency: str
    held: str
    is_orphan: bool


def lines_of(
    indicators: Iterable[Indicator], objectives: Sequence[Objective], today: date, at: At
) -> list[Line]:
    """Return the indicators as the list shows them, those that ended last. One that serves no priority and
    shows of no objective whether it is reached is an orphan (K34)."""
    rows = sorted(indicators, key=lambda one: one.held_to is not None and one.held_to < today)
    showing = {m.indicator_id for objective in objectives for m in objective.measures.all()}
    return [_line(one, at("performance:indicator", one.public_id), one.pk in showing) for one in rows]


def shown_lines(measures: Iterable[Measure], unit: str, at: At) -> list[tuple[str, str, str]]:
    """Return the objectives that an indicator shows: what is to change, its page, and the target."""
    return [
        (
            one.objective.title,
            at("plan:objective", one.objective.public_id),
            f"{one.objective.priority.name}; to {amount(one.target, unit)} by {long_date(one.due_on)}",
        )
        for one in measures
        if one.target is not None
    ]


@dataclass(frozen=True)
class Unshown:
    """An objective that no indicator shows."""

    title: str
    url: str
    says: str
    """What shows it in place of one, or that nothing does."""


def unshown_of(objectives: Sequence[Objective], at: At) -> list[Unshown]:
    """Return the objectives that no indicator shows, with what shows them in words (K13)."""
    return [
        Unshown(one.title, at("plan:objective", one.public_id), _known_by(one))
        for one in objectives
        if not any(m.indicator_id for m in one.measures.all())
    ]


def _known_by(objective: Objective) -> str:
    said = [f"{m.get_shown_by_display()}: {m.words}" for m in objective.measures.all()]
    return "; ".join(said) or "Nothing shows yet whether it is reached."


def _line(one: Indicator, url: str, shows: bool) -> Line:
    return Line(
        name=one.name,
        url=url,
        kind=one.get_kind_display(),
        priority=one.priority.name if one.priority else NO_PRIORITY,
        owner=one.owner.name if one.owner else "Not stated",
        frequency=one.get_frequency_display(),
        held=held_words(one.held_from, one.held_to),
        is_orphan=one.priority is None and not shows,
    )


def outcomes_line(indicators: Sequence[Indicator], today: date) -> str:
    """Return how many of the indicators that are kept measure outcomes (K33)."""
    kept = [one for one in indicators if one.holds_on(today)]
    outcomes = sum(1 for one in kept if one.kind == IndicatorKind.OUTCOME)
    whole = "1 indicator" if len(kept) == 1 else f"{len(kept)} indicators"
    return f"{outcomes} of {whole} {'measures' if outcomes == 1 else 'measure'} outcomes for children."


def entry_of(one: Indicator) -> list[tuple[str, str]]:
    """Return an indicator’s entry in the dictionary."""
    return [
        ("What is counted", one.definition),
        ("Numerator", one.numerator),
        ("Denominator", one.denominator),
        ("Kind", one.get_kind_display()),
        ("Counted as", one.get_unit_display()),
        ("Which way is better", one.get_better_display()),
        ("Where the figures come from", one.source),
        ("Agency that sends them", one.owner.name if one.owner else ""),
        ("How often", one.get_frequency_display()),
        ("Due", f"{one.lag_days} days after the period"),
        ("Priority", one.priority.name if one.priority else NO_PRIORITY),
        ("Group that watches it", one.group.name if one.group else ""),
        ("Children it covers", one.children),
        ("Ages", one.covers.ages_words),
        ("Area", one.covers.area_words),
        ("Fewest shown to the public", str(one.fewest_shown)),
        ("Short name in files", one.key),
        ("Kept", held_words(one.held_from, one.held_to)),
    ]


@dataclass(frozen=True)
class TargetLine:
    """A target that holds or held."""

    value: str
    tolerance: str
    held_from: str
    because: str
    set_by: str


def target_lines(series: Series) -> list[TargetLine]:
    """Return the targets, the latest first."""
    unit = series.indicator.unit
    return [
        TargetLine(
            amount(one.value, unit), amount(one.tolerance, unit) if one.tolerance else "–",
            long_date(one.held_from), one.because, one.set_by,
        )
        for one in reversed(series.targets)
    ]  # fmt: skip


@dataclass(frozen=True)
class FigureLine:
    """One period in the table of figures."""

    period: str
    value: str
    counts: str
    says: str
    whose: str
    source: str
    source_url: str
    before: tuple[str, ...]
    is_own: bool = True
    """Whether it is a figure of this area, not of one that it is compared with."""


def figure_lines(
    series: Series, stood: Sequence[Stood], unstated: Sequence[Unstated], at: At
) -> list[FigureLine]:
    """Return every figure with what rules say of it and where it came from.

    A period that a return marks says *not stated*, with the mark; any other gap says *no data*.
    """
    said = {point.period_from: found for point, found in zip(series.points, judged(series), strict=True)}
    lines = [(one.figure.period_from, _figure_line(one, series, said, at)) for one in stood]
    lines += [(one.period_from, _unstated_line(one, series, at)) for one in unstated]
    marked = {one.period_from for one in unstated if one.comparator == Comparator.OWN}
    lines += [(gap, _gap_line(gap, series)) for gap in series.gaps if gap not in marked]
    return [line for _period, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def _figure_line(one: Stood, series: Series, said: dict, at: At) -> FigureLine:
    figure, indicator = one.figure, series.indicator
    is_own = figure.comparator == Comparator.OWN
    signal, kind = said.get(figure.period_from, (None, "")) if is_own else (None, "")
    rules = ", ".join(RULES[rule] for rule in signal.rules) if signal else ""
    counted = figure.numerator is not None and figure.denominator is not None
    return FigureLine(
        period=named(figure.period_from, indicator.frequency),
        value=amount(figure.value, indicator.unit),
        counts=f"{figure.numerator:.0f} of {figure.denominator:.0f}" if counted else "–",
        says=f"{kind.capitalize()}: {rules}" if rules else (kind.capitalize() or "–"),
        whose=figure.get_comparator_display(),
        source=figure.delivery.name,
        source_url=at("performance:delivery", figure.delivery.public_id),
        before=tuple(
            f"was {amount(was.value, indicator.unit)} from {was.delivery.name}, "
            f"{state_words(was.delivery)[0].lower()}{state_words(was.delivery)[1:]}"
            for was in one.before
        ),
        is_own=is_own,
    )


def _unstated_line(one: Unstated, series: Series, at: At) -> FigureLine:
    delivery = one.delivery
    return FigureLine(
        period=named(one.period_from, series.indicator.frequency),
        value=f"Not stated ({one.mark})",
        counts="–",
        says="–",
        whose=one.get_comparator_display(),
        source=delivery.name,
        source_url=at("performance:delivery", delivery.public_id),
        before=(),
        is_own=one.comparator == Comparator.OWN,
    )


def _gap_line(gap: date, series: Series) -> FigureLine:
    period = named(gap, series.indicator.frequency)
    return FigureLine(period, "No data", "–", "–", "This area", "–", "", ())


def step_lines(series: Series) -> list[str]:
    """Return each step in a sentence."""
    frequency = series.indicator.frequency
    return [
        step_words(one.because, named(one.period_from, frequency), one.stepped_by) for one in series.steps
    ]


@dataclass(frozen=True)
class RemarkLine:
    """Something said of a figure, with its answer."""

    kind: str
    about: str
    words: str
    made: str
    answer: str
    answered: str
    answer_url: str
    """Where it is answered; empty once it was, and for who may not."""


def remark_lines(remarks: Iterable[Remark], indicator: Indicator, at: At, *, may: bool) -> list[RemarkLine]:
    """Return what was said, the latest first."""
    return [
        RemarkLine(
            kind=one.get_kind_display(),
            about=named(one.period_from, indicator.frequency) if one.period_from else "The indicator",
            words=one.words,
            made=f"{one.made_by}, {long_date(one.made_on)}",
            answer=one.answer,
            answered=f"{one.answered_by}, {long_date(one.answered_at)}" if one.answered_at else "",
            answer_url=at("performance:answer", one.public_id) if may and not one.answered_at else "",
        )
        for one in remarks
    ]
