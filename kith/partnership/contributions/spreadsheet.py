"""The entries of a year as a spreadsheet: sums as numbers, and every word as text, never as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUM = "£#,##0.00"
WIDTH = 24


def spreadsheet_of(rows: Iterable[Sequence[object]], *, sums: Sequence[str], title: str) -> bytes:
    """Return rows, the names of the columns first, as an Excel file; `sums` names the columns of money."""
    from xlsxwriter import Workbook  # few requests need it

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": title})
    sheet = book.add_worksheet("Entries")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": SUM})
    head: Sequence[object] = ()
    for at, row in enumerate(rows):
        head = head or row
        for column, value in enumerate(row):
            if at and value and head[column] in sums:
                sheet.write_number(at, column, float(str(value)), money)
            else:
                sheet.write_string(at, column, str(value), None if at else bold)
    sheet.set_column(0, max(0, len(head) - 1), WIDTH)
    sheet.freeze_panes(1, 0)
    book.close()
    return made.getvalue()
