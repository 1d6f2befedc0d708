"""Two rows side by side in words: where they say the same, where they differ, and what was made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date, long_datetime
from kith.work.chronologies.enums import Judgement
from kith.work.chronologies.models import ChronologyRow, RowPair
from kith.work.chronologies.presenters.days import days, known_words
from kith.work.chronologies.presenters.merged import BesideLine
from kith.work.chronologies.when import when_words

At = Callable[..., str]


@dataclass(frozen=True)
class PairLine:
    """Two rows side by side."""

    first: str
    """The agency of each."""
    second: str
    because: str
    lines: Sequence[tuple[str, str, str, bool]]
    """Of each column: its name, what the first says, what the second says, whether they differ."""
    knew: str
    """Which agency knew first, and by how much."""
    judgement: str
    is_open: bool
    words: str
    by: str
    url: str
    sources: Sequence[tuple[str, str]]
    """To the two rows."""


def pair_side_by_side(pair: RowPair, ident: str, at: At) -> PairLine:
    """Return a pair in words; `ident` is the public id of its case."""
    first, second = pair.first, pair.second
    return PairLine(
        first=first.body.name,
        second=second.body.name,
        because=pair.because,
        lines=[_compared(*one) for one in zip(_columns(first), _columns(second), strict=True) if _says(*one)],
        knew=who_knew_first(first, second),
        judgement=pair.get_judgement_display(),
        is_open=pair.judgement == Judgement.OPEN,
        words=pair.words,
        by=f"{pair.judged_by}, {long_datetime(pair.judged_at)}" if pair.judged_at else "",
        url=at("chronologies:pair", pair.public_id),
        sources=[
            (f"Open the row of {row.body.name}", at("chronologies:row", ident, row.part.public_id, row.line))
            for row in (first, second)
        ],
    )


def _columns(row: ChronologyRow) -> list[tuple[str, str]]:
    return [
        ("Day", when_words(row.certainty, row.first_on, row.last_on)),
        ("Date as written", row.written),
        ("Time", row.time),
        ("Event", row.event),
        ("Response", row.response),
        ("Subject", row.subject),
        ("Comment", row.comment),
        ("Significance", row.significance),
        ("Source", row.source),
        ("Known", known_words(row)),
    ]


def _says(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(one[1] or other[1])


def _compared(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str, str, bool]:
    return one[0], one[1] or "Not stated", other[1] or "Not stated", _plain(one[1]) != _plain(other[1])


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def who_knew_first(first: ChronologyRow, second: ChronologyRow) -> str:
    """Return which of two agencies knew first, as far as both say; empty where one says no day."""
    one, other = first.known_by_on, second.known_by_on
    if one is None or other is None:
        return ""
    if one == other:
        return f"Both knew by {long_date(one)}."
    (early, early_on), (late, late_on) = sorted(((first, one), (second, other)), key=_day)
    return (
        f"{early.body.name} knew by {long_date(early_on)}, {late.body.name} by {long_date(late_on)}: "
        f"{days((late_on - early_on).days)} later."
    )


def _day(found: tuple[ChronologyRow, date]) -> date:
    return found[1]


def pair_lines_of(row: ChronologyRow, pairs: Sequence[RowPair], at: At) -> list[BesideLine]:
    """Return what stands beside one row: the other agency’s words, and what was made of the two."""
    return [_line(pair, pair.second if pair.first_id == row.pk else pair.first, at) for pair in pairs]


def _line(pair: RowPair, other: ChronologyRow, at: At) -> BesideLine:
    when = when_words(other.certainty, other.first_on, other.last_on)
    link = "Judge it" if pair.judgement == Judgement.OPEN else "Side by side"
    says = f"{other.body.name}, {when}: {pair.get_judgement_display()}"
    return BesideLine(says, pair.words, pair.judged_by, at("chronologies:pair", pair.public_id), link)
