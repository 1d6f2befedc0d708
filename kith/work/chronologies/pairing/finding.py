"""Finding the pairs. Only rows that share a telling word are compared, so that forty thousand are quick."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt
from typing import NamedTuple

from kith.base.ui.dates import long_date
from kith.work.chronologies.collecting import without_collecting
from kith.work.chronologies.enums import Certainty, Likeness
from kith.work.chronologies.pairing.differing import (
    days_differ,
    minutes_of,
    numbers_differ,
    one_denies,
    times_differ,
)
from kith.work.chronologies.pairing.wording import Wording

DAYS_APART = 1
"""How far apart two days may be that are sure and yet may be meant for one."""
WIDEST = 31
"""Uncertain dates of more days than this are compared with nothing: too many rows lie within them."""
RAREST = 6
"""By how many of its rarest words a row finds its like among the most rows that there may be;"""
WORDS_LOOKED_AT = 60_000
"""by more of them among fewer rows: rows times words stay about as many."""
FEWEST_SAME_DAY = 2
FEWEST_OTHERWISE = 3
"""How many of those two rows must share to be compared, on one day and on different or uncertain ones."""
COMMONEST = 200
"""With how many rows near it that have the same word a row is compared at the most."""
MINUTES_TOGETHER = 15
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
    with without_collecting():
        return _found([Told._make(row) for row in rows])


def _found(told: list[Told]) -> list[Candidate]:
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
    """Goes along the rows of each telling word, by day, and compares those that share enough of them."""

    def __init__(self, told: list[Told], wording: Wording) -> None:
        self.told, self.wording = told, wording
        sure = [at for at, row in enumerate(told) if row.certainty == Certainty.DAY and row.first_on]
        self.order = sorted(sure, key=lambda at: told[at].first_on or date.max)
        self.days = [(told[at].first_on or date.max).toordinal() for at in self.order]
        self.bodies = [told[at].body for at in self.order]
        most = max(RAREST, WORDS_LOOKED_AT // max(len(told), 1))
        self.rarest = [wording.rarest(at, most) for at in range(len(told))]
        self.places = self._places()

    def _places(self) -> dict[int, list[int]]:
        """Return for each telling word the places, in the order of days, of the rows that have it."""
        places: dict[int, list[int]] = defaultdict(list)
        for place, at in enumerate(self.order):
            for word in self.rarest[at]:
                places[word].append(place)
        return places

    def found(self) -> Iterator[Found]:
        """Yield how like two rows are, the two, and the words that they share."""
        size = len(self.order)
        for pair, times in self._shared().items():
            first, second = divmod(pair, size)
            needed = self._needed(first, second, times)
            if needed:
                yield from self._compared(self.order[first], self.order[second], needed)
        yield from self._uncertain()

    def _shared(self) -> dict[int, int]:
        """Return how many telling words two rows of near days share; a pair as one number."""
        shared: dict[int, int] = {}
        days, bodies, size = self.days, self.bodies, len(self.order)
        for places in self.places.values():
            begins = 0
            for number, place in enumerate(places):
                earliest = days[place] - DAYS_APART
                while days[places[begins]] < earliest:
                    begins += 1
                for other in places[max(begins, number - COMMONEST) : number]:
                    if bodies[other] != bodies[place]:
                        pair = other * size + place
                        shared[pair] = shared.get(pair, 0) + 1
        for other, place in self._alike():
            shared[other * size + place] = RAREST
        return shared

    def _alike(self) -> Iterator[tuple[int, int]]:
        """Yield rows of one day that have the very same words, however common these are."""
        last: dict[int, int] = {}
        for place, at in enumerate(self.order):
            words = self.wording.rows[at]
            if len(words) >= SAME_DAY.words:
                key = hash((self.days[place], frozenset(words)))
                other = last.setdefault(key, place)
                if self.bodies[other] != self.bodies[place]:
                    last[key] = place
                    yield other, place

    def _needed(self, first: int, second: int, times: int) -> _Enough | None:
        """Return how like two rows must be; None where they share too few telling words to be compared."""
        if self.days[first] != self.days[second]:
            return OTHER_DAY if times >= FEWEST_OTHERWISE else None
        if times >= FEWEST_SAME_DAY:
            return SAME_DAY
        one, two = (minutes_of(self.told[self.order[place]].time) for place in (first, second))
        is_together = one is not None and two is not None and abs(one - two) <= MINUTES_TOGETHER
        return SAME_TIME if is_together else None

    def _uncertain(self) -> Iterator[Found]:
        """Compare rows of uncertain date with those of the days on which they may have happened."""
        before: dict[int, list[int]] = defaultdict(list)
        for at, row in enumerate(self.told):
            if row.certainty == Certainty.DAY or not (row.first_on and row.last_on):
                continue
            if (row.last_on - row.first_on).days < WIDEST:
                for other, times in self._near(at, row.first_on, row.last_on, before).items():
                    if times >= FEWEST_OTHERWISE:
                        yield from self._compared(at, other, UNCERTAIN)
                for word in self.rarest[at]:
                    before[word].append(at)

    def _near(self, at: int, first_on: date, last_on: date, before: dict[int, list[int]]) -> dict[int, int]:
        """Return the rows whose days overlap with an uncertain one, and how many telling words they share."""
        shared: dict[int, int] = {}
        begins = bisect_left(self.days, first_on.toordinal())
        ends = bisect_right(self.days, last_on.toordinal())
        for word in self.rarest[at]:
            places = self.places.get(word, ())
            for place in places[bisect_left(places, begins) : bisect_left(places, ends)][:COMMONEST]:
                other = self.order[place]
                shared[other] = shared.get(other, 0) + 1
            for other in before[word][-COMMONEST:]:
                row = self.told[other]
                if row.first_on and row.last_on and row.first_on <= last_on and first_on <= row.last_on:
                    shared[other] = shared.get(other, 0) + 1
        return shared

    def _compared(self, at: int, other: int, needed: _Enough) -> Iterator[Found]:
        if self.told[other].body == self.told[at].body:
            return
        wording = self.wording
        words = wording.rows[at] & wording.rows[other]
        if len(words) < needed.words:
            return
        weights, least = wording.weights, sqrt(wording.totals[at] * wording.totals[other])
        share = sum([weights[word] for word in words]) / least if least else 0.0
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
