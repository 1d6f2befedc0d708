"""What the register of decisions and the page of one decision of a group say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.decisions.enums import DecisionState, Method
from kith.partnership.decisions.finding import Asked
from kith.partnership.decisions.models import Decision

At = Callable[..., str]
PARTNERSHIP = "The partnership"

MARKS = {
    DecisionState.OPEN: Standing.NOT_YET_DUE,
    DecisionState.PROVISIONAL: Standing.AT_RISK,
    DecisionState.FINAL: Standing.MET,
    DecisionState.STOPPED: Standing.AT_RISK,
    DecisionState.WITHDRAWN: Standing.NOT_YET_DUE,
}

COLUMNS = (
    "Decided on",
    "Title",
    "Decision",
    "Group",
    "How it was decided",
    "Who decided",
    "Who was there",
    "Reasons",
    "Options considered",
    "Legal advice",
    "Takes effect on",
    "State",
    "Ratified on",
    "About",
)


@dataclass(frozen=True)
class Row:
    """One decision in the register."""

    title: str
    url: str
    wording: str
    decided_on: date | None
    group: str
    method: str
    deciders: str
    who_was_there: tuple[str, ...]
    state: str
    mark: Standing


def rows_of(decisions: Sequence[Decision], replaced: set[int], at: At) -> list[Row]:
    """Return decisions as lines of the register."""
    return [_row(decision, decision.pk in replaced, at) for decision in decisions]


def _row(decision: Decision, is_replaced: bool, at: At) -> Row:
    return Row(
        title=decision.title,
        url=at("decisions:decision", decision.public_id),
        wording=decision.wording,
        decided_on=decision.concluded_on,
        group=decision.group_name or PARTNERSHIP,
        method=Method(decision.method).label,
        deciders=decision.deciders,
        who_was_there=lines_in(decision.who_was_there),
        state="Another took its place" if is_replaced else DecisionState(decision.state).label,
        mark=Standing.NOT_YET_DUE if is_replaced else MARKS[DecisionState(decision.state)],
    )


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines of a text, without empty ones."""
    return tuple(line for line in text.splitlines() if line.strip())


def query_of(asked: Asked) -> str:
    """Return what was asked for as the query of an address."""
    return urlencode({name: value for name, value in vars(asked).items() if value})


def csv_rows(decisions: Iterator[Decision]) -> Iterator[tuple[str, ...]]:
    """Yield the register as rows of a file, the names of the columns first."""
    yield COLUMNS
    for decision in decisions:
        yield _csv_row(decision)


def _csv_row(decision: Decision) -> tuple[str, ...]:
    return (
        _day(decision.concluded_on),
        decision.title,
        decision.wording,
        decision.group_name or PARTNERSHIP,
        Method(decision.method).label,
        decision.deciders,
        "; ".join(lines_in(decision.who_was_there)),
        decision.reasons,
        decision.options,
        "Yes" if decision.has_legal_advice else "No",
        _day(decision.effective_from),
        DecisionState(decision.state).label,
        _day(decision.ratified_on),
        decision.subject_title,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def facts_of(decision: Decision) -> list[tuple[str, str]]:
    """Return the facts of a decision that a group took up, for its page."""
    facts = [
        ("Group", decision.group_name),
        ("How it was decided", Method(decision.method).label),
        ("Who decided", decision.deciders),
        ("Takes effect on", long_date(decision.effective_from) if decision.effective_from else ""),
        ("Legal advice", "Yes" if decision.has_legal_advice else "No"),
    ]
    if decision.reserved_as:
        facts.append(("Reserved decision", decision.reserved_as))
    if decision.is_provisional:
        facts.append(("Quorum", _ratified(decision)))
    return facts


def _ratified(decision: Decision) -> str:
    if decision.ratified_on is None:
        return "The meeting was not quorate. A later quorate meeting has yet to ratify the decision."
    return (
        f"The meeting was not quorate. Ratified on {long_date(decision.ratified_on)} by "
        f"{decision.ratified_where}; put on record by {decision.ratified_by}."
    )


def outcome_in_words(decision: Decision) -> str:
    """Return how a decision that needed no positions ended, in a sentence."""
    day = long_date(decision.concluded_on) if decision.concluded_on else ""
    how = {
        Method.CONSENSUS: f"by consensus of {decision.group_name}",
        Method.CHAIR: f"by {decision.deciders}, between meetings",
    }[Method(decision.method)]
    if decision.state == DecisionState.PROVISIONAL:
        return f"Decided for the time being on {day} {how}: it waits to be ratified."
    return f"Decided on {day} {how}."
