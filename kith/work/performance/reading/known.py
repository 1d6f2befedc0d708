"""What the rows of a file are compared with: the indicators that there are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """An indicator as far as its figures are read by it."""

    key: str
    name: str
    frequency: str
    unit: str
