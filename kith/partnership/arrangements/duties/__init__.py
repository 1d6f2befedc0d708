"""The kinds of promise for which this room holds the evidence, and how each is judged.

A judge takes one promise, a day and the ground that was gathered once, and says how the promise stands
and why. Kinds are grouped by subject; `SOURCE` is what the room registers.
"""

from typing import get_args

from kith.base.kernel.standings import DutySource, duty_sources
from kith.partnership.arrangements.document.models.duties import DutyKind
from kith.partnership.arrangements.duties import boards, document, groups, seats, settling

JUDGES = {**seats.JUDGES, **groups.JUDGES, **boards.JUDGES, **settling.JUDGES, **document.JUDGES}
WORDS = {**seats.WORDS, **groups.WORDS, **boards.WORDS, **settling.WORDS, **document.WORDS}

SOURCE = DutySource(room="arrangements", gather=lambda ground: ground, assess=JUDGES, words=WORDS)

NOTHING_RECORDS = "Kith does not yet keep the records that would show this, so the promise is not counted."


def kind_name(kind: str) -> str:
    """Return a kind of promise as words on a page: `seats-filled` is *Seats filled*."""
    return kind.replace("-", " ").capitalize()


def evidence_words(kind: str) -> str:
    """Return what counts as evidence for a kind of promise, in a sentence or two."""
    return next(
        (source.words[kind] for _name, source in duty_sources if kind in source.words), NOTHING_RECORDS
    )


def kinds_in_words() -> list[tuple[str, str]]:
    """Return each kind of promise that some room judges, with its evidence and when it is at risk."""
    judged = {kind for _name, source in duty_sources for kind in source.assess}
    return [(kind_name(kind), evidence_words(kind)) for kind in get_args(DutyKind) if kind in judged]


def kinds_without_records() -> list[str]:
    """Return the kinds of promise for which nothing is recorded yet, in words."""
    judged = {kind for _name, source in duty_sources for kind in source.assess}
    return [kind_name(kind) for kind in get_args(DutyKind) if kind not in judged]
