"""What the columns of a chronology hold, by their headings and the many words that agencies use for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kith.base.kernel.tables import shown
from kith.work.chronologies.enums import Column
from kith.work.chronologies.reading.sheets import Sheet

LOOKED_AT = 40
"""In how many rows from the top the headings are looked for."""
CALLED = {
    Column.DATE: """
        date; date of event; event date; date of contact; contact date; date of incident; incident
        date; when; day; date from; start date; date of entry; entry date; date of event/contact;
        date of occurrence; date occurred; date (dd/mm/yyyy); date dd/mm/yyyy; date/period
    """,
    Column.TIME: """
        time; time of event; event time; time of contact; time (24 hour); time (24hr); at; start
        time; time of incident
    """,
    Column.KNOWN: """
        became known to the agency; became known; known to the agency; date known; known on; date
        known to agency; date agency became aware; became aware; date recorded; recorded on; date
        reported; date notified; date agency knew; became known to agency
    """,
    Column.SOURCE: """
        source; source of information; information source; source document; source of evidence;
        evidence; record; document; reference; source/record; record source; case record; system;
        file reference; source of info
    """,
    Column.SUBJECT: """
        subject; person; who; name; family member; about; child; subject of entry; person concerned;
        individual; person/s involved; persons involved; subject(s); people involved; subject name
    """,
    Column.EVENT: """
        event; events; what happened; description; details; detail; incident; contact; entry;
        summary; significant event; event/contact; description of event; details of event; event
        details; information; nature of contact; details of contact; key event; narrative; event
        description; significant events; summary of event; details of event/contact; event or
        contact; contact/event; incident details
    """,
    Column.RESPONSE: """
        response; action; actions; action taken; outcome; agency response; response/action; actions
        taken; response of agency; action/outcome; decision; outcome/action; what was done;
        intervention; agency action; action or outcome; response and outcome; response/outcome
    """,
    Column.COMMENT: """
        comment; comments; analysis; author comment; author’s comment; reflection; notes; note;
        remarks; commentary; author's comments; agency comment; comment/analysis; comments and
        analysis; observation; observations; comments/analysis; analysis/comment
    """,
    Column.SIGNIFICANCE: """
        significance; significant; key; importance; rating; key event?; is key; key practice
        episode; rag; significance of event; significant?; critical; key line of enquiry; level of
        significance
    """,
}


def plain_words(heading: str) -> str:
    """Return a heading in small letters and figures, without marks and without what stands in brackets."""
    bare = re.sub(r"\([^)]*\)", " ", heading.casefold()).replace("’", "").replace("'", "")
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


KNOWN_WORDS = {plain_words(one): column for column, words in CALLED.items() for one in words.split(";")}
NEEDED = (Column.DATE, Column.EVENT)
ONCE = frozenset({Column.DATE, Column.TIME, Column.KNOWN})
"""Columns that can’t be made of two; the text of others is put together, each under its heading."""
HEADING_WORDS = 8
LONGEST_HEADING = 100


@dataclass(frozen=True)
class Layout:
    """What the columns of one sheet hold, and what is to be asked of a person before it can be read."""

    pairs: tuple[tuple[str, str], ...]
    """For each column from the left its heading and what it holds: a `Column`, or nothing."""
    first: int = 0
    """The place, in the sheet’s rows from 0, of the first row of headings."""
    last: int = 0
    """The place of the last row of headings, below which the events begin; −1 where there are none."""
    asks: tuple[str, ...] = ()
    """What has to be said before the sheet can be read, as sentences; empty when it can be."""
    notes: tuple[str, ...] = field(default=())
    """What was made of the headings, as sentences: two rows of them, headings that span columns."""

    @property
    def is_whole(self) -> bool:
        """Return whether the sheet can be read as it is."""
        return not self.asks

    def places(self) -> dict[str, list[int]]:
        """Return the places of the columns, from 0, by what they hold."""
        found: dict[str, list[int]] = {}
        for at, (_heading, column) in enumerate(self.pairs):
            if column:
                found.setdefault(column, []).append(at)
        return found


def column_called(heading: str) -> str:
    """Return what a column of this heading holds; empty where nobody knows."""
    return KNOWN_WORDS.get(plain_words(heading), "")


def recognise(sheet: Sheet) -> Layout:
    """Return what the columns of a sheet hold by their headings; `asks` says what a person has to add."""
    first, last = _heading_rows(sheet)
    headings = _headings(sheet, first, last)
    pairs = tuple((heading, column_called(heading)) for heading in headings)
    return replace(Layout(pairs, first, last), asks=_asked(pairs))


def with_meanings(layout: Layout, meanings: Sequence[str] | Mapping[int, str]) -> Layout:
    """Return a layout with what a person says that its columns hold, from the left; empty for not read."""
    said = dict(enumerate(meanings)) if not isinstance(meanings, Mapping) else dict(meanings)
    pairs = tuple((heading, said.get(at, column)) for at, (heading, column) in enumerate(layout.pairs))
    return replace(layout, pairs=pairs, asks=_asked(pairs, is_said=True))


def _heading_rows(sheet: Sheet) -> tuple[int, int]:
    scores = [(_score(row), -at) for at, row in enumerate(sheet.rows[:LOOKED_AT])]
    best, at = max(scores, default=(0, 0))
    if best < 1:
        return 0, -1
    return -at, -at


def _score(row: Sequence[Any]) -> int:
    headings = (cell for cell in row if isinstance(cell, str) and len(cell) < LONGEST_HEADING)
    return len({column_called(one) for one in headings} - {""})


def _headings(sheet: Sheet, first: int, last: int) -> list[str]:
    width = max((len(row) for row in sheet.rows), default=0)
    if last < first:
        return [f"Column {at + 1}" for at in range(width)]
    row = sheet.rows[last]
    return [shown(row[at]) if at < len(row) else "" for at in range(width)]


def _asked(pairs: Sequence[tuple[str, str]], *, is_said: bool = False) -> tuple[str, ...]:
    columns = [column for _heading, column in pairs]
    asks = []
    for needed in NEEDED:
        if needed not in columns:
            asks.append(f"No column was recognised as the {needed.label.lower()}. Say which one it is.")
    for column in Column:
        twice = [f"“{heading}”" for heading, one in pairs if one == column]
        if len(twice) > 1 and (column in ONCE or not is_said):
            asks.append(
                f"Two columns seem to hold the {column.label.lower()}: {' and '.join(twice)}. Keep one."
            )
    return tuple(asks)
