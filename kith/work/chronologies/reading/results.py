"""What was read of a file: rows ready to be stored, and every fault and doubt by its place."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple


class ReadRow(NamedTuple):
    """One event as one agency tells it; the names are those of a stored row’s fields."""

    line: int
    written: str
    certainty: str
    first_on: date | None
    last_on: date | None
    time: str
    placed: str
    known_written: str
    known_on: date | None
    known_by_on: date | None
    source: str
    subject: str
    event: str
    response: str
    comment: str
    significance: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that couldn’t be read, or only with a doubt: where it is, and what would mend it."""

    line: int
    """Its row in the file; 0 for what is wrong with the whole file."""
    cell: str
    column: str
    found: str
    is_doubt: bool = False
    values: tuple[str, ...] = ()
    """The cells of the row, where it was kept aside."""


@dataclass
class Reading:
    """The rows of one sheet, and what is to be said of them."""

    rows: list[ReadRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """Faults and doubts, in the order of the file."""
    blank: int = 0
    """How many empty rows stood between the others."""

    @property
    def aside(self) -> int:
        """Return how many rows were kept aside whole."""
        return len({one.line for one in self.faults if not one.is_doubt and one.line})

    @property
    def doubts(self) -> int:
        """Return how many doubts there are about what was read; what was not read is no doubt."""
        return sum(one.is_doubt and bool(one.column) for one in self.faults)


def as_text(value: Any) -> str:
    """Return a cell as it is kept aside: text, and dates as the reader would write them."""
    if isinstance(value, date):
        hour = getattr(value, "hour", 0) or getattr(value, "minute", 0)
        return value.strftime("%d/%m/%Y %H:%M" if hour else "%d/%m/%Y")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
