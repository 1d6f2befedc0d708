"""What goes out in a table can't run in a spreadsheet, and what comes in is text."""

import csv
from datetime import date
from io import StringIO

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import cell_name, csv_lines, places_of, safe_cell


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(beginning):
    assert safe_cell(beginning) == f"'{beginning}"


@pytest.mark.parametrize(
    ("value", "cell"), [("Plain", "Plain"), (None, ""), (date(2026, 3, 3), "2026-03-03"), ("a=b", "a=b")]
)
def test_plain_values_stay_as_they_are(value, cell):
    assert safe_cell(value) == cell


def test_lines_read_back_as_the_rows_they_were_made_from():
    rows = [("Action", "Owner"), ("Say “yes”, or\nno", 'A "quoted" name')]
    assert list(csv.reader(StringIO("".join(csv_lines(rows)), newline=""))) == [list(row) for row in rows]


@pytest.mark.parametrize(("column", "line", "name"), [(0, 1, "A1"), (25, 9, "Z9"), (26, 2, "AA2")])
def test_a_cell_is_named_as_a_spreadsheet_names_it(column, line, name):
    assert cell_name(column, line) == name


def test_two_needed_columns_are_both_asked_for():
    with pytest.raises(Refused, match="Only “action” and “due” must be there"):
        places_of(["action", "owner"], ("action", "owner", "due"), needed=("action", "due"))
