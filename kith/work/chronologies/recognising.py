"""Which sheet of a file is read and what its columns hold: said, remembered, or asked."""

from collections.abc import Callable, Sequence

from kith.work.chronologies.reading import Layout, Sheet, Sheets, recognise, with_meanings


def sheet_to_read(sheets: Sheets, said: str) -> Sheet | None:
    """Return the sheet that is read: the one that was said, the only one, or the only one whose columns are
    recognised. None where a person has to choose."""
    full = [one for one in sheets.sheets if one.rows]
    if said:
        return next((one for one in full if one.name[:100] == said), None)
    if len(full) == 1:
        return full[0]
    whole = [one for one in full if recognise(one).is_whole]
    return whole[0] if len(whole) == 1 else None


def layout_to_read(
    sheet: Sheet,
    said: Sequence[Sequence[str]],
    remembered: Callable[[Sequence[str]], Sequence[str] | None],
) -> tuple[Layout, bool]:
    """Return what the columns of a sheet hold, and whether it can be read by that.

    What a person said counts first, then what is remembered of the agency’s files with these headings.
    A column that holds something and that nobody knows is asked about: nothing is left out unsaid.
    """
    layout = recognise(sheet)
    if layout.key_at >= 0 and not said:
        return layout, layout.is_whole
    meanings = [column for _heading, column in said] or remembered([heading for heading, _c in layout.pairs])
    if meanings and len(meanings) == len(layout.pairs):
        chosen = with_meanings(layout, meanings)
        return chosen, chosen.is_whole
    return layout, layout.is_whole and not unsaid(sheet, layout)


def unsaid(sheet: Sheet, layout: Layout) -> list[str]:
    """Return the headings of the columns that hold something and of which nobody knows what it is. None of a
    copy that Kith made."""
    if layout.key_at >= 0:
        return []
    return [
        heading or f"Column {at + 1}"
        for at, (heading, column) in enumerate(layout.pairs)
        if not column and any(_holds(row, at) for row in sheet.rows[layout.last + 1 :])
    ]


def _holds(row: Sequence[object], at: int) -> bool:
    return at < len(row) and bool(str(row[at]).strip())
