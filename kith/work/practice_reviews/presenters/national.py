"""A request of the national Panel in words: how far it is, and how late."""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.practice_reviews.enums import NationalState
from kith.work.practice_reviews.models import NationalRequest
from kith.work.practice_reviews.publication_deadlines import late_words


@dataclass(frozen=True)
class RequestLine:
    """One request in the list."""

    reference: str
    about: str
    mark: Standing
    says: str
    contact: str
    url: str


def stands(request: NationalRequest, today: date) -> tuple[Standing, str]:
    """Return how the answer to a request stands against its day, in words. The day itself is in time."""
    due, answered = long_date(request.due_on), request.answered_on
    late = late_words(request.due_on, answered or today)
    if answered is not None:
        words = f"Answered on {long_date(answered)}, due on {due}{f', {late}' if late else ''}."
        return (Standing.MISSED if late else Standing.MET), words
    if late:
        return Standing.MISSED, f"To be answered, due on {due}, {late}."
    mark = Standing.DUE if today == request.due_on else Standing.NOT_YET_DUE
    return mark, f"To be answered by {due}."


def about_words(request: NationalRequest) -> str:
    """Return what a request is about: a case by its reference, or none."""
    return f"Case {request.case.reference}" if request.case else "No single case"


def line_of(request: NationalRequest, today: date, url: str) -> RequestLine:
    """Return one request as a line."""
    mark, says = stands(request, today)
    if request.state == NationalState.ANSWERED:
        says = f"{says} What came of it is not on record yet."
    return RequestLine(request.reference, about_words(request), mark, says, request.contact.name, url)


def facts_of(request: NationalRequest) -> list[tuple[str, str]]:
    """Return what is on record of a request."""
    found = [
        ("About", about_words(request)),
        ("Who asks", request.asked_by),
        ("It came", long_date(request.received_on)),
        ("What is asked", request.asks),
        ("Local contact", request.contact.name),
        ("Logged by", request.logged_by),
    ]
    if request.answered_on:
        found.append((f"Answer, {long_date(request.answered_on)}", request.answer))
    if request.outcome_on:
        found.append((f"What came of it, {long_date(request.outcome_on)}", request.outcome))
        found.append(("What the area makes of it", request.response))
    return found
