"""What pages say of rows that were kept aside, of doubts, and of what the columns of a file hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kith.work.chronologies.enums import Column
from kith.work.chronologies.models import ChronologyPart, RowFault


@dataclass(frozen=True)
class AsideLine:
    """A row that was kept aside: where it is, what is wrong and what would do."""

    line: int
    faults: Sequence[tuple[str, str]]
    """The cell and the words of each."""
    begins: str
    url: str


def aside_lines(
    aside: Mapping[int, Sequence[RowFault]], most: int, url: Callable[[int], str] | None
) -> list[AsideLine]:
    """Return the rows that were kept aside, the first `most`."""
    found = []
    for line, faults in list(aside.items())[:most]:
        values: list[str] = next((one.values for one in faults if one.values), [])
        begins = " · ".join(str(words) for words in values if str(words).strip())[:120]
        words = [(one.cell, one.found) for one in faults]
        found.append(AsideLine(line, words, begins, url(line) if url and line else ""))
    return found


@dataclass(frozen=True)
class Doubts:
    """What was read with a doubt: of the file as a whole, and by row."""

    of_file: Sequence[str]
    of_rows: Sequence[tuple[str, str]]
    more: int


def doubt_lines(doubts: Sequence[RowFault], most: int) -> Doubts:
    """Return what is to be known of a file, and the doubts by row, the first `most`."""
    of_file = [one.found for one in doubts if not one.line]
    of_rows = [(one.cell or f"Row {one.line}", one.found) for one in doubts if one.line]
    return Doubts(of_file, of_rows[:most], max(0, len(of_rows) - most))


def column_lines(part: ChronologyPart) -> list[tuple[str, str]]:
    """Return each column of a file with what it was read as."""
    labels = dict(Column.choices)
    return [
        (heading or f"Column {at + 1}", labels.get(column, "Left out"))
        for at, (heading, column) in enumerate(part.layout)
    ]


def typed_from(part: ChronologyPart, faults: Sequence[RowFault]) -> dict[str, str]:
    """Return what the cells of a row that was kept aside say, by `Column`, to be mended in a form."""
    values: list[str] = next((one.values for one in faults if one.values), [])
    found: dict[str, str] = {}
    for (_heading, column), words in zip(part.layout, values, strict=False):
        if column and str(words).strip():
            found[column] = f"{found[column]}\n{words}" if column in found else str(words)
    return found
