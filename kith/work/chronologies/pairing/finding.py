"""Finding the pairs. Only rows that share a telling word are compared, so that forty thousand are quick."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt
from typing import NamedTuple

from kith.base.ui.dates import long_date
from kith.work.chronologies.enums import Certainty, Likeness
from kith.work.chronologies.pairing.differing import (
    days_differ,
    minutes_of,
    numbers_differ,
    one_denies,
    times_differ,
)
from kith.work.chronologies.pairing.wording import Wording

DAYS_AROUND = (-1, 1)
"""How far apart two days may be that are sure and yet may be meant for one."""
WIDEST = 31
"""Uncertain dates of more days than this are compared with nothing: too many rows lie within them."""
COMMONEST = 200
"""A word that more rows of the same day have than this leads to no comparison."""
MOST_ALIKE = 20
MINUTES_TOGETHER = 15
RAREST = 6
"""By how many of its rarest words a row finds its like."""
FEWEST_SHARED = {True: 2, False: 3}
"""How many of those two rows must share to be compared, on one day and on different or uncertain ones."""
LONGEST = 200
WORDS_SAID = 5


class Told(NamedTuple):
    """What is looked at of one row."""

    id: int
    body: int
    certainty: str
    first_on: date | None
    last_on: date | None
    time: str
    subject: str
    event: str


FIELDS = Told._fields
"""For a query: `find_pairs(rows.values_list("id", "body_id", *FIELDS[2:]))`."""


class Candidate(NamedTuple):
    """Two rows that stand side by side, and why in words. `first` stands first in the order."""

    first: int
    second: int
    likeness: Likeness
    because: str


class _Enough(NamedTuple):
    """How like the words of two rows must be: a share of what they tell, and so many telling words."""

    share: float
    words: int


SAME_DAY = _Enough(0.4, 2)
SAME_TIME = _Enough(0.25, 1)
OTHER_DAY = _Enough(0.6, 3)
UNCERTAIN = _Enough(0.5, 3)


Found = tuple[float, int, int, set[int]]
"""How like two rows are, their places, and the words that they share."""


def find_pairs(rows: Iterable[Told | tuple]) -> list[Candidate]:
    """Return the rows of different agencies that may tell of one event, each pair once, in their order."""
    told = [Told._make(row) for row in rows]
    finder = _Finder(told, Wording(f"{row.subject} {row.event}" for row in told))
    best = _likest(told, finder.found())
    found = [(_place(told[one]), _place(told[other]), one, other, shared) for one, other, shared in best]
    found.sort(key=lambda pair: (min(pair[:2]), max(pair[:2])))
    return [
        _candidate(*((told[one], told[other]) if first <= second else (told[other], told[one])), words)
        for first, second, one, other, shared in found
        for words in (finder.wording.said(shared, WORDS_SAID),)
    ]


def _place(row: Told) -> tuple[date, str, int]:
    return row.first_on or row.last_on or date.max, row.time or "~", row.id


def _likest(told: list[Told], found: Iterable[Found]) -> Iterator[tuple[int, int, set[int]]]:
    """Yield the likest pairs, a row only once with each other agency."""
    taken: set[tuple[int, int]] = set()
    for _share, one, other, shared in sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2])):
        ways = {(one, told[other].body), (other, told[one].body)}
        if not ways & taken:
            taken |= ways
            yield one, other, shared


class _Finder:
    """Goes through the rows by day, and compares each with those that share one of its rarest words."""

    def __init__(self, told: list[Told], wording: Wording) -> None:
        self.told, self.wording = told, wording
        self.size = max(len(wording.weights), 1)
        self.by_day: dict[int, list[int]] = defaultdict(list)
        self.alike: dict[tuple[int, frozenset[int]], list[int]] = defaultdict(list)
        self.by_word: dict[int, list[int]] = defaultdict(list)
        self.rarest = [wording.rarest(at, RAREST) for at in range(len(told))]
        self.minutes = [minutes_of(row.time) if row.time else None for row in told]

    def found(self) -> Iterator[Found]:
        """Yield how like two rows are, the two, and the words that they share."""
        uncertain = []
        for at, row in enumerate(self.told):
            if row.certainty == Certainty.DAY and row.first_on:
                yield from self._of_day(at, row.first_on.toordinal())
            elif row.first_on and row.last_on and (row.last_on - row.first_on).days < WIDEST:
                uncertain.append((at, row.first_on, row.last_on))
        for at, first_on, last_on in uncertain:
            yield from self._uncertain(at, first_on, last_on)

    def _of_day(self, at: int, day: int) -> Iterator[Found]:
        """Compare a row whose day is sure with those before it of that day and the days around it."""
        mine, fewest = self.minutes[at], FEWEST_SHARED[True]
        for other, times in self._sharing(at, day).items():
            is_together = mine is not None and self._is_near(mine, self.minutes[other])
            if is_together or times >= fewest:
                yield from self._compared(at, other, SAME_TIME if is_together else SAME_DAY)
        for apart in DAYS_AROUND:
            yield from self._compared_on(at, day + apart, OTHER_DAY)
        begins = day * self.size
        for word in self.rarest[at]:
            self.by_day[begins + word].append(at)
        yield from self._of_day_alike(at, day)

    def _of_day_alike(self, at: int, day: int) -> Iterator[Found]:
        """Compare a row with those of its day that have the very same words, however common these are."""
        alike = self.alike[day, frozenset(self.wording.rows[at])]
        for other in alike[:MOST_ALIKE]:
            yield from self._compared(at, other, SAME_DAY)
        alike.append(at)

    def _compared_on(self, at: int, day: int, needed: _Enough) -> Iterator[Found]:
        for other, times in self._sharing(at, day).items():
            if times >= FEWEST_SHARED[False]:
                yield from self._compared(at, other, needed)

    @staticmethod
    def _is_near(one: int, two: int | None) -> bool:
        return two is not None and abs(one - two) <= MINUTES_TOGETHER

    def _uncertain(self, at: int, first_on: date, last_on: date) -> Iterator[Found]:
        """Compare a row of uncertain date with those of the days on which it may have happened."""
        for day in range(first_on.toordinal(), last_on.toordinal() + 1):
            yield from self._compared_on(at, day, UNCERTAIN)
        for other in self._sharing_uncertain(at):
            row = self.told[other]
            if row.first_on and row.last_on and row.first_on <= last_on and first_on <= row.last_on:
                yield from self._compared(at, other, UNCERTAIN)
        for word in self.rarest[at]:
            self.by_word[word].append(at)

    def _sharing(self, at: int, day: int) -> dict[int, int]:
        """Return the rows of a day that share any of the rarest words with a row, and how many."""
        shared: dict[int, int] = {}
        begins, by_day = day * self.size, self.by_day
        for word in self.rarest[at]:
            others = by_day.get(begins + word)
            if others and len(others) <= COMMONEST:
                for other in others:
                    shared[other] = shared.get(other, 0) + 1
        return shared

    def _sharing_uncertain(self, at: int) -> set[int]:
        found = (self.by_word.get(word, ()) for word in self.rarest[at])
        return {other for others in found if len(others) <= COMMONEST for other in others}

    def _compared(self, at: int, other: int, needed: _Enough) -> Iterator[Found]:
        if self.told[other].body == self.told[at].body:
            return
        wording = self.wording
        words = wording.rows[at] & wording.rows[other]
        if len(words) < needed.words:
            return
        weights = wording.weights
        share = sum([weights[word] for word in words]) / sqrt(wording.totals[at] * wording.totals[other])
        if share >= needed.share:
            yield share, other, at, words


def _candidate(first: Told, second: Told, words: Iterable[str]) -> Candidate:
    differs = _differences(first, second)
    if differs:
        return Candidate(first.id, second.id, Likeness.DIFFERS, " ".join(differs)[:LONGEST])
    is_sure = first.certainty == second.certainty == Certainty.DAY
    when = f"Both on {long_date(first.first_on)}" if is_sure and first.first_on else "Their days overlap"
    return Candidate(first.id, second.id, Likeness.SAME, f"{when}; both say {', '.join(words)}."[:LONGEST])


def _differences(first: Told, second: Told) -> list[str]:
    says = []
    if first.certainty == second.certainty == Certainty.DAY and first.first_on and second.first_on:
        if first.first_on != second.first_on:
            says.append(days_differ(first.first_on, second.first_on))
        else:
            says.append(times_differ(first.time, second.time))
    says += [numbers_differ(first.event, second.event), one_denies(first.event, second.event)]
    return [one for one in says if one]
