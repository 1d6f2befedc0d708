"""Reading files of figures: both shapes, every kind of fault by its cell, and nothing guessed."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.work.performance.reading import Known, read_figures
from kith.work.performance.reading.figures import MOST
from tests.unit.partnerships.test_importing import MAIN, spreadsheet

TODAY = date(2026, 11, 16)
KNOWN = {
    "visits": Known("visits", "Visits", "monthly", "number"),
    "in-time": Known("in-time", "In time", "monthly", "percent"),
    "wait": Known("wait", "Wait", "quarterly", "days"),
}


def read(text, name="figures.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return read_figures(content, name=name, known=KNOWN, on=TODAY)


def faults(text, name="figures.csv"):
    return [(fault.cell, fault.says) for fault in read(text, name).faults]


def book(rows, styles=""):
    """Return a workbook of rows of cells, each as its own XML."""
    lines = "".join(f'<row r="{number}">{"".join(row)}</row>' for number, row in enumerate(rows, start=1))
    return spreadsheet(lines, more={"xl/styles.xml": styles} if styles else None)


def words(where, text):
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_the_long_shape_has_a_row_a_figure():
    reading = read(
        "indicator,period,value,numerator,denominator,comparator\n"
        'visits,2026-04,"1,204",,,\nin-time,Apr 2026,48.2%,482,1000,\nin-time,Apr 2026,51,,,England\n'
    )
    assert reading.faults == []
    assert reading.shape == "long"
    assert reading.rows == [
        ("visits", "own", "2026-04-01", "1204.0000", None, None),
        ("in-time", "own", "2026-04-01", "48.2000", "482.00", "1000.00"),
        ("in-time", "england", "2026-04-01", "51.0000", None, None),
    ]


def test_the_wide_shape_has_a_column_a_period_and_an_empty_cell_is_no_data():
    reading = read("indicator\tname\t2026-04\tQ1 2026/27\nvisits\tVisits\t0\t\nwait\tWait\t\t12.5\n")
    assert (reading.faults, reading.shape, reading.empty) == ([], "wide", 2)
    assert [(row[0], row[2], row[3]) for row in reading.rows] == [
        ("visits", "2026-04-01", "0.0000"),
        ("wait", "2026-04-01", "12.5000"),
    ]


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        ("in-time,2026-04,100.1", "C2", "A percentage is at most 100."),
        ("visits,2026-04,many", "C2", "Write a number, such as 48.2"),
        ("visits,2026-04,-3", "C2", "Figures are nought or more."),
        ("visits,2026-04,48%", "C2", "This indicator is no percentage"),
        ("in-time,2026-04,0.48", "C2", "read in two ways. Write it with its sign, such as 0.48% or 48%."),
        ("in-time,2026-04,1", "C2", "such as 1% or 100%."),
        ("visits,2026-04,1.234.567", "C2", "Write a number"),
        ("visits,2026-04,=SUM(A1)", "C2", "A formula is no figure."),
        ("visits,2026-04,nan", "C2", "Write a number"),
        ("visist,2026-04,3", "A2", "No indicator that is kept has this short name."),
        (",2026-04,3", "A2", "Say which indicator."),
        ("visits,2026,3", "B2", "This names no month. Write it as 2026-04 or Apr 2026."),
        ("wait,Q1 2026,3", "B2", "This names no quarter. Write it as Q1 2026/27."),
        ("visits,2026-11,3", "B2", "This period is not over: its last day is 30/11/2026."),
        ("visits,1999-12,3", "B2", "Figures from before 2000 are not kept."),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_cell(row, cell, says):
    (found,) = faults(f"indicator,period,value\n{row}\n")
    assert found[0] == cell
    assert says in found[1]


def test_a_percentage_of_exactly_100_and_one_with_its_sign_hold():
    reading = read("indicator,period,value\nin-time,2026-04,100\nin-time,2026-05,0.5%\nin-time,2026-06,0\n")
    assert reading.faults == []
    assert [row[3] for row in reading.rows] == ["100.0000", "0.5000", "0.0000"]


def test_a_period_is_over_on_the_day_after_its_last():
    text = "indicator,period,value\nvisits,2026-10,3\n"
    assert read_figures(text.encode(), name="a.csv", known=KNOWN, on=date(2026, 10, 31)).faults
    assert read_figures(text.encode(), name="a.csv", known=KNOWN, on=date(2026, 11, 1)).faults == []


def test_the_same_period_twice_is_a_fault_that_names_the_first():
    (found,) = faults("indicator,period,value\nvisits,2026-04,3\nvisits,Apr 2026,4\n")
    assert found == ("B3", "B2 holds a figure for visits and April 2026 already.")


def test_a_numerator_and_a_denominator_that_say_something_else_are_a_fault():
    head = "indicator,period,value,numerator,denominator\n"
    assert faults(head + "in-time,2026-04,48,240,500\n") == []
    assert faults(head + "in-time,2026-04,52,240,500\n") == [("C2", "240.00 of 500.00 is 48.0%.")]
    assert faults(head + "in-time,2026-04,52,600,500\n")[0][1].startswith("The numerator is more")
    assert faults(head + "in-time,2026-04,,240,500\n") == [
        ("C2", "There is a numerator or a denominator, and no value.")
    ]


@pytest.mark.parametrize(
    ("head", "cell", "says"),
    [
        ("indicator,period,value,value", "D1", "Two columns are called “value”."),
        ("indicator,period,valeu", "C1", "There is no such column."),
        ("Ref,period,value", "A1", "There is no such column."),
        ("Ref,2026-04,2026-05", "A1", "Call one column “indicator”"),
        ("indicator,2026-04,Apr 2026", "C1", "Column B is the same period. Keep one."),
        ("indicator,2026-04,Total", "C1", "This names no period."),
    ],
)
def test_a_column_that_is_renamed_or_there_twice_is_a_fault(head, cell, says):
    found = faults(f"{head}\nvisits,3,4\n")
    assert any(where == cell and says in words for where, words in found)


def test_a_figure_in_a_column_without_a_name_is_not_lost_without_a_word():
    says = "Name this column in the first row, or empty it."
    assert faults("indicator,2026-04,\nvisits,3,4\n") == [("C2", says)]
    assert faults("indicator,period,value\nvisits,2026-04,3,4\n") == [("D2", says)]
    assert faults("indicator,2026-04,\nvisits,3,\n") == []


def test_a_file_with_more_columns_than_are_read_is_refused_whole():
    with pytest.raises(Refused, match="400 columns or more"):
        read(",".join(["indicator", *["2026-04"] * 500]) + "\n")


def test_percent_cells_of_a_spreadsheet_are_percentages_and_dates_are_periods():
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="17"/></cellXfs></styleSheet>'
    )
    rows = [
        [words("A1", "indicator"), words("B1", "period"), words("C1", "value")],
        [words("A2", "in-time"), '<c r="B2" s="2"><v>46113</v></c>', '<c r="C2" s="1"><v>0.482</v></c>'],
    ]
    reading = read(book(rows, styles), "figures.xlsx")
    assert reading.faults == []
    assert reading.rows == [("in-time", "own", "2026-04-01", "48.2000", None, None)]
    plain = book([rows[0], [words("A2", "in-time"), words("B2", "2026-04"), '<c r="C2"><v>0.482</v></c>']])
    assert faults(plain, "figures.xlsx")[0][0] == "C2"


def test_a_formula_of_a_spreadsheet_is_a_fault_even_with_the_value_that_it_gave():
    rows = [
        [words("A1", "indicator"), words("B1", "period"), words("C1", "value")],
        [words("A2", "visits"), words("B2", "2026-04"), '<c r="C2"><f>1+2</f><v>3</v></c>'],
    ]
    assert faults(book(rows), "figures.xlsx") == [("C2", "A formula stands here. Paste its value.")]


def test_what_holds_no_figure_or_is_too_large_is_refused_whole():
    with pytest.raises(Refused, match="holds no figure"):
        read("indicator,period,value\n")
    with pytest.raises(Refused, match="smaller than 20 MB"):
        read(b"x" * (40 * 1024 * 1024))
    assert MOST.megabytes == 20
