"""Which children a priority or an indicator covers, by age and area, and which nothing covers. No queries.

Ages are whole years: *10 to 17* runs from the tenth birthday to the day before the eighteenth. Children are
under 18 (Children Act 1989, section 105); ages up to 25 can be written down for young people who leave care.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import models

from kith.base.kernel.refusals import Refused

UNBORN, OLDEST_CHILD, OLDEST = -1, 17, 25
"""Before birth; the last age of a child; the last age that can be written down."""
CHILDHOOD = range(OLDEST_CHILD + 1)
NOT_STATED = "Not stated"


class Area(models.TextChoices):
    """Of which part of the area."""

    WHOLE = "whole", "The whole area"
    NAMED = "named", "Some places of it"


@dataclass(frozen=True)
class Covers:
    """The children that something covers; what nobody stated is None or empty."""

    ages_from: int | None = None
    ages_to: int | None = None
    area: str = ""
    places: tuple[str, ...] = ()
    """Districts or local authority areas by name, where it is not the whole area."""

    @property
    def ages(self) -> Collection[int]:
        """Return the ages in years that it covers; none where nobody stated them."""
        if self.ages_from is None or self.ages_to is None:
            return ()
        return range(self.ages_from, self.ages_to + 1)

    @property
    def is_stated(self) -> bool:
        """Return whether both ages and area are stated."""
        return bool(self.ages) and bool(self.area)

    def reaches(self, place: str) -> bool:
        """Return whether it covers a place wholly."""
        return self.area == Area.WHOLE or place.casefold() in {one.casefold() for one in self.places}

    @property
    def ages_words(self) -> str:
        """Return the ages in words: *Before birth to 4*, *10 to 17*."""
        if self.ages_from is None or self.ages_to is None:
            return NOT_STATED
        if self.ages_from == self.ages_to:
            return age_words(self.ages_from)
        return f"{age_words(self.ages_from)} to {age_words(self.ages_to).lower()}"

    @property
    def area_words(self) -> str:
        """Return the area in words."""
        if self.area == Area.NAMED:
            return ", ".join(self.places)
        return Area(self.area).label if self.area else NOT_STATED


NOTHING_STATED = Covers()


def age_words(age: int) -> str:
    """Return an age as it is written: *Before birth*, *Under 1*, *12*."""
    return {UNBORN: "Before birth", 0: "Under 1"}.get(age, str(age))


AGE_CHOICES = [(str(age), age_words(age)) for age in range(UNBORN, OLDEST + 1)]


def ages_missing(found: Iterable[Covers]) -> list[str]:
    """Return the ages of childhood that nothing covers, as spans in words: *5 to 9*."""
    covered = {age for one in found for age in one.ages}
    missing = [age for age in CHILDHOOD if age not in covered]
    spans = []
    for _key, run in groupby(enumerate(missing), lambda pair: pair[1] - pair[0]):
        ages = [age for _place, age in run]
        spans.append(Covers(ages[0], ages[-1]).ages_words)
    return spans


def places_missing(found: Sequence[Covers], places: Iterable[str]) -> list[str]:
    """Return the places that nothing covers wholly."""
    return [place for place in places if not any(one.reaches(place) for one in found)]


def places_written(text: str) -> tuple[str, ...]:
    """Return the places that somebody wrote, one a line or between commas, each once."""
    written = [one.strip() for line in text.splitlines() for one in line.split(",")]
    return tuple(dict.fromkeys(one for one in written if one))


def as_stated(covers: Covers) -> Covers:
    """Return what somebody states, in order; raise Refused with a sentence where it doesn’t hold together."""
    if (covers.ages_from is None) != (covers.ages_to is None):
        raise Refused("Give both the first and the last age, or neither.", field="ages_to")
    if covers.ages_from is not None and covers.ages_to is not None and covers.ages_from > covers.ages_to:
        raise Refused("The last age is the first age or more.", field="ages_to")
    if covers.area == Area.NAMED and not covers.places:
        raise Refused("Name the places, one a line.", field="places")
    if covers.places and covers.area != Area.NAMED:
        raise Refused("Choose “Some places of it”, or leave the places empty.", field="area")
    return covers
