"""What the register and the page of one risk say."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from kith.base.kernel.standings import Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.risks.deadlines import review_stands
from kith.partnership.risks.enums import RiskState
from kith.partnership.risks.lifecycle import RISK
from kith.partnership.risks.models import Control, Risk, RiskScore, RiskStep
from kith.partnership.risks.presenters.grid import Cell
from kith.partnership.risks.queries.risks import AskedRisks
from kith.partnership.risks.scores import Band, Scored, trend

At = Callable[..., str]
NO_OWNER = "Nobody named yet"
MOVE_PAGES = {
    "tolerate": "tolerate",
    "treat": "treat",
    "transfer": "transfer",
    "take-back": "take_back",
    "close": "close_risk",
    "reopen": "reopen",
}
"""The page of each move, by its name."""


@dataclass(frozen=True)
class RiskRow:
    """One risk in the register."""

    reference: str
    title: str
    url: str
    residual: Scored
    inherent: Scored
    trend: str
    owner: str
    group: str
    priorities: str
    state: str
    found: Finding
    notes: tuple[str, ...]
    """That it is before the lead group, or that its score is challenged."""


def risk_rows(risks: Sequence[Risk], today: date, at: At) -> list[RiskRow]:
    """Return risks that were read as lists read them."""
    return [
        RiskRow(
            reference=risk.reference,
            title=risk.title,
            url=at("risks:risk", risk.public_id),
            residual=risk.residual,
            inherent=risk.inherent,
            trend=trend_of(list(risk.scores.all())),
            owner=risk.owner_words,
            group=risk.group.name,
            priorities=", ".join(one.name for one in risk.priorities.all()),
            state=risk.get_state_display(),
            found=stands(risk, today),
            notes=notes_of(risk),
        )
        for risk in risks
    ]


def stands(risk: Risk, today: date) -> Finding:
    """Return how the review of a risk stands; where it is not looked after here, where it went and when."""
    if risk.state == RiskState.TRANSFERRED and risk.transferred_to:
        words = f"In the register of {risk.transferred_to.name} as {risk.transferred_reference}."
        return Finding(Standing.NOT_STATED, words)
    if risk.ended_on:
        return Finding(Standing.NOT_STATED, f"Closed on {long_date(risk.ended_on)}.")
    return review_stands(risk.review_on, today)


def notes_of(risk: Risk) -> tuple[str, ...]:
    """Return what else stands open, as it was read with the risk."""
    notes = []
    if risk.is_escalated:  # type: ignore[attr-defined]
        notes.append("Before the lead group")
    if risk.is_doubted:  # type: ignore[attr-defined]
        notes.append("Score challenged")
    return tuple(notes)


def trend_of(scores: Sequence[RiskScore]) -> str:
    """Return how the last residual score compares with the one before it."""
    return trend([score.residual.score for score in scores])


def count_words(risks: Sequence[Risk], today: date) -> str:
    """Return how many risks are shown, how many score high, and how many reviews are overdue."""
    bands = Counter(risk.residual.band for risk in risks)
    parts = [f"{bands[band]} {band}" for band in (Band.EXTREME, Band.HIGH) if bands[band]]
    late = sum(stands(risk, today).standing == Standing.MISSED for risk in risks)
    parts += [f"{late} with a review overdue"] if late else []
    tail = f": {', '.join(parts)}" if parts else ""
    return f"{count_of(len(risks), 'risk')}{tail}."


def cells_of(risks: Sequence[Risk], register_url: str) -> dict[tuple[int, int], Cell]:
    """Return how many risks stand in each cell of the grid by residual score, each leading to those risks."""
    places = Counter((risk.residual_likelihood, risk.residual_impact) for risk in risks)
    found = {}
    for (likelihood, impact), number in places.items():
        query = urlencode({"likelihood": likelihood, "impact": impact})
        says = f"{count_of(number, 'risk')} at {Scored(likelihood, impact).says}"
        found[likelihood, impact] = Cell(str(number), says, f"{register_url}?{query}")
    return found


def grid_words(cells: dict[tuple[int, int], Cell]) -> str:
    """Return what the cells of a grid say, the highest score first, as one sentence."""
    worst = sorted(cells, key=lambda place: (-place[0] * place[1], -place[0]))
    return "; ".join(cells[place].says for place in worst) + "." if worst else "No risk."


def query_of(asked: AskedRisks) -> str:
    """Return what was asked as the query of an address, with what is usual left out."""
    usual = asdict(AskedRisks())
    return urlencode({name: v for name, v in asdict(asked).items() if v and v != usual[name]})


CSV_HEAD = (
    "Reference", "Risk", "Cause", "Event", "Consequence", "Group", "Owner", "Agency", "Priorities",
    "Inherent likelihood", "Inherent impact", "Inherent score", "Residual likelihood", "Residual impact",
    "Residual score", "Band", "Trend", "State", "Review", "Entered on", "Transferred to", "Reference there",
)  # fmt: skip


def csv_rows(risks: Sequence[Risk], today: date) -> Iterator[tuple[Any, ...]]:
    """Yield the head and a row for each risk."""
    yield CSV_HEAD
    for risk in risks:
        yield (
            risk.reference, risk.title, risk.cause, risk.event, risk.consequence, risk.group.name,
            risk.owner.name if risk.owner else "", risk.body.name if risk.body else "",
            "; ".join(one.name for one in risk.priorities.all()), risk.inherent_likelihood,
            risk.inherent_impact, risk.inherent.score, risk.residual_likelihood, risk.residual_impact,
            risk.residual.score, risk.residual.band.label, trend_of(list(risk.scores.all())),
            risk.get_state_display(), stands(risk, today).reason, risk.entered_on,
            risk.transferred_to.name if risk.transferred_to else "", risk.transferred_reference,
        )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of the history of a risk: a score, or something else that happened."""

    on: date
    what: str
    words: str
    by: str


def score_lines(scores: Sequence[RiskScore]) -> list[tuple[RiskScore, str]]:
    """Return the scores, the latest first, each with how it compares with the one before."""
    return [(score, trend_of(scores[: place + 1])) for place, score in enumerate(scores)][::-1]


def step_lines(steps: Sequence[RiskStep]) -> list[Line]:
    """Return what happened besides, the latest first."""
    return [Line(step.taken_on, step.get_kind_display(), _step_words(step), step.taken_by) for step in steps]


def _step_words(step: RiskStep) -> str:
    return f"{step.words} Next review on {long_date(step.review_on)}." if step.review_on else step.words


def control_gap(control: Control) -> str:
    """Return what is missing of a control that holds, or nothing."""
    return "" if control.how_known else "Nobody has said how one knows that it works."


def ways_of(risk: Risk, at: At, *, keeps: bool) -> list[tuple[str, str]]:
    """Return what a reader may do with a risk, in the order in which one does it."""
    ways = []
    if keeps and risk.is_live:
        names = [("Record a review", "review"), ("Score it again", "score"), ("Add a control", "add_control")]
        names += [("Raise an action", "raise_action"), ("Change it", "change")]
        if not risk.is_escalated:  # type: ignore[attr-defined]
            names.append(("Put it before the lead group", "escalate"))
        ways += [(words, at(f"risks:{name}", risk.public_id)) for words, name in names]
    if risk.is_live:
        ways.append(("Challenge its score", at("risks:challenge", risk.public_id)))
    moves = RISK.open_moves(risk.state) if keeps else ()
    return ways + [(move.says, at(f"risks:{MOVE_PAGES[move.name]}", risk.public_id)) for move in moves]
