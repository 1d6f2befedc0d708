"""Finding rows of different agencies that may tell of one event. A person judges what is found."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kith.work.chronologies.enums import Likeness


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


FIELDS = ("id", "body", "certainty", "first_on", "last_on", "time", "subject", "event")
"""For `values_list`: `find_pairs(map(Told._make, rows.values_list(*FIELDS)))`."""


class Candidate(NamedTuple):
    """Two rows that stand side by side, and why in words. `first` stands first in the order."""

    first: int
    second: int
    likeness: Likeness
    because: str


def find_pairs(rows: Iterable[Told]) -> list[Candidate]:
    """Return the rows of different agencies that may tell of one event, each pair once."""
    return []
