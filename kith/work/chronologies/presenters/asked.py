"""What was asked of a chronology, in words and as an address, and how many rows it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from kith.base.ui.dates import long_date
from kith.work.chronologies.presenters.merged import Agency
from kith.work.chronologies.queries.merged import Asked, Counts


def rows_in_words(number: int) -> str:
    """Return *1 row* or *40,000 rows*."""
    return "1 row" if number == 1 else f"{number:,} rows"


def counts_in_words(counts: Counts, asked: Asked, agencies: Mapping[int, Agency]) -> list[str]:
    """Return how many rows are shown, and for each reason how many are not."""
    if counts.shown == counts.all:
        return [f"All {rows_in_words(counts.all)} are shown."] if counts.all > 1 else []
    said = [f"{rows_in_words(counts.shown)} of {counts.all:,} {'is' if counts.shown == 1 else 'are'} shown."]
    if counts.by_filters:
        said.append(f"{rows_in_words(counts.by_filters)} left out by what you asked for.")
    if counts.undated:
        said.append(f"{rows_in_words(counts.undated)} of unknown day left out, because you asked for days.")
    if asked.as_at:
        said += _hidden(counts, asked.as_at, asked, agencies)
    return said


def _hidden(counts: Counts, day: date, asked: Asked, agencies: Mapping[int, Agency]) -> list[str]:
    whom = next((one.name for one in agencies.values() if one.public_id == asked.known_to), "any agency")
    said = []
    if counts.later:
        said.append(f"{rows_in_words(counts.later)} hidden: not known to {whom} on {long_date(day)}.")
    if counts.others:
        said.append(f"{rows_in_words(counts.others)} hidden: told by other agencies.")
    if counts.no_day:
        said.append(f"{rows_in_words(counts.no_day)} hidden: no day says when it was known.")
    return said


def query_of(asked: Asked, **other: object) -> str:
    """Return what was asked as the query of an address, with some answers changed, without empty ones, and
    without words that were looked for: their mark stands for them."""
    said = {**vars(asked), **other, "text": "", "subject": ""}
    plain = {
        name: value.isoformat() if isinstance(value, date) else ("on" if value is True else value)
        for name, value in said.items()
        if value
    }
    return urlencode(plain)


def days_beside(known_days: Sequence[date], day: date) -> tuple[date | None, date | None]:
    """Return the last day before and the first after a day on which anything became known."""
    before = max((one for one in known_days if one < day), default=None)
    after = min((one for one in known_days if one > day), default=None)
    return before, after
