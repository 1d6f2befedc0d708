"""A copy as a spreadsheet: every cell is text and never a formula or a link."""

from datetime import UTC, datetime, time
from io import BytesIO

from kith.work.chronologies.exporting.contents import CODES, HANDLING, HEAD, Contents

WIDTHS = (18, 8, 26, 18, 22, 18, 60, 40, 40, 22, 10, 16)
MOST_LETTERS = 32_767
"""What a cell of a spreadsheet holds at most; what is longer goes on in a row below, marked so."""
HEADING_ROW = 3


def excel_of(contents: Contents) -> bytes:
    """Return a copy as a spreadsheet, written row by row so that forty thousand need little memory.

    The mark and the line on codes stand on top of the sheet and on each printed page.
    """
    from xlsxwriter import Workbook  # few requests need it

    made = BytesIO()
    book = Workbook(made, {"constant_memory": True, "in_memory": False, "strings_to_urls": False})
    at = datetime.combine(contents.day, time(), tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": contents.title, "author": contents.author, "created": at})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Chronology")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{HANDLING}")
    sheet.set_footer(f"&L{CODES}&RPage &P of &N")
    sheet.repeat_rows(HEADING_ROW)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    for at_row, words in enumerate((HANDLING, CODES, " ".join((f"{contents.title}.", *contents.facts)))):
        sheet.write_string(at_row, 0, words, bold if at_row == 0 else None)
    for column, words in enumerate(HEAD):
        sheet.write_string(HEADING_ROW, column, words, bold)
    write, line = sheet.write_string, HEADING_ROW
    for row in contents.rows:
        line += 1
        for column, words in enumerate(row):
            if words:
                write(line, column, words[:MOST_LETTERS], wrapped)
    book.close()
    return made.getvalue()
