"""Agencies’ answers by question, those with the most gaps first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kith.work.reviews.enums import RequestState
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.questions import questions_asked, questions_of

Answers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """One question with its answers, and the agencies that returned and say nothing to it."""

    asks: str
    answers: Answers
    silent: Sequence[str]


def gaps_first(requests: Sequence[ReturnRequest], released: Mapping[str, Answers]) -> list[Asked]:
    """Return the questions, those to which most agencies that were asked them say nothing first; else in
    their own order."""
    returned = [
        (one.body.name, {asked.key for asked in questions_of(one)})
        for one in requests
        if one.state == RequestState.RELEASED
    ]
    asked = [
        _asked(one.asks, released.get(one.key, ()), [name for name, keys in returned if one.key in keys])
        for one in questions_asked(requests)
    ]
    return sorted(asked, key=lambda one: -len(one.silent))


def _asked(asks: str, answers: Answers, returned: Sequence[str]) -> Asked:
    said = [agency for agency, _words in answers]
    silent = [
        name for name in returned if not any(one == name or one.startswith(f"{name}, ") for one in said)
    ]
    return Asked(asks, answers, silent)
