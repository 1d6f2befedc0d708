"""What a scorecard says, as plain words that can be kept: a line for each indicator, outcomes first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from kith.work.performance.enums import Comparator, IndicatorKind, Unit
from kith.work.performance.models import FEWEST_SHOWN
from kith.work.performance.periods import named
from kith.work.performance.words import targets_beside

BY_PRIORITY, BY_GROUP = "priority", "group"
WAYS = {BY_PRIORITY: "By priority", BY_GROUP: "By group"}
NONE_OF = {BY_PRIORITY: "No priority", BY_GROUP: "No group"}
NO_DATA, NO_TARGET = "No data", "No target"


@dataclass(frozen=True)
class Mark:
    """A mark beside a figure: its code, the shape that it is drawn with, and its words."""

    code: str
    standing: str
    words: str


@dataclass(frozen=True)
class Said:
    """Something said of a figure, with its answer, as it was on the day."""

    kind: str
    about: str
    words: str
    made: str
    answer: str = ""
    answered: str = ""


@dataclass(frozen=True)
class ScoreLine:
    """One indicator on the scorecard. All that it shows is words or plain numbers in text."""

    ident: str
    """The public id of the indicator."""
    name: str
    key: str
    kind: str
    kind_words: str
    unit: str
    frequency: str
    priority: str
    priority_ident: str
    group: str
    group_ident: str
    latest: str
    value: str
    """The latest figure as a plain number; empty where there is no data."""
    period: str
    late: str
    target: str
    target_value: str
    reached: Mark
    variation: Mark
    assurance: Mark
    says: str
    asks: str
    unstated: str = ""
    """Which periods after the latest figure a return marks as not stated, in words."""
    points: tuple[tuple[str, str], ...] = ()
    """The figures here, the earliest first: the first day of each period and the number."""
    compared: tuple[tuple[str, str], ...] = ()
    """Those that it is compared with, and their latest figure in words."""
    planned: tuple[str, ...] = ()
    """What the plan aims at by it where that differs from the standing target: *85% by 12 December 2026*."""
    said: tuple[Said, ...] = ()

    @property
    def aims(self) -> str:
        """Return both targets beside each other where the plan’s differs from the standing one."""
        return targets_beside(self.planned, "" if self.target == NO_TARGET else self.target)


@dataclass(frozen=True)
class Section:
    """The indicators of one priority or group, outcomes first."""

    ident: str
    name: str
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True)
class Card:
    """A whole scorecard."""

    lines: tuple[ScoreLine, ...]

    @property
    def outcomes(self) -> int:
        """Return how many of the indicators measure outcomes (K33)."""
        return sum(1 for line in self.lines if line.kind == IndicatorKind.OUTCOME)

    @property
    def counts(self) -> str:
        """Return how many indicators there are, how many measure outcomes, and what needs a look.

        Each indicator is counted once among the colours and those that have none, so that they add up.
        """
        if not self.lines:
            return "There is no indicator."
        concerns = sum(1 for line in self.lines if line.variation.code.startswith("concerning"))
        late = sum(1 for line in self.lines if line.late)
        needs = f"{_number_is(concerns)} a concern; {_number_is(late)} late"
        return f"{self.measured} outcomes for children. {_capital(self.coloured)}; {needs}."

    @property
    def measured(self) -> str:
        """Return how many of all indicators measure, to be followed by *outcomes*."""
        whole = "1 indicator" if len(self.lines) == 1 else f"{len(self.lines)} indicators"
        return f"{self.outcomes} of {whole} {'measures' if self.outcomes == 1 else 'measure'}"

    @property
    def coloured(self) -> str:
        """Return how many are red, amber and green, and how many have no colour: *4 are red, 1 amber*."""
        codes = [line.reached.code for line in self.lines]
        red = codes.count("missed")
        colours = f"{_number_is(red)} red, {_number(codes.count('near'))} amber, "
        colours += f"{_number(codes.count('reached'))} green"
        without = sum(1 for code in codes if code in ("no-target", "no-data"))
        if not without:
            return colours
        return f"{colours}; {without} {'has' if without == 1 else 'have'} no target or no figure to judge"

    @property
    def leading(self) -> tuple[ScoreLine, ...]:
        """Return the indicators that measure outcomes, of all priorities together (K33)."""
        return tuple(line for line in self.lines if line.kind == IndicatorKind.OUTCOME)

    def sections(self, way: str) -> list[Section]:
        """Return the card by priority or by group; what belongs to none stands last."""
        parts: dict[tuple[bool, str, str], list[ScoreLine]] = {}
        for line in self.lines:
            parts.setdefault(_part(line, way), []).append(line)
        return [
            Section(ident or "none", name or NONE_OF[way], tuple(lines))
            for (_last, name, ident), lines in sorted(parts.items(), key=lambda part: part[0])
        ]


SENSITIVE = (
    "OFFICIAL-SENSITIVE. It holds counts under 5, by which a child may be known. Keep it to who needs it, "
    "and don’t publish it."
)
"""The warning on a scorecard with small counts."""


def handling_of(card: Card) -> str:
    """Return how a scorecard is handled where it holds a count of one to four; an empty text otherwise."""
    return SENSITIVE if any(_has_small_count(line) for line in card.lines) else ""


def _has_small_count(line: ScoreLine) -> bool:
    counts = (float(value) for _period, value in line.points) if line.unit == Unit.NUMBER.label else ()
    return any(0 < count < FEWEST_SHOWN for count in counts)


def _part(line: ScoreLine, way: str) -> tuple[bool, str, str]:
    if way == BY_GROUP:
        return (not line.group, line.group, line.group_ident)
    return (not line.priority, line.priority, line.priority_ident)


def _number_is(number: int) -> str:
    return {0: "none is", 1: "1 is"}.get(number, f"{number} are")


def _number(number: int) -> str:
    return str(number) if number else "none"


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def plain_lines(card: Card) -> list[dict[str, Any]]:
    """Return the lines of a card as plain data that JSON holds."""
    return [_listed(asdict(line)) for line in card.lines]


def card_from(lines: Iterable[dict[str, Any]]) -> Card:
    """Return the card that plain data holds. What a later Kith added and an older copy lacks stays empty."""
    return Card(tuple(_line_from(line) for line in lines))


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _listed(part) for name, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, (list, tuple)) else value


def _line_from(plain: dict[str, Any]) -> ScoreLine:
    known = {field.name for field in fields(ScoreLine)}
    facts = {name: value for name, value in plain.items() if name in known}
    facts |= {name: Mark(**facts[name]) for name in ("reached", "variation", "assurance")}
    facts |= {name: tuple(map(tuple, facts.get(name, ()))) for name in ("points", "compared")}
    facts["planned"] = tuple(facts.get("planned", ()))
    facts["said"] = tuple(Said(**one) for one in facts.get("said", ()))
    return ScoreLine(**facts)


# --- as rows -------------------------------------------------------------------

COMPARED_WITH = tuple(str(one.label) for one in Comparator if one != Comparator.OWN)
HEAD = (
    "Indicator", "Short name", "Kind", "Priority", "Group", "Latest", "Unit", "Period", "Not stated", "Late",
    "Target", "Plan and standing target", "Against target", "Variation", "Assurance", "What it says",
    "What to ask", *COMPARED_WITH,
)  # fmt: skip
NUMBERS = (HEAD.index("Latest"), HEAD.index("Target"))
"""The places of cells that hold a plain number where there is one."""


def rows_out(card: Card) -> Iterator[Sequence[str]]:
    """Yield the card as rows of a file, its head first."""
    yield HEAD
    for line in card.lines:
        yield (
            line.name,
            line.key,
            line.kind_words,
            line.priority,
            line.group,
            line.value or NO_DATA,
            line.unit,
            line.period,
            line.unstated,
            line.late,
            line.target_value,
            line.aims,
            line.reached.words,
            line.variation.words,
            line.assurance.words,
            line.says,
            line.asks,
            *(dict(line.compared).get(whose, "") for whose in COMPARED_WITH),
        )


OUTCOMES = "Outcomes first"
"""What the block is called that stands before the priorities."""
PAPER_HEAD = ("Indicator", "Latest", "Against target", "Variation", "What it says")
OUTCOMES_HEAD = ("Indicator", "Priority", "Latest", "Against target", "Variation")


def outcome_rows(card: Card) -> list[list[str]]:
    """Return the indicators that measure outcomes as rows of a table on paper."""
    return [
        [
            line.name,
            line.priority or NONE_OF[BY_PRIORITY],
            "\n".join(part for part in (line.latest, line.period) if part),
            line.reached.words,
            line.variation.words,
        ]
        for line in card.leading
    ]


def outcomes_words(card: Card) -> str:
    """Return how many of the indicators measure outcomes, in a sentence (K33)."""
    if not card.leading:
        return "No indicator measures an outcome for children."
    many = len(card.leading)
    whole = "1 indicator measures an outcome" if many == 1 else f"{many} indicators measure outcomes"
    stand = "it stands" if many == 1 else "they stand"
    return f"{whole} for children: {stand} here first, across all priorities, and again below."


LAST = 12
"""Over how many of the latest figures a trend is told on paper."""


def trend_words(line: ScoreLine) -> str:
    """Return which way the latest figures went, in a sentence; an empty text for fewer than two."""
    shown = line.points[-LAST:]
    if len(shown) < 2:
        return ""
    (first, began), (last, ended) = shown[0], shown[-1]
    way = "the same" if float(began) == float(ended) else "up" if float(ended) > float(began) else "down"
    values = f"at {ended}" if way == "the same" else f"from {began} to {ended}"
    span = " to ".join(named(date.fromisoformat(day), line.frequency) for day in (first, last))
    return f"Over the last {len(shown)} figures, {span}, it went {way}, {values}.".replace(
        "went the", "stayed the"
    )


def colour_marks(lines: Iterable[ScoreLine]) -> list[str]:
    """Return for each line whether it is *reached*, *near* or *missed*; an empty text without colour."""
    codes = (line.reached.code for line in lines)
    return [code if code in ("reached", "near", "missed") else "" for code in codes]


def paper_rows(lines: Iterable[ScoreLine]) -> list[list[str]]:
    """Return lines as rows of a table on paper, five cells wide."""
    return [
        [
            f"{line.name} ({line.kind_words.lower()})",
            "\n".join(part for part in (line.latest, line.period, line.unstated, line.late) if part),
            _target_cell(line),
            line.variation.words,
            " ".join(part for part in (line.says, trend_words(line), line.asks) if part),
        ]
        for line in lines
    ]


def _target_cell(line: ScoreLine) -> str:
    if line.target == NO_TARGET:
        return "\n".join(part for part in (NO_TARGET, line.aims) if part)
    marks = f"{line.target}\n{line.reached.words}\n{line.assurance.words}"
    return f"{marks}\n{line.aims}" if line.aims else marks
