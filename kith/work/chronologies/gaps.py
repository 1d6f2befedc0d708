"""Finding the stretches of time in which an agency tells of nothing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Gap(NamedTuple):
    """A silence of one agency: its first and its last day without a row, both counted."""

    body: int
    from_on: date
    to_on: date

    @property
    def days(self) -> int:
        """Return how many days it lasts."""
        return (self.to_on - self.from_on).days + 1


def gaps(
    rows: Mapping[int, Iterable[tuple[date | None, date | None]]],
    silent_days: int,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
) -> list[Gap]:
    """Return every silence longer than `silent_days`, by agency and then by day.

    `rows` gives for each agency the first and last days of its rows. A row of an uncertain date breaks no
    silence beyond its own days; one with an open end counts only the end it has. The days before an agency’s
    first row and after its last one count only where `from_on` and `to_on` say what was asked about.
    """
    found: list[Gap] = []
    for body, days in rows.items():
        found += _of_agency(body, days, silent_days, from_on, to_on)
    return found


def _of_agency(
    body: int,
    days: Iterable[tuple[date | None, date | None]],
    silent_days: int,
    from_on: date | None,
    to_on: date | None,
) -> Iterator[Gap]:
    """Yield the silences of one agency within the days that were asked about."""
    reached = from_on - ONE_DAY if from_on else None
    ends = [(to_on + ONE_DAY, to_on + ONE_DAY)] if to_on else []
    for first, last in [*sorted(_known(days)), *ends]:
        begins = first if not to_on else min(first, to_on + ONE_DAY)
        if reached and (begins - reached).days - 1 > silent_days:
            yield Gap(body, reached + ONE_DAY, begins - ONE_DAY)
        reached = max(reached, last) if reached else last


def _known(days: Iterable[tuple[date | None, date | None]]) -> Iterator[tuple[date, date]]:
    """Yield the days of rows that have any; an open end counts as the end that is known."""
    for first, last in days:
        known = first or last
        if known:
            yield known, last or known
