"""What the first page of a meeting says before it: the agenda in short, and whether it would be quorate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.work.meetings.enums import ReplyAnswer
from kith.work.meetings.models import Reply
from kith.work.meetings.presenters.agenda import PapersWord, minutes_words, papers_word
from kith.work.meetings.queries.agenda import Agenda
from kith.work.meetings.queries.papers import PaperIn
from kith.work.meetings.quorum import Quorate, There, asked_on, chair_is_there, quorum
from kith.work.meetings.seats import seats_held

At = Callable[..., str]
AHEAD = (
    ("nobody was there for", "nobody has said that they come for"),
    ("neither the chair nor a deputy was there", "neither the chair nor a deputy has said that they come"),
    ("of those who count were there", "of those who count come"),
    (" were there", " come"),
)
"""How the reasons of a quorum read before a meeting."""


@dataclass(frozen=True)
class Forecast:
    """Whether a meeting would be quorate if everybody who said so came."""

    standing: Standing
    word: str
    says: str


def forecast(group: GroupAsAt | None, replies: Mapping[str, Reply]) -> Forecast | None:
    """Return whether a meeting would be quorate by the answers so far; None where nobody is expected."""
    seats = seats_held(group) if group else ()
    if group is None or not seats:
        return None
    rule = group.terms.quorum
    answers = (ReplyAnswer.COMING, ReplyAnswer.DEPUTY) if rule is None or rule.substitutes else ("coming",)
    coming = {who: one.answer for who, one in replies.items() if one.answer in answers}
    there = tuple(
        There(s.person, s.body_id, s.seat_key, coming[s.person] == ReplyAnswer.DEPUTY, s.votes)
        for s in seats
        if s.person in coming
    )
    found = quorum(asked_on(rule, group.as_at), there, chair_is_there=chair_is_there(group, there))
    expected = len({seat.person for seat in seats})
    said = f"{len(coming)} of {expected} come or send a deputy, {len(replies)} have answered."
    return _in_words(found, said)


def _in_words(found: Quorate, said: str) -> Forecast:
    if found.answer is None:
        return Forecast(Standing.NOT_STATED, "Not counted", f"{said} {found.reason}")
    reason = found.reason
    for past, ahead in AHEAD:
        reason = reason.replace(past, ahead)
    reason = reason.removeprefix("Quorate: ").removeprefix("Not quorate: ")
    word = "Quorate if everybody who said so comes" if found.answer else "Not quorate by the answers so far"
    return Forecast(Standing.MET if found.answer else Standing.AT_RISK, word, f"{said} {_sentence(reason)}")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class ShortLine:
    """An item of the agenda in short."""

    label: str
    title: str
    url: str
    minutes: str
    papers: PapersWord | None


def short_lines(
    agenda: Agenda, papers: Mapping[int, Sequence[PaperIn]], today: date, at: At
) -> tuple[ShortLine, ...]:
    """Return the agenda in short."""
    return tuple(
        ShortLine(
            line.label,
            line.item.title,
            at("meetings:item", line.item.public_id),
            minutes_words(line.item.minutes),
            papers_word(line.item, papers.get(line.item.pk, []), today, None),
        )
        for line in agenda.lines
    )
