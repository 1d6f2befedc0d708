"""Reading an agency’s chronology from a file: its sheets, what each column holds, its rows and its faults.

Three steps, so that a person can say what the columns hold in between: `read_file`, `recognise`, `read_rows`.
"""

from kith.work.chronologies.reading.files import best_sheet, read_file
from kith.work.chronologies.reading.layouts import Layout, recognise, with_meanings
from kith.work.chronologies.reading.results import Fault, Reading, ReadRow
from kith.work.chronologies.reading.row import read_row
from kith.work.chronologies.reading.rows import read_rows
from kith.work.chronologies.reading.sheets import Sheet, Sheets

__all__ = [
    "Fault",
    "Layout",
    "ReadRow",
    "Reading",
    "Sheet",
    "Sheets",
    "best_sheet",
    "read_file",
    "read_row",
    "read_rows",
    "recognise",
    "with_meanings",
]
