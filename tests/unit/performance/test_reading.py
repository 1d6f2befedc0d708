"""Reading files of figures: both shapes, every kind of fault by its cell, and nothing guessed."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.work.performance.reading import MOST, Known, by_what_they_are_called, read_figures
from kith.work.performance.reading.layouts import layout_of
from tests.unit.partnerships.test_importing import MAIN, OFFICE, RELATIONS, spreadsheet

TODAY = date(2026, 11, 16)
KNOWN = by_what_they_are_called(
    [
        Known("visits", "Visits", "monthly", "number"),
        Known("in-time", "In time", "monthly", "percent"),
        Known("wait", "Days of wait", "quarterly", "days"),
        Known("ended", "Ended", "monthly", "number", held_to=date(2026, 3, 31)),
        Known("theirs", "Theirs", "monthly", "number", owner="Fern Police", is_others=True),
    ]
)


def read(text, name="figures.csv", **more):
    content = text if isinstance(text, bytes) else text.encode()
    return read_figures(content, name=name, known=KNOWN, on=TODAY, **more)


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
        ("visits", "own", "", "2026-04-01", "1204.0000", None, None),
        ("in-time", "own", "", "2026-04-01", "48.2000", "482.00", "1000.00"),
        ("in-time", "england", "", "2026-04-01", "51.0000", None, None),
    ]


def test_the_wide_shape_has_a_column_a_period_and_an_empty_cell_is_no_data():
    reading = read("indicator\tname\t2026-04\tQ1 2026/27\nvisits\tVisits\t0\t\nwait\tWait\t\t12.5\n")
    assert (reading.faults, reading.shape, reading.empty) == ([], "wide", 2)
    assert [(row[0], row[3], row[4]) for row in reading.rows] == [
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
        ("visist,2026-04,3", "A2", "No indicator has this short name."),
        (",2026-04,3", "A2", "Say which indicator."),
        ("ended,2026-02,3", "A2", "kept no longer: its last day was 31 March 2026."),
        ("theirs,2026-04,3", "A2", "Fern Police brings in the figures of this indicator."),
        ("visits,2026-04,-", "C2", "A dash may mean nought, or no figure."),
        ("visits,2026-04,@SUM(A1)", "C2", "A formula is no figure."),
        ("visits,2026-04,+1+1", "C2", "A formula is no figure."),
        ("visits,2026-04,1e400", "C2", "Write a number"),
        ("visits,01/13/2026,3", "B2", "This names no month."),
        ("visits,15/04/2026,3", "B2", "This names no month."),
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
    assert [row[4] for row in reading.rows] == ["100.0000", "0.5000", "0.0000"]


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
        ("indicator,2026-04,Apr 2026", "C1", "Column B is the same period. Keep one."),
    ],
)
def test_a_column_that_is_there_twice_is_a_fault(head, cell, says):
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
    assert reading.rows == [("in-time", "own", "", "2026-04-01", "48.2000", None, None)]
    plain = book([rows[0], [words("A2", "in-time"), words("B2", "2026-04"), '<c r="C2"><v>0.482</v></c>']])
    assert faults(plain, "figures.xlsx")[0][0] == "C2"


def test_a_formula_of_a_spreadsheet_is_a_fault_even_with_the_value_that_it_gave():
    rows = [
        [words("A1", "indicator"), words("B1", "period"), words("C1", "value")],
        [words("A2", "visits"), words("B2", "2026-04"), '<c r="C2"><f>1+2</f><v>3</v></c>'],
    ]
    assert faults(book(rows), "figures.xlsx") == [("C2", "A formula stands here. Paste its value.")]


@pytest.mark.parametrize("mark", ["c", "C", "*", "..", "<5", "< 10", "x", "z", "u", "[low]", "[c]", "~", ":"])
def test_a_mark_of_a_national_return_is_not_stated_and_never_nought(mark):
    reading = read(f"indicator,period,value,numerator\nvisits,2026-04,{mark},c\nvisits,2026-05,0,\n")
    assert reading.faults == []
    assert reading.marks == [("visits", "own", "", "2026-04-01", mark)]
    assert [(row[3], row[4]) for row in reading.rows] == [("2026-05-01", "0.0000")]
    assert read(f"indicator,2026-04\nvisits,{mark}\n").marks == reading.marks


def test_a_mark_and_a_figure_for_the_same_period_are_a_fault():
    (found,) = faults("indicator,period,value\nvisits,2026-04,c\nvisits,2026-04,3\n")
    assert found[0] == "B3"


def test_districts_and_other_parts_stand_beside_the_whole_area():
    reading = read("indicator,period,value,part\nvisits,2026-04,9,\nvisits,2026-04,4, North  Fern \n")
    assert reading.faults == []
    assert [(row[2], row[4]) for row in reading.rows] == [("", "9.0000"), ("North Fern", "4.0000")]
    assert faults(f"indicator,period,value,part\nvisits,2026-04,9,{'n' * 101}\n")[0][0] == "D2"


def test_an_indicator_is_known_by_its_full_name_too():
    assert [row[0] for row in read("indicator,period,value\nDays of  wait,Q1 2026/27,9\n").rows] == ["wait"]


def test_days_as_text_are_periods_when_they_begin_or_end_one():
    reading = read("indicator,period,value\nvisits,01/04/2026,3\nvisits,31/05/2026,4\nvisits,2026-06-01,5\n")
    assert [row[3] for row in reading.rows] == ["2026-04-01", "2026-05-01", "2026-06-01"]


ALL_THREE = ["indicator", "period", "value"]


# --- the columns -------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "says", "put_forward"),
    [
        ("indicator,period,valeu", "“valeu” is new here and no column is called “value”.", ALL_THREE),
        ("Ref,period,value", "“Ref” is new here and no column is called “indicator”.", ALL_THREE),
        ("KPI,Month,Actual", "“KPI”, “Month” and “Actual” are new here and no column is called “indicator”,"
         " “period” or “value”.", ALL_THREE),
        ("Ref,2026-04,2026-05", "“Ref” is new here and no column is called “indicator”.", ["indicator"]),
        ("indicator,2026-04,Total", "“Total” is new here.", ["indicator", ""]),
    ],
)  # fmt: skip
def test_a_column_that_is_renamed_is_said_by_name_and_asked_about(head, says, put_forward):
    reading = read(f"{head}\nvisits,3,4\n")
    assert (reading.rows, reading.faults) == ([], [])
    assert reading.asks.says == says
    assert list(reading.asks.put_forward.values()) == put_forward


def test_a_layout_that_was_named_once_is_recognised_whatever_the_order_and_the_periods():
    said = {"kpi": "indicator", "total": ""}
    remembered = {layout_of(["Total", "KPI"]): said}
    reading = read("KPI,Apr 2026,Total\nvisits,3,99\n", remembered=remembered)
    assert [(row[0], row[3], row[4]) for row in reading.rows] == [("visits", "2026-04-01", "3.0000")]
    later = read("TOTAL,May 2026, kpi ,Jun 2026\n99,3,visits,4\n", remembered=remembered)
    assert [(row[3], row[4]) for row in later.rows] == [("2026-05-01", "3.0000"), ("2026-06-01", "4.0000")]
    renamed = read("KPI,Apr 2026,Sum\nvisits,3,99\n", remembered=remembered)
    assert renamed.asks.says == "“Sum” is new here."
    assert renamed.asks.put_forward == {"kpi": "indicator", "sum": ""}


def test_names_of_columns_below_a_title_or_in_two_rows_are_a_fault_that_says_where_they_are():
    found = faults("Figures of Fern,,\n,2026/27,\nindicator,period,value\nvisits,2026-04,3\n")
    assert found == [("A1", "The names of the columns stand in row 3. Delete the rows above it.")]
    twice = faults("indicator,period,value\nMeasure,Month,Figure\nvisits,2026-04,3\n")
    assert twice[0][0] == "A2"


# --- files that are something else ------------------------------------------


@pytest.mark.parametrize("name", ["figures.csv", "figures.xlsx"])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html><table><tr><td>indicator</td></tr></table></html>", "is a web page"),
        (b"\n <!DOCTYPE html><p>", "is a web page"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"EncryptedPackage", "has a password, or is an old .xls"),
    ],
)
def test_a_file_that_only_has_the_name_of_a_table_is_said_for_what_it_is(content, name, says):
    with pytest.raises(Refused, match=says):
        read(content, name)


def test_a_workbook_that_is_cut_off_or_unpacks_to_too_much_is_refused_whole():
    whole = book([[words("A1", "indicator")]])
    with pytest.raises(Refused, match="can’t be read as a spreadsheet"):
        read(whole[: len(whole) // 2], "figures.xlsx")
    with pytest.raises(Refused, match="unpacks to more"):
        read(book([], styles=" " * (201 * 1024 * 1024)), "figures.xlsx")


def test_sheets_that_are_not_read_are_said_and_a_hidden_one_is_never_read():
    rows = "".join(
        f'<row r="{n}">{"".join(row)}</row>'
        for n, row in enumerate(
            [
                [words("A1", "indicator"), words("B1", "2026-04")],
                [words("A2", "visits"), '<c r="B2"><v>3</v></c>'],
            ],
            start=1,
        )
    )
    listed = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Old" sheetId="2" state="hidden" r:id="r2"/>'
        '<sheet name="Fern &amp; Moss" sheetId="1" r:id="r1"/>'
        '<sheet name="Notes" sheetId="3" r:id="r3"/></sheets></workbook>'
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in (1, 2, 3)
    )
    more = {
        "xl/workbook.xml": listed,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        "xl/worksheets/sheet3.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
    }
    reading = read(spreadsheet(rows, more=more), "figures.xlsx")
    assert reading.sheet == "Fern & Moss"
    assert [row[4] for row in reading.rows] == ["3.0000"]
    assert reading.notes == ["The sheet “Notes” was not read.", "The hidden sheet “Old” was not read."]


def test_days_that_count_from_1904_are_the_same_days():
    formats = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    styles = f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>'
    listed = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="1"/><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    relations = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    days = (date(2026, 4, 1) - date(1904, 1, 1)).days
    rows = (
        f'<row r="1">{words("A1", "indicator")}{words("B1", "period")}{words("C1", "value")}</row>'
        f'<row r="2">{words("A2", "visits")}<c r="B2" s="1"><v>{days}</v></c><c r="C2"><v>3</v></c></row>'
    )
    more = {"xl/styles.xml": styles, "xl/workbook.xml": listed, "xl/_rels/workbook.xml.rels": relations}
    reading = read(spreadsheet(rows, more=more), "figures.xlsx")
    assert [row[3] for row in reading.rows] == ["2026-04-01"]


def test_whoever_waits_is_told_how_far_it_is():
    told = []
    lines = "".join(f"visits,2026-04,{n}\n" for n in range(12_000))
    reading = read(f"indicator,period,value\n{lines}", tell=lambda done, of: told.append((done, of)))
    assert told == []
    assert len(reading.faults) == 1_000
    lines = "".join(f"visits,2026-04,,part {n}\n" for n in range(21_000))
    read(
        f"indicator,period,value,part\nvisits,2026-03,1,\n{lines}",
        tell=lambda done, of: told.append((done, of)),
    )
    assert told == [(10_000, 21_002), (20_000, 21_002)]


def test_what_holds_no_figure_or_is_too_large_is_refused_whole():
    with pytest.raises(Refused, match="holds no figure"):
        read("indicator,period,value\n")
    with pytest.raises(Refused, match="smaller than 20 MB"):
        read(b"x" * (40 * 1024 * 1024))
    assert MOST.megabytes == 20


def test_a_plain_number_has_no_numerator_and_no_denominator():
    head = "indicator,period,value,numerator,denominator\n"
    assert faults(head + "visits,2026-04,40,2,40\n") == [
        ("D2", "This indicator is a plain number, which has no numerator. Leave the cell empty."),
        ("E2", "This indicator is a plain number, which has no denominator. Leave the cell empty."),
    ]
    assert faults(head + "visits,2026-04,40,,\n") == []
