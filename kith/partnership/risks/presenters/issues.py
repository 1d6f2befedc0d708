"""What the pages about emerging issues say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.risks.deadlines import answer_stands
from kith.partnership.risks.lifecycle import ISSUE
from kith.partnership.risks.models import Issue, IssueAnswer
from kith.partnership.risks.queries.issues import standing_of

At = Callable[..., str]
PAGES = {"act": "act", "watch": "watch", "risk": "make_risk", "pass": "pass_on", "no-action": "no_action"}
"""The page of each move, by its name."""


@dataclass(frozen=True)
class IssueRow:
    """One issue in the list."""

    title: str
    url: str
    raised: str
    group: str
    priority: str
    state: str
    found: Finding
    is_closed: bool


def issue_rows(issues: Sequence[Issue], today: date, at: At) -> list[IssueRow]:
    """Return issues as the list shows them."""
    return [
        IssueRow(
            title=issue.title,
            url=at("risks:issue", issue.public_id),
            raised=raised_words(issue),
            group=issue.group.name,
            priority=issue.priority.name if issue.priority else "",
            state=issue.get_state_display(),
            found=standing_of(issue, today),
            is_closed=issue.is_closed,
        )
        for issue in issues
    ]


def raised_words(issue: Issue) -> str:
    """Return who raised an issue, for which agency and when."""
    who = f"{issue.raised_by}, {issue.body.name}" if issue.body else issue.raised_by
    return f"Raised by {who} on {long_date(issue.raised_on)}"


def count_words(issues: Sequence[Issue], today: date) -> str:
    """Return how many issues are shown and how many of them are past the next meeting unanswered."""
    late = sum(row.found.standing == Standing.MISSED and "Unanswered" in row.found.reason for row in
               issue_rows(issues, today, lambda *_: ""))  # fmt: skip
    tail = f", {late} unanswered after the next meeting" if late else ""
    return f"{count_of(len(issues), 'emerging issue')}{tail}."


@dataclass(frozen=True)
class AnswerRow:
    """One answer of a group."""

    on: str
    group: str
    kind: str
    words: str
    found: Finding
    by: str


def answer_rows(answers: Sequence[IssueAnswer], today: date) -> list[AnswerRow]:
    """Return what was answered, each with whether it was in time; `met_on` was read with the answers."""
    return [
        AnswerRow(
            on=long_date(answer.answered_on),
            group=answer.group.name,
            kind=_kind(answer),
            words=answer.words,
            found=answer_stands(answer.met_on, None, answer.answered_on, today),  # type: ignore[attr-defined]
            by=answer.recorded_by,
        )
        for answer in answers
    ]


def _kind(answer: IssueAnswer) -> str:
    to = f": {answer.passed_to.name}" if answer.passed_to else ""
    return f"{answer.get_kind_display()}{to}"


def ways_of(issue: Issue, at: At, *, answers: bool, raised: bool) -> list[tuple[str, str]]:
    """Return what a reader may do with an issue: answer it, or say who may know of a closed one."""
    moves = [m for m in ISSUE.open_moves(issue.state) if not (issue.is_closed and m.name == "risk")]
    ways = (
        [(move.says, at(f"risks:{PAGES[move.name]}", issue.public_id)) for move in moves] if answers else []
    )
    if issue.is_closed and (answers or raised):
        ways.append(("Say who else may know of it", at("risks:name_readers", issue.public_id)))
        ways.append(("Open it to every member", at("risks:open_issue", issue.public_id)))
    return ways
