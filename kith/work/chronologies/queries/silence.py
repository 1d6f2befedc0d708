"""What is worked out from all rows that were released: the silences of agencies, and the days that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kith.work.chronologies.gaps import Gap, gaps
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow

KEPT = 64
"""Of how many chronologies a process keeps what was worked out."""


@dataclass(frozen=True)
class WorkedOut:
    """What was worked out from all released rows of a chronology."""

    silences: tuple[Gap, ...]
    """The earliest first."""
    known_days: tuple[date, ...]
    """The days on which anything became known, in order."""


def worked_out(chronology: Chronology, parts: Sequence[ChronologyPart]) -> WorkedOut:
    """Return the silences longer than the rule of the chronology, and the days on which things became known.

    `parts` are those whose rows are shown. What is released stays as it is, so it is worked out once for
    them: one query then, none later.
    """
    stamp = tuple((part.public_id, part.released_at, part.rows_kept) for part in parts)
    asked = (chronology.silent_days, chronology.from_on, chronology.to_on)
    return _worked_out(chronology.pk, stamp, *asked)


@lru_cache(maxsize=KEPT)
def _worked_out(
    chronology: int, stamp: tuple[object, ...], silent_days: int, from_on: date | None, to_on: date | None
) -> WorkedOut:
    rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True).order_by()
    days: dict[int, list[tuple[date | None, date | None]]] = {}
    known: set[date] = set()
    for body, first, last, by in rows.values_list("body", "first_on", "last_on", "known_by_on").distinct():
        days.setdefault(body, []).append((first, last))
        if by:
            known.add(by)
    found = gaps(days, silent_days, from_on=from_on, to_on=to_on)
    return WorkedOut(tuple(sorted(found, key=lambda gap: (gap.from_on, gap.body))), tuple(sorted(known)))
