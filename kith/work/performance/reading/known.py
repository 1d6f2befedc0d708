"""What the rows of a file are compared with: the indicators that there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Known:
    """An indicator as far as its figures are read by it."""

    key: str
    name: str
    frequency: str
    unit: str
    held_to: date | None = None
    """The last day on which it is kept; empty while no end is set."""
    owner: str = ""
    """The agency that sends its figures."""
    owner_key: str = ""
    """The key of that agency."""
    is_others: bool = False
    """Whether whoever brings the file may not bring its figures: they are another agency’s."""


def by_what_they_are_called(indicators: Iterable[Known]) -> dict[str, Known]:
    """Return indicators by short name, and by full name where no other is called the same."""
    listed = list(indicators)
    names = [one.name.casefold() for one in listed]
    found = {name: one for name, one in zip(names, listed, strict=True) if names.count(name) == 1}
    return found | {one.key: one for one in listed}
