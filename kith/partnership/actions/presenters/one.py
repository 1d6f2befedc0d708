"""What the page of one action says: its facts, what happened to it, and what the reader may do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import LIVE, ActionState, StepKind
from kith.partnership.actions.lifecycle import ACTION
from kith.partnership.actions.models import Action, ActionStep
from kith.partnership.actions.operations.working import is_address
from kith.partnership.actions.permissions import Permission

TITLE = 120
"""How many letters of the wording a title holds; the page shows it whole."""


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened to an action."""

    on: date
    says: str
    by: str
    words: str
    where: str = ""
    url: str = ""
    """The web address of evidence, where it has one."""


def title_words(action: Action) -> str:
    """Return the wording as a title: its first words, where it is long."""
    words = " ".join(action.wording.split())
    return words if len(words) <= TITLE else f"{words[:TITLE].rsplit(' ', 1)[0]}…"


def history(action: Action, steps: Sequence[ActionStep]) -> list[HistoryLine]:
    """Return what happened to an action, the latest first; that it was raised comes last."""
    raised = HistoryLine(action.raised_on, _raised(action), action.raised_by, "")
    return [*(_line(step) for step in steps), raised]


def _raised(action: Action) -> str:
    first = f"Raised, due on {long_date(action.first_due_on)}"
    return f"{first}, in {action.origin_name}" if action.origin_key else first


def _line(step: ActionStep) -> HistoryLine:
    url = step.where if step.where and is_address(step.where) else ""
    return HistoryLine(step.taken_on, _says(step), step.taken_by, step.words, "" if url else step.where, url)


def _says(step: ActionStep) -> str:
    label = step.get_kind_display()
    if step.kind == StepKind.REVISED and step.due_before and step.due_after:
        days = f"from {long_date(step.due_before)} to {long_date(step.due_after)}"
        return f"{label} {days}, agreed by {step.agreed_by}"
    if step.kind in {StepKind.HANDED_OVER, StepKind.CARRIED_OVER}:
        return f"{label} from {step.was or 'nobody'} to {step.became}"
    if step.kind in ASKS:
        asked = f"{step.became} is asked to confirm it" if step.became else ""
        return f"{label}; {asked}" if asked and step.kind == StepKind.CLOSED else asked or label
    return f"{label} by {step.became}" if step.kind == StepKind.SUPERSEDED else label


ASKS = frozenset({StepKind.CLOSED, StepKind.ASKED_ANOTHER})
"""The steps that ask somebody to confirm."""


@dataclass(frozen=True)
class Way:
    """Something that the reader may do with an action: the words of the link, and the name of its address."""

    text: str
    url_name: str


BESIDE_MOVES = (
    (Permission.UPDATE, "Say how it goes", "actions:update", LIVE),
    (Permission.UPDATE, "Add evidence", "actions:evidence", LIVE),
    (Permission.REVISE, "Change the due day", "actions:revise", frozenset({ActionState.OPEN})),
    (
        Permission.CLOSE,
        "Ask somebody else to confirm it",
        "actions:ask_another",
        frozenset({ActionState.TO_CONFIRM}),
    ),
    (Permission.HAND_OVER, "Hand it over", "actions:hand_over_one", LIVE),
)
"""What may be done besides the moves: the permission, the words, the address, and in which states."""


def ways(action: Action, permitted: Iterable[Permission], *, reported_it: bool) -> list[Way]:
    """Return what the reader may do: the moves that are open first, then what keeps an action going."""
    allowed = set(permitted)
    moves = [
        Way(move.says, f"actions:{move.name.replace('-', '_')}")
        for move in ACTION.open_moves(action.state)
        if move.needs in allowed and not (move.name == "close" and reported_it) and move.name != "look-again"
    ]
    beside = [
        Way(text, name)
        for needs, text, name, states in BESIDE_MOVES
        if needs in allowed and action.state in states
    ]
    main = [way for way in moves if way.url_name in MAIN]
    return [*main, *beside, *(way for way in moves if way.url_name not in MAIN)]


MAIN = frozenset({"actions:report", "actions:close", "actions:confirm", "actions:doubt", "actions:send_back"})
"""What is offered first: the moves that take an action to its end or back to its owner."""
BACK = frozenset({StepKind.SENT_BACK, StepKind.NOT_CONFIRMED, StepKind.REOPENED})


def sent_back(steps: Iterable[ActionStep], action: Action) -> ActionStep | None:
    """Return the step by which an action came back to its owner, when it still waits for them since."""
    if action.state != ActionState.OPEN:
        return None
    moves = [s for s in steps if s.kind in BACK | {StepKind.REPORTED}]
    return moves[0] if moves and moves[0].kind in BACK else None
