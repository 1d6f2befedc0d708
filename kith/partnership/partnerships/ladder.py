"""The ladder of seniority of a partnership, which the room that knows its arrangements makes known here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.registries import Registry
from kith.partnership.partnerships.models import Partnership


@dataclass(frozen=True)
class Rung:
    """One rung: its key, its name, and what each sector calls those who stand on it, in a sentence."""

    key: str
    name: str
    titles: str


Ladder = Callable[[Partnership, date], tuple[Rung, ...]]

ladders: Registry[Ladder] = Registry("ladder of seniority")


def rungs_for(partnership: Partnership, day: date) -> tuple[Rung, ...]:
    """Return the rungs of the ladder in force on a day, the most senior first; none while there is no ladder."""
    return tuple(rung for _name, ladder in ladders for rung in ladder(partnership, day))
