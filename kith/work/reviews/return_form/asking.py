"""What an agency’s writer is told before the questions: about whom, which days, what, why, and by when.

Nothing else of the case stands there, and nothing of another agency (AR6).
"""

from collections.abc import Sequence
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.questions import questions_of
from kith.work.reviews.recording import runners_of

WHY = (
    "The partnership looks into a serious incident in a rapid review: what happened, what is to be learnt, "
    "and whether a local practice review should follow. It reports to the national Panel. Section 16H of the "
    "Children Act 2004 lets it ask for what helps with that."
)
NIL = "Say on the page of your return that your agency holds nothing. You need no form for that."
NOT_STATED = "Not stated"


def asked_lines(request: ReturnRequest, on: date) -> list[tuple[str, str]]:
    """Return what the writer of a return is told before its questions, each line with its name. One query."""
    case = request.case
    return [
        ("Child", f"{case.child}, by the code of this case"),
        ("Local authority", case.authority.name),
        ("Days asked about", period_words(request)),
        ("What is asked", what_words(request)),
        ("Why", WHY),
        ("Due", long_date(request.due_on)),
        ("Whom to ring", request.ring or ", ".join(_runners(request, on)) or NOT_STATED),
        ("If nothing is held", NIL),
    ]


def period_words(request: ReturnRequest) -> str:
    """Return the days that an agency is asked about; the first and the last count."""
    if request.from_on and request.to_on:
        return f"From {long_date(request.from_on)} to {long_date(request.to_on)}"
    if request.from_on:
        return f"From {long_date(request.from_on)} on"
    return f"Up to {long_date(request.to_on)}" if request.to_on else NOT_STATED


def what_words(request: ReturnRequest) -> str:
    """Return what an agency is asked."""
    count = len(questions_of(request))
    asked = f"{count} {'question' if count == 1 else 'questions'} of the rapid review"
    return f"{asked}, and besides: {request.words}" if request.words else asked


def _runners(request: ReturnRequest, on: date) -> Sequence[str]:
    """Return the names of those who run the case."""
    rows = runners_of(request.case, on).order_by("person__name")
    return list(dict.fromkeys(rows.values_list("person__name", flat=True)))
