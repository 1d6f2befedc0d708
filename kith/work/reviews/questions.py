"""What an agency is asked in a rapid review: the questions of the version by which the partnership worked on
the day it was asked; the usual ones where it had adopted none."""

from collections.abc import Iterable, Sequence

from kith.work.processes.questions import USUAL, Question
from kith.work.reviews.models import ReturnRequest

USUAL_KEYS = frozenset(one.key for one in USUAL)


def questions_of(request: ReturnRequest) -> Sequence[Question]:
    """Return the questions with which an agency was asked: those for every agency, and for its sector. It
    keeps them, whatever is adopted later."""
    every = request.version.asked if request.version else USUAL
    return tuple(one for one in every if one.is_for(request.body.sector))


def questions_asked(requests: Iterable[ReturnRequest]) -> Sequence[Question]:
    """Return every question that any agency was asked, each once and in order."""
    found = {one.key: one for request in requests for one in questions_of(request)}
    return tuple(found.values()) or USUAL
