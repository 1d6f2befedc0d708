"""Where each content that the guidance requires is answered in the arrangements, or that it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from kith.partnership.arrangements.document.describing import joined
from kith.partnership.arrangements.document.models import Answer, Arrangements
from kith.partnership.arrangements.guidance.editions import edition
from kith.partnership.arrangements.guidance.models import Content, Edition

ANSWERED, IN_PART, NOT_ANSWERED = "Answered", "Answered in part", "Not answered"
TONES = {ANSWERED: "good", IN_PART: "notice", NOT_ANSWERED: "warn"}


@dataclass(frozen=True)
class CheckLine:
    """One required content and where it is answered."""

    key: str
    title: str
    says: str
    state: str
    tone: str
    where: str
    note: str
    since: str
    """The edition that first asked for it in these words."""
    source: str
    confirmed: bool


def answered(asked: Edition, document: Arrangements) -> list[CheckLine]:
    """Return each required content of an edition, in its order, with where a document answers it."""
    given = {answer.item: answer for answer in document.answers}
    return [_line(content, asked, given.get(content.key)) for content in asked.contents]


def _line(content: Content, asked: Edition, answer: Answer | None) -> CheckLine:
    state = NOT_ANSWERED if answer is None else IN_PART if answer.in_part else ANSWERED
    return CheckLine(
        key=content.key,
        title=content.title,
        says=content.says,
        state=state,
        tone=TONES[state],
        where=_where(answer),
        note=(answer.note or "") if answer else "",
        since=edition(content.since).short_name if content.since else asked.short_name,
        source=content.source,
        confirmed=content.confirmed,
    )


def _where(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return f"{answer.where} ({joined(answer.clauses)})" if answer.clauses else answer.where


def counted(lines: Sequence[CheckLine]) -> str:
    """Return how many contents are answered, in part, and not."""
    numbers = {state: sum(line.state == state for line in lines) for state in TONES}
    parts = [f"{number} {state.lower()}" for state, number in numbers.items() if number]
    return f"{len(lines)} required: {', '.join(parts)}."
