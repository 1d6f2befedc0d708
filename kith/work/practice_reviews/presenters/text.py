"""The text of a review in lines: drafts, what agencies say of the facts, recommendations and signatures."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.enums import AccuracyState
from kith.work.practice_reviews.models import AccuracyRequest, Draft, Recommendation
from kith.work.practice_reviews.operations.learning import latest_answers

At = Callable[..., str]


@dataclass(frozen=True)
class AccuracyLine:
    """What one agency says of the facts of a draft."""

    agency: str
    mark: Standing
    says: str
    words: str
    outcome: str
    settle_url: str
    answer_url: str


@dataclass(frozen=True)
class DraftLine:
    """A draft as a page shows it."""

    title: str
    by: str
    changed: str
    url: str
    ask_url: str
    asked: Sequence[AccuracyLine]


@dataclass(frozen=True)
class RecommendationLine:
    """A recommendation as a page shows it."""

    number: int
    words: str
    success: str
    answers: Sequence[tuple[str, str, str]]
    missing: str
    action: str
    ways: Sequence[tuple[str, str]]
    take_out_url: str


def draft_lines(
    drafts: Sequence[Draft], today: date, at: At, *, writes: bool, mine: Collection[int]
) -> list[DraftLine]:
    """Return the drafts, the latest first. `writes` says whether the reader writes the text, `mine` for which
    agencies (by pk) they answer."""
    return [
        _draft_line(one, today, at, writes=writes, mine=mine, is_newest=one is drafts[0]) for one in drafts
    ]


def _draft_line(
    draft: Draft, today: date, at: At, *, writes: bool, mine: Collection[int], is_newest: bool
) -> DraftLine:
    file = draft.version
    by = f"{file.handed_in_by}, {long_date(file.handed_in_on)}"
    if draft.for_signing_on:
        by = f"{by}. With the partners for signature since {long_date(draft.for_signing_on)}"
    asks = writes and is_newest and not draft.for_signing_on
    return DraftLine(
        title=f"Draft {draft.number}",
        by=by,
        changed=draft.changed,
        url=at("practice_reviews:draft_file", draft.public_id),
        ask_url=at("practice_reviews:ask_accuracy", draft.public_id) if asks else "",
        asked=[
            _accuracy_line(one, today, at, writes=writes, answers=is_newest and one.body_id in mine)
            for one in draft.requests.all()
        ],
    )


def _accuracy_line(
    asked: AccuracyRequest, today: date, at: At, *, writes: bool, answers: bool
) -> AccuracyLine:
    mark, says = _accuracy_words(asked, today)
    settles = writes and asked.state == AccuracyState.ANSWERED
    is_open = asked.state == AccuracyState.ASKED
    return AccuracyLine(
        agency=asked.body.name,
        mark=mark,
        says=says,
        words=asked.words,
        outcome=asked.outcome,
        settle_url=at("practice_reviews:settle", asked.public_id) if settles else "",
        answer_url=at("practice_reviews:accuracy", asked.public_id) if answers and is_open else "",
    )


def _accuracy_words(asked: AccuracyRequest, today: date) -> tuple[Standing, str]:
    if asked.answered_on:
        return Standing.MET, f"{asked.get_state_display()}, {long_date(asked.answered_on)}."
    words = f"Due on {long_date(asked.due_on)}"
    if today > asked.due_on:
        return Standing.MISSED, f"{words}, which has passed."
    return (Standing.DUE if today == asked.due_on else Standing.NOT_YET_DUE), f"{words}."


def recommendation_lines(
    recommendations: Sequence[Recommendation],
    partners: Sequence[Body],
    at: At,
    *,
    writes: bool,
    acts: bool,
    mine: Collection[int],
) -> list[RecommendationLine]:
    """Return the recommendations. `writes`: the reader words them now; `acts`: the reader raises actions of
    them; `mine`: the partners (by pk) for which the reader answers now."""
    return [
        _recommendation_line(one, partners, at, writes=writes, acts=acts, mine=mine)
        for one in recommendations
    ]


def _recommendation_line(
    one: Recommendation,
    partners: Sequence[Body],
    at: At,
    *,
    writes: bool,
    acts: bool,
    mine: Collection[int],
) -> RecommendationLine:
    answers = latest_answers(one)
    missing = [body.name for body in partners if body.pk not in answers]
    ways = []
    if writes:
        ways.append(("Word it anew", at("practice_reviews:change_recommendation", one.public_id)))
    if mine and not one.action_id:
        ways.append(("Answer for your partner", at("practice_reviews:answer_recommendation", one.public_id)))
    if acts and not missing and not one.action_id and any(a.is_accepted for a in answers.values()):
        ways.append(("Raise the action", at("practice_reviews:act", one.public_id)))
    return RecommendationLine(
        number=one.number,
        words=one.words,
        success=one.success,
        answers=[
            (
                found.body.name,
                "Accepted" if found.is_accepted else "Not accepted",
                f"{found.because} ({found.answered_by}, {long_date(found.answered_on)})",
            )
            for found in answers.values()
        ],
        missing=", ".join(missing),
        action=f"{one.action.reference}, due on {long_date(one.action.due_on)}" if one.action else "",
        ways=ways,
        take_out_url=at("practice_reviews:take_out", one.public_id) if writes else "",
    )
