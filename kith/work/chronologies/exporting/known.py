"""What the check of names in a copy goes by."""

from collections.abc import Collection
from dataclasses import dataclass

from kith.work.chronologies.names import Coder


@dataclass(frozen=True)
class Known:
    """What the check of names goes by."""

    coder: Coder
    covered: Collection[str]
    """The codes, the agencies, and the words of our own that stand around the rows."""
    no_names: Collection[str]
