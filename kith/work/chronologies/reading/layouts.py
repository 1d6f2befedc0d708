"""What the columns of a chronology hold, by their headings and the many words that agencies use for them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kith.base.kernel.tables import cell_name, shown
from kith.work.chronologies.copy_columns import AGENCY_AT, HEAD, KEY_AT, is_own_head, pairs_of_own
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


KNOWN_WORDS = {plain_words(one): column.value for column, words in CALLED.items() for one in words.split(";")}
NEEDED = (Column.DATE, Column.EVENT)
ONCE = frozenset({Column.DATE, Column.TIME, Column.KNOWN})
"""Columns that can’t be made of two; the text of others is put together, each under its heading."""
FEWEST = 2
"""How many cells a row of headings has at the least."""
NO_HEADINGS = "No row names the columns. Say what each holds."
HOW_WRITTEN = re.compile(r"^\W*(?:(?:dd|mm|yy(?:yy)?|hh|ss|24|hours?|hrs?|clock|hr)\W*)+$", re.IGNORECASE)
"""A heading that says how something is written, such as *(dd/mm/yyyy)*."""
LONGEST_HEADING = 100
MOST_AGENCIES = 8


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
    key_at: int = -1
    """The place of the column in which a copy that Kith made says which rows are key events; −1 for any other
    file. Of such a copy every column is known."""

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
    width = max((len(row) for row in sheet.rows), default=0)
    at = _heading_row(sheet)
    if at is not None and width == len(HEAD) and is_own_head(sheet.rows[at]):
        return Layout(pairs_of_own(), at, at, (), tuple(_notes_of_own(sheet, at)), KEY_AT)
    if at is None:
        pairs = tuple((f"Column {_letters(column)}", "") for column in range(width))
        return Layout(pairs, 0, -1, (NO_HEADINGS, *_asked(pairs)))
    first, last = _both_rows(sheet, at)
    upper = _spread(sheet, first, width)
    lower = _spread(sheet, last, width) if last > first else upper
    pairs = tuple(_pair(above, below) for above, below in zip(upper, lower, strict=True))
    return Layout(pairs, first, last, _asked(pairs), tuple(_notes(sheet, first, last)))


def with_meanings(layout: Layout, meanings: Sequence[str] | Mapping[int, str]) -> Layout:
    """Return a layout with what a person says that its columns hold, from the left; empty for not read.

    Two columns of words may hold the same: each is then kept under its heading. Two of dates may not.
    """
    said = dict(meanings) if isinstance(meanings, Mapping) else dict(enumerate(meanings))
    pairs = tuple((heading, said.get(at, column)) for at, (heading, column) in enumerate(layout.pairs))
    return replace(layout, pairs=pairs, asks=_asked(pairs, is_said=True))


def _heading_row(sheet: Sheet) -> int | None:
    """Return the place of the row near the top that names the most columns; None where none does."""
    scores = [(_score(row), -at) for at, row in enumerate(sheet.rows[:LOOKED_AT])]
    best, at = max(scores, default=(0, 0))
    is_alone = len([cell for cell in sheet.rows[-at] if str(cell).strip()]) < FEWEST if scores else True
    return None if not best or is_alone else -at


def _score(row: Sequence[Any]) -> int:
    headings = (cell for cell in row if isinstance(cell, str) and len(cell) < LONGEST_HEADING)
    return len({column_called(one) for one in headings} - {""})


def _both_rows(sheet: Sheet, at: int) -> tuple[int, int]:
    """Return the first and last row of headings: the row above or below may belong to them too."""
    if at + 1 < len(sheet.rows) and _is_second(sheet.rows[at + 1], sheet.rows[at]):
        return at, at + 1
    above = sheet.rows[at - 1] if at else []
    filled = [cell for cell in above if str(cell).strip()]
    spans = [right - left + 1 for top, left, _bottom, right in sheet.merged if top == at - 1 and right > left]
    is_title = len(filled) == 1 and max(spans, default=0) * 2 > len(sheet.rows[at])
    if filled and not is_title and (spans or _score(above)) and _is_words(filled):
        return at - 1, at
    return at, at


def _is_second(row: Sequence[Any], above: Sequence[Any]) -> bool:
    """Return whether a row below the headings names columns too, or says how they are written."""
    filled = [cell for cell in row if str(cell).strip()]
    if not filled or not _is_words(filled):
        return False
    if all(HOW_WRITTEN.search(str(cell)) for cell in filled):
        return True
    named = [at for at, cell in enumerate(row) if isinstance(cell, str) and column_called(cell)]
    return len(named) > 1 or any(at >= len(above) or not str(above[at]).strip() for at in named)


def _is_words(filled: Sequence[Any]) -> bool:
    return all(isinstance(cell, str) and len(cell) < LONGEST_HEADING for cell in filled)


def _spread(sheet: Sheet, at: int, width: int) -> list[str]:
    """Return the headings of a row, one that spans several columns in each of them."""
    row = sheet.rows[at]
    headings = [shown(row[column]) if column < len(row) else "" for column in range(width)]
    for top, left, bottom, right in sheet.merged:
        if top <= at <= bottom and left < width:
            spanning = shown(sheet.rows[top][left]) if left < len(sheet.rows[top]) else ""
            for column in range(left, min(right + 1, width)):
                headings[column] = headings[column] or spanning
    return headings


def _pair(above: str, below: str) -> tuple[str, str]:
    if above == below or not below or not above or HOW_WRITTEN.search(below):
        heading = above or below
        return heading, column_called(heading)
    whole = f"{above}: {below}"[:LONGEST_HEADING]
    return whole, column_called(below) or column_called(f"{above} {below}") or column_called(above)


def _notes(sheet: Sheet, first: int, last: int) -> Iterator[str]:
    if last > first:
        yield f"Rows {first + 1} and {last + 1} were read together as the headings."
    for top, left, _bottom, right in sheet.merged:
        if first <= top <= last and right > left:
            heading = shown(sheet.rows[top][left]) if left < len(sheet.rows[top]) else ""
            cell = sheet.cell(left, top + 1)
            yield f"The heading “{heading}” in {cell} spans {right - left + 1} columns."


def _notes_of_own(sheet: Sheet, at: int) -> Iterator[str]:
    """Yield whose rows stand in a copy that Kith made: they may be others’ than those of who hands it in."""
    below = (row for row in sheet.rows[at + 1 :] if len(row) > AGENCY_AT)
    named = Counter(shown(row[AGENCY_AT]) for row in below if shown(row[AGENCY_AT]))
    whose = "; ".join(f"{name}: {count:,}" for name, count in named.most_common(MOST_AGENCIES))
    yield (
        "This is a copy that was taken out of Kith, so its columns are known. All its rows are read as your "
        f"agency’s own, whichever agency they name ({whose})."
    )


def _asked(pairs: Sequence[tuple[str, str]], *, is_said: bool = False) -> tuple[str, ...]:
    """Return what a person has to say: which columns hold date and event, and which of two is meant."""
    columns = [column for _heading, column in pairs]
    asks = [
        f"No column is known to hold the {needed.label.lower()}. Say which one does."
        for needed in NEEDED
        if needed not in columns
    ]
    for column in Column:
        twice = [f"“{heading}” ({_letters(at)})" for at, (heading, one) in enumerate(pairs) if one == column]
        if len(twice) > 1 and (column in ONCE or not is_said):
            says = f"{len(twice)} columns seem to hold the {column.label.lower()}: {', '.join(twice)}"
            asks.append(f"{says}. Say what each holds; one may hold it.")
    return tuple(asks)


def _letters(column: int) -> str:
    return cell_name(column, 1)[:-1]
