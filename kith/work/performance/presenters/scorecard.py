"""A scorecard as a page shows it: its lines with their addresses and pictures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from kith.work.performance.marks import figure_mark
from kith.work.performance.reports.card import OUTCOMES, Card, ScoreLine, Section, outcomes_words
from kith.work.performance.reports.spark import spark

At = Callable[..., str]


@dataclass(frozen=True)
class Row:
    """A line as a page shows it: with its address and its picture."""

    line: ScoreLine
    url: str
    spark: SafeString | str
    variation: SafeString
    reached: SafeString
    assurance: SafeString
    today: str = ""
    """What the chart says today where a frozen mark says something else."""


@dataclass(frozen=True)
class Part:
    """The rows of one priority or group, and what was written of it."""

    ident: str
    name: str
    rows: tuple[Row, ...]
    words: str = ""


@dataclass(frozen=True)
class Outcomes:
    """The indicators that measure outcomes, of all priorities together."""

    heading: str
    words: str
    rows: tuple[Row, ...]


def outcomes_of(card: Card, at: At) -> Outcomes:
    """Return the block that stands before the priorities or groups (K33)."""
    return Outcomes(OUTCOMES, outcomes_words(card), tuple(_row(line, at) for line in card.leading))


def parts_of(
    sections: Iterable[Section], at: At, words: Mapping[str, str] | None = None, today: Card | None = None
) -> list[Part]:
    """Return sections as a page shows them; `words` is what was written, by the id of the section.

    `today` is the scorecard that charts show, for a frozen one: where a mark differs, its row says so.
    """
    now = {line.ident: line for line in today.lines} if today else {}
    return [
        Part(
            one.ident,
            one.name,
            tuple(_row(line, at, now.get(line.ident)) for line in one.lines),
            (words or {}).get(one.ident, ""),
        )
        for one in sections
    ]


def _differs(line: ScoreLine, now: ScoreLine | None) -> str:
    """Return what the marks say today, where that is something else."""
    if now is None:
        return ""
    pairs = ((line.variation, now.variation), (line.reached, now.reached), (line.assurance, now.assurance))
    said = [is_now.words for was, is_now in pairs if was.words != is_now.words]
    return f"The chart has today’s figures, and says: {'; '.join(said)}." if said else ""


def _row(line: ScoreLine, at: At, now: ScoreLine | None = None) -> Row:
    return Row(
        line,
        at("performance:indicator", line.ident),
        spark(line),
        figure_mark(line.variation.code, line.variation.words),
        figure_mark(line.reached.code, line.reached.words),
        figure_mark(line.assurance.code, line.assurance.words),
        _differs(line, now),
    )
