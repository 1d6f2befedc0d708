"""What stands around the rows of a copy, and the list of copies that were taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kith.base.ui.dates import long_date, long_datetime
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.exporting.files import FORMS
from kith.work.chronologies.lanes.drawing import count_words
from kith.work.chronologies.models import Chronology, ChronologyCopy
from kith.work.chronologies.queries.merged import Counts


def copy_facts(
    chronology: Chronology, counts: Counts, *, body: Body | None, day: date, sample: str
) -> tuple[str, ...]:
    """Return the lines under the title of a copy. What was searched for isn’t said: it may be a name."""
    whose = f"As {body.name} tells it" if body else "All agencies in one order"
    part = (
        f"{counts.shown:,} of {counts.all:,} rows" if counts.shown != counts.all else f"{counts.all:,} rows"
    )
    locked = chronology.locked_on
    agreed = f"Agreed and locked on {long_date(locked)}." if locked else "Not agreed yet."
    lines = (f"{whose}: {part}, taken on {long_date(day)}.", agreed, sample)
    return tuple(line for line in lines if line)


def copy_lines(copies: Sequence[ChronologyCopy]) -> list[tuple[str, ...]]:
    """Return each copy as a row: when, by whom, which, what was found in it and why it was taken."""
    return [
        (
            long_datetime(one.made_at),
            one.made_by,
            _which(one),
            f"{one.doubts:,} possible names: {one.because}" if one.doubts else "No possible name found",
        )
        for one in copies
    ]


def _which(one: ChronologyCopy) -> str:
    whose = one.body.name if one.body else "all agencies"
    return f"{FORMS[one.form].words}, {whose}, {count_words(one.rows)}"
