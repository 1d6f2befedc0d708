"""What stands in the file of a part: its sheets, its columns with examples, and one row as it came."""

from collections.abc import Sequence

from kith.partnership.documents.public import open_version
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.queries.parts import sheets_read_elsewhere
from kith.work.chronologies.reading import Layout, Sheet, Sheets, read_file, recognise, with_meanings
from kith.work.chronologies.reading.results import as_text
from kith.work.chronologies.recognising import sheet_to_read, unsaid

EXAMPLE = 60
"""How many characters of a cell show what stands in a column."""


def sheets_of(part: ChronologyPart) -> Sheets:
    """Return the sheets of a part’s file; raise Refused for one that can’t be read. No query."""
    assert part.file is not None
    with open_version(part.file) as file:
        return read_file(file.read(), name=part.file.name)


def sheets_to_choose(part: ChronologyPart) -> list[tuple[str, str]]:
    """Return the sheets or tables of a file that no other part was read from, with what to say of each: how
    many rows, and how it begins."""
    read = sheets_read_elsewhere(part)
    left = [one for one in sheets_of(part).sheets if one.rows and one.name[:100] not in read]
    return [(one.name[:100], _about(one)) for one in left]


def _about(sheet: Sheet) -> str:
    begins = next((", ".join(cells) for row in sheet.rows if (cells := _words(row))), "")
    return f"{sheet.name} ({len(sheet.rows):,} rows): {begins[:EXAMPLE]}"


def _words(row: Sequence[object]) -> list[str]:
    return [as_text(cell) for cell in row if str(cell).strip()]


def example_columns(part: ChronologyPart) -> tuple[list[tuple[str, str, str]], list[str], int]:
    """Return the columns of a part’s sheet (heading, what stands first in it, what it seems to hold), what is
    to be said of them as sentences, and how many sheets the file has."""
    sheets = sheets_of(part)
    sheet = sheet_to_read(sheets, part.sheet)
    count = len([one for one in sheets.sheets if one.rows])
    if sheet is None:
        return [], [], count
    layout = recognise(sheet)
    if part.state != PartState.COLUMNS and len(layout.pairs) == len(part.layout):
        layout = with_meanings(layout, [column for _heading, column in part.layout])
    heads = [
        (heading or f"Column {at + 1}", _example(sheet, layout, at), column)
        for at, (heading, column) in enumerate(layout.pairs)
    ]
    return heads, _to_say(sheet, layout), count


def _example(sheet: Sheet, layout: Layout, at: int) -> str:
    below = sheet.rows[layout.last + 1 :]
    found = next((as_text(row[at]) for row in below if at < len(row) and str(row[at]).strip()), "")
    return found if len(found) <= EXAMPLE else f"{found[:EXAMPLE]}…"


def _to_say(sheet: Sheet, layout: Layout) -> list[str]:
    unknown = unsaid(sheet, layout)
    names = ", ".join(f"“{heading}”" for heading in unknown)
    more = [f"Nobody has said yet what these columns hold: {names}."] if unknown else []
    return [*layout.asks, *more]


def row_in_file(part: ChronologyPart, line: int) -> tuple[str, list[tuple[str, str]]]:
    """Return where a row stands in its file, and its cells with their headings, as the file has them. Raises
    Refused where the file can’t be read."""
    sheet = sheet_to_read(sheets_of(part), part.sheet)
    if sheet is None or not 0 < line <= len(sheet.rows):
        return "", []
    where = sheet.places[line - 1] if sheet.places else f"Row {line}"
    cells = [as_text(cell) for cell in sheet.rows[line - 1]]
    heads = [heading for heading, _column in part.layout]
    heads += [""] * (len(cells) - len(heads))
    return where, [(heads[at] or f"Column {at + 1}", words) for at, words in enumerate(cells)]
