"""What stands around the rows of a copy, and the list of copies that were taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kith.base.ui.dates import long_date, long_datetime
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.exporting.files import FORMS
from kith.work.chronologies.models import Chronology, ChronologyCopy
from kith.work.chronologies.presenters.asked import rows_in_words
from kith.work.chronologies.queries.merged import HIDE, Asked, Counts


def copy_facts(
    chronology: Chronology,
    counts: Counts,
    asked: Asked,
    *,
    body: Body | None,
    known_to: str,
    day: date,
    sample: str,
) -> tuple[str, ...]:
    """Return the lines under the title of a copy, with what was asked for; `known_to` is the name of an
    agency. Which words or whom somebody searched for isn’t said: it may be a name."""
    whose = f"As {body.name} tells it" if body else "All agencies in one order"
    part = (
        f"{counts.shown:,} of {counts.all:,} rows" if counts.shown != counts.all else f"{counts.all:,} rows"
    )
    locked = chronology.locked_on
    agreed = f"Agreed and locked on {long_date(locked)}." if locked else "Not agreed yet."
    taken = f"{whose}: {part}, taken on {long_date(day)}."
    lines = (taken, *asked_words(asked, known_to or "any agency"), agreed, sample)
    return tuple(line for line in lines if line)


def asked_words(asked: Asked, whom: str) -> Iterator[str]:
    """Yield what was asked for, besides the agency, as sentences that stand in a copy: no other rows are in
    it."""
    if asked.as_at and asked.later == HIDE:
        yield f"What was known to {whom} on {long_date(asked.as_at)}. What became known later is left out."
    elif asked.as_at:
        yield f"What was not known to {whom} on {long_date(asked.as_at)} is in it too, without a mark."
    if asked.from_on or asked.to_on:
        begins = f" from {long_date(asked.from_on)}" if asked.from_on else ""
        ends = f" to {long_date(asked.to_on)}" if asked.to_on else ""
        yield f"Only days{begins}{ends}. Rows of unknown day are left out."
    said = (
        (asked.key_only, "Only key events."),
        (asked.uncertain, "Only rows whose day is not sure."),
        (asked.pairs, "Only rows chosen by how they stand beside those of other agencies."),
        (asked.subject, "Only rows of one subject."),
        (asked.text, "Only rows with words that were searched for."),
    )
    yield from (words for is_asked, words in said if is_asked)


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
    return f"{FORMS[one.form].words}, {whose}, {rows_in_words(one.rows)}"
