"""One case in words: its facts, its criteria, what partners think, and who has returned."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import OutsideCalendar, late_by
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.reviews.criteria import Criterion
from kith.work.reviews.enums import RequestState
from kith.work.reviews.models import (
    Case,
    CriterionAnswer,
    PartnerView,
    ReturnRequest,
    ScrutinyComment,
)

IN = frozenset({RequestState.RELEASED, RequestState.NIL})


@dataclass(frozen=True)
class Tested:
    """One criterion with its latest answer."""

    asks: str
    source: str
    answer: str
    reasons: str
    by: str
    url: str


@dataclass(frozen=True)
class ReturnLine:
    """How far one agency’s return is."""

    agency: str
    mark: Standing
    says: str
    url: str


def tested(
    criteria: Sequence[Criterion], answers: Mapping[str, CriterionAnswer], url: Callable[[str], str] | None
) -> list[Tested]:
    """Return the criteria of a stage with their latest answers, and where each is answered; without `url` the
    reader answers none now."""
    return [_tested(one, answers.get(one.key), url(one.key) if url else "") for one in criteria]


def _tested(criterion: Criterion, found: CriterionAnswer | None, url: str) -> Tested:
    if found is None:
        return Tested(criterion.asks, criterion.source, "Not answered", "", "", url)
    by = f"{found.answered_by}, {long_date(found.answered_on)}"
    return Tested(criterion.asks, criterion.source, found.get_answer_display(), found.reasons, by, url)


def partners_said(
    case: Case, views: Mapping[int, PartnerView], today: date
) -> list[tuple[str, str, str, str]]:
    """Return what each statutory partner thinks: partner, view, reasons, who and when; silence is said."""
    partners = ground_of(case.partnership).on(today).statutory_partners
    return [_said(body.name, views.get(body.pk)) for body in partners]


def _said(name: str, view: PartnerView | None) -> tuple[str, str, str, str]:
    if view is None:
        return name, "Not stated yet", "", ""
    return name, view.get_view_display(), view.reasons, f"{view.stated_by}, {long_date(view.stated_on)}"


@dataclass(frozen=True)
class CommentLine:
    """A comment of scrutiny with its answers, and who has not answered."""

    words: str
    about: str
    by: str
    answers: Sequence[tuple[str, str, str]]
    missing: str
    url: str
    """Where the reader answers it for their partner; empty for others."""


def comment_lines(
    case: Case,
    comments: Sequence[ScrutinyComment],
    today: date,
    mine: Collection[int],
    at: Callable[..., str],
) -> list[CommentLine]:
    """Return what independent people said of a case, and what each partner answered.

    `mine` are the partners (by pk) for which the reader decides.
    """
    partners = ground_of(case.partnership).on(today).statutory_partners
    return [_comment_line(one, partners, mine, at) for one in comments]


def _comment_line(
    comment: ScrutinyComment, partners: Sequence[Body], mine: Collection[int], at: Callable[..., str]
) -> CommentLine:
    answers = list(comment.answers.all())
    answered = {one.body_id for one in answers}
    missing = [body for body in partners if body.pk not in answered]
    also = f" {comment.also}." if comment.also else ""
    return CommentLine(
        words=comment.words,
        about=comment.get_stage_display(),
        by=f"{comment.made_by}, {long_date(comment.made_on)}.{also}",
        answers=[
            (one.body.name, one.words, f"{one.answered_by}, {long_date(one.answered_on)}") for one in answers
        ],
        missing=", ".join(body.name for body in missing),
        url=at("reviews:answer_comment", comment.public_id) if any(b.pk in mine for b in missing) else "",
    )


def return_lines(requests: Sequence[ReturnRequest], today: date, at: Callable[..., str]) -> list[ReturnLine]:
    """Return how far each agency’s return is, what is late first."""
    lines = [_return_line(one, today, at) for one in requests]
    order = list(Standing)
    return sorted(lines, key=lambda line: (order.index(line.mark), line.agency))


def _return_line(request: ReturnRequest, today: date, at: Callable[..., str]) -> ReturnLine:
    chased = list(request.chases.all())
    more = f" Reminded {len(chased)} {'time' if len(chased) == 1 else 'times'}." if chased else ""
    mark, says = _return_words(request, today)
    return ReturnLine(request.body.name, mark, says + more, at("reviews:return", request.public_id))


def _return_words(request: ReturnRequest, today: date) -> tuple[Standing, str]:
    if request.state in IN and request.released_on:
        what = "Nothing held" if request.state == RequestState.NIL else "Returned"
        return Standing.MET, f"{what}, {long_date(request.released_on)}."
    state = {RequestState.BEGUN: "Being written, due", RequestState.RECALLED: "Taken back, due"}
    words = f"{state.get(RequestState(request.state), 'Due')} on {long_date(request.due_on)}"
    if today <= request.due_on:
        return Standing.DUE if today == request.due_on else Standing.NOT_YET_DUE, f"{words}."
    try:
        late = late_by(request.due_on, today)
    except OutsideCalendar:
        late = 0
    if not late:
        return Standing.MISSED, f"{words}, which has passed."
    return Standing.MISSED, f"{words}, late by {late} working {'day' if late == 1 else 'days'}."
