"""Files of agencies made for tests: sound ones, and those that go wrong as such files do. All are small."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from xlsxwriter import Workbook

HEADS = ("Date", "Subject", "Event")
GOOD = ("03/04/2025", "Child A", "Seen at home by the health visitor.")


def csv_file(*rows: Sequence[str], name: str = "chronology.csv") -> SimpleUploadedFile:
    """Return rows as text."""
    lines = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return SimpleUploadedFile(name, lines.encode())


def workbook(*rows: Sequence[Any], merge: Sequence[Any] = (), **options: Any) -> SimpleUploadedFile:
    """Return rows as a workbook; `merge` are a first row, column, last row, column and the words."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, **options})
    sheet, days = book.add_worksheet("Chronology"), book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(at, column, datetime.combine(cell, time()), days)
            elif cell != "":
                sheet.write(at, column, cell)
    if merge:
        sheet.merge_range(*merge)
    book.close()
    return SimpleUploadedFile("chronology.xlsx", made.getvalue())


def word_tables(*tables: Sequence[Sequence[str]]) -> SimpleUploadedFile:
    """Return a Word document with tables one after the other, as those that were split over pages."""
    document, made = Document(), io.BytesIO()
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        document.add_paragraph("")
    document.save(made)
    return SimpleUploadedFile("chronology.docx", made.getvalue())
