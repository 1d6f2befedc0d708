"""What a scorecard says, as plain words that can be kept: a line for each indicator, outcomes first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from kith.work.performance.enums import IndicatorKind

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
    said: tuple[Said, ...] = ()


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
        """Return how many are red, amber and green, and how many can be none of them: *4 are red, 1 amber*."""
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
    facts["said"] = tuple(Said(**one) for one in facts.get("said", ()))
    return ScoreLine(**facts)


# --- as rows -------------------------------------------------------------------

HEAD = (
    "Indicator", "Short name", "Kind", "Priority", "Group", "Latest", "Unit", "Period", "Not stated", "Late",
    "Target", "Against target", "Variation", "Assurance", "What it says", "What to ask",
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
            line.reached.words,
            line.variation.words,
            line.assurance.words,
            line.says,
            line.asks,
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


def paper_rows(lines: Iterable[ScoreLine]) -> list[list[str]]:
    """Return lines as rows of a table on paper, five cells wide."""
    return [
        [
            f"{line.name} ({line.kind_words.lower()})",
            "\n".join(part for part in (line.latest, line.period, line.unstated, line.late) if part),
            _target_cell(line),
            line.variation.words,
            " ".join(part for part in (line.says, line.asks) if part),
        ]
        for line in lines
    ]


def _target_cell(line: ScoreLine) -> str:
    if line.target == NO_TARGET:
        return NO_TARGET
    return f"{line.target}\n{line.reached.words}\n{line.assurance.words}"
