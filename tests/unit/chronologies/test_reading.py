"""Files of agencies become rows; what can’t be read is named by its cell, and nothing is dropped."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from xlsxwriter import Workbook

from kith.base.kernel.refusals import Refused
from kith.base.kernel.tables import OLD_OR_LOCKED
from kith.work.chronologies.enums import Certainty, Column
from kith.work.chronologies.reading import (
    best_sheet,
    read_file,
    read_row,
    read_rows,
    recognise,
    with_meanings,
)
from kith.work.chronologies.reading.sheets import Sheet

ON = date(2026, 11, 16)
HEAD = ["Date", "Time", "What happened", "Action taken"]
VISIT = ["3/4/2019", "09:30", "Home visit", "Noted"]


def book(*rows, fill=None, **options) -> bytes:
    held = BytesIO()
    made = Workbook(held, {"in_memory": True, **options})
    sheet = made.add_worksheet("Police")
    for line, row in enumerate(rows):
        sheet.write_row(line, 0, row)
    if fill:
        fill(made, sheet)
    made.close()
    return held.getvalue()


def paper(*tables) -> bytes:
    held, made = BytesIO(), Document()
    for rows in tables:
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph("Page")
    made.save(held)
    return held.getvalue()


def read(content: bytes, name="part.xlsx"):
    sheet, layout = best_sheet(read_file(content, name=name))
    assert layout.is_whole, layout.asks
    return read_rows(sheet, layout, on=ON)


def refused(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as no:
        read_file(content, name=name)
    return no.value.sentence


def test_a_workbook_is_read_row_by_row_with_its_lines():
    reading = read(book(HEAD, VISIT, [], ["April 2019", "", "Call", ""]))
    assert [(row.line, row.certainty, row.time, row.event, row.response) for row in reading.rows] == [
        (2, Certainty.DAY, "09:30", "Home visit", "Noted"),
        (4, Certainty.MONTH, "", "Call", ""),
    ]
    assert (reading.blank, reading.aside, reading.faults) == (1, 0, [])


def test_a_row_with_a_fault_is_kept_aside_whole_with_its_cell():
    reading = read(book(HEAD, VISIT, ["31/02/2019", "9am", "Fell", ""], ["3/4/2019", "", "", "Noted"]))
    assert len(reading.rows) == 1
    first, second = reading.faults
    assert (first.line, first.cell, first.column) == (3, "Police!A3", Column.DATE)
    assert first.found == "“31/02/2019”: There is no 31 February 2019. Write the day that is meant."
    assert first.values == ("31/02/2019", "9am", "Fell", "")
    assert (second.cell, second.found) == ("Police!C4", "Nothing says what happened. Write the event.")
    assert reading.aside == 2


def test_dates_that_are_text_are_read_and_month_first_ones_throw_doubt_on_the_others():
    def fill(made, sheet):
        sheet.write_datetime(1, 0, datetime(2019, 4, 3), made.add_format({"num_format": "dd/mm/yyyy"}))

    reading = read(
        book(HEAD, ["", "", "One", ""], ["04/25/2019", "", "Two", ""], ["25/04/2019", "", "3", ""], fill=fill)
    )
    assert [row.first_on for row in reading.rows] == [date(2019, 4, 3), date(2019, 4, 25), date(2019, 4, 25)]
    assert [(one.cell, one.is_doubt) for one in reading.faults] == [("Police!A2", True), ("Police!A3", True)]
    assert "other dates of this file stand month first" in reading.faults[0].found


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_the_same_whether_a_workbook_counts_from_1900_or_1904(is_1904):
    def fill(made, sheet):
        sheet.write_datetime(1, 0, datetime(2019, 4, 3), made.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(2, 0, 42096 if is_1904 else 43558)

    rows = ["", "", "One", ""], ["", "", "Two", ""]
    reading = read(book(HEAD, *rows, fill=fill, date_1904=is_1904))
    assert [row.first_on for row in reading.rows] == [date(2019, 4, 3)] * 2
    assert [one.cell for one in reading.faults] == ["Police!A3"]


def test_a_cell_that_shows_month_and_year_is_a_month_whatever_day_the_spreadsheet_made_of_it():
    def fill(made, sheet):
        sheet.write_datetime(1, 0, datetime(2019, 4, 1), made.add_format({"num_format": "mmm-yy"}))

    (row,) = read(book(HEAD, ["", "", "One", ""], fill=fill)).rows
    assert (row.written, row.certainty, row.last_on) == ("April 2019", Certainty.MONTH, date(2019, 4, 30))


@pytest.mark.parametrize("form", ["yyyy", '"circa "yyyy', "yy"])
def test_a_cell_that_shows_only_a_year_is_that_year(form):
    def fill(made, sheet):
        sheet.write_datetime(1, 0, datetime(2019, 4, 1), made.add_format({"num_format": form}))
        sheet.write_datetime(2, 0, datetime(2019, 4, 1), made.add_format({"num_format": "dd/mm/yyyy"}))

    year, day = read(book(HEAD, ["", "", "One", ""], ["", "", "Two", ""], fill=fill)).rows
    assert (year.written, year.certainty) == ("2019", Certainty.YEAR)
    assert (year.first_on, year.last_on) == (date(2019, 1, 1), date(2019, 12, 31))
    assert day.certainty == Certainty.DAY


def test_headings_that_stand_again_are_no_event_and_the_foot_of_a_page_is_put_aside():
    reading = read(
        book(HEAD, VISIT, ["", "", "Page 2 of 3", ""], HEAD, VISIT, ["", "", "Page 2 was torn", ""])
    )
    assert [row.line for row in reading.rows] == [2, 5, 6]
    foot = next(one for one in reading.faults if not one.is_doubt)
    assert (foot.line, foot.cell, reading.aside) == (3, "Police!C3", 1)
    assert "foot of a page" in foot.found
    assert [one.line for one in reading.faults if "headings stand here again" in one.found] == [4]


def test_midnight_in_a_timestamp_is_no_time_and_one_that_somebody_wrote_is():
    head, *rows = b"Date,Event", b"2019-04-03 00:00:00,a", b"2019-04-03T00:00:00Z,b", b"03/04/2019 00:00,c"
    reading = read(b"\r\n".join([head, *rows, b"2019-04-03 09:30:00,d"]), "part.csv")
    assert [row.time for row in reading.rows] == ["", "", "00:00", "09:30"]
    assert {row.first_on for row in reading.rows} == {date(2019, 4, 3)}


def test_merged_headings_and_two_rows_of_them_are_read_together_and_said():
    def fill(made, sheet):
        sheet.merge_range(1, 0, 1, 1, "When")

    rows = [["Chronology"], [], ["Date", "Time", "What happened", "Response"], VISIT]
    content = book(*rows, fill=fill)
    _sheet, layout = best_sheet(read_file(content, name="part.xlsx"))
    assert (layout.first, layout.last) == (1, 2)
    reading = read(content)
    assert [row.event for row in reading.rows] == ["Home visit"]
    said = [one.found for one in reading.faults]
    assert said == [
        "Rows 2 and 3 were read together as the headings.",
        "The heading “When” in Police!A2 spans 2 columns.",
        "This stands above the headings and was not read.",
    ]


def test_a_heading_over_two_columns_asks_which_of_them_holds_the_event():
    content = book(
        ["Date", "", ""],
        ["3/4/2019", "Visit", "More"],
        fill=lambda made, sheet: sheet.merge_range(0, 1, 0, 2, "Event"),
    )
    sheet, layout = best_sheet(read_file(content, name="part.xlsx"))
    assert layout.asks == (
        "2 columns seem to hold the event: “Event” (B), “Event” (C). Say what each holds; one may hold it.",
    )
    reading = read_rows(sheet, with_meanings(layout, ["date", "event", "comment"]), on=ON)
    assert (reading.rows[0].event, reading.rows[0].comment) == ("Visit", "More")


def test_a_column_named_twice_asks_and_words_of_two_are_put_together_when_so_said():
    sheet, layout = best_sheet(
        read_file(
            book(["Date", "Date", "Event", "Notes", "Comment"], ["3/4/19", "4/4/19", "x", "a", "b"]),
            name="a.xlsx",
        )
    )
    assert [ask.partition(":")[0] for ask in layout.asks] == [
        "2 columns seem to hold the date", "2 columns seem to hold the comment",
    ]  # fmt: skip
    assert with_meanings(layout, ["date", "date", "event", "", ""]).asks
    said = with_meanings(layout, ["date", "", "event", "comment", "comment"])
    (row,) = read_rows(sheet, said, on=ON).rows
    assert row.comment == "Notes: a\nComment: b"
    assert "The column “Date” was not read. It holds 1 cell." in [
        one.found for one in read_rows(sheet, said, on=ON).faults
    ]


@pytest.mark.parametrize(
    ("head", "missing"),
    [(["Event", "Person"], "date"), (["Date", "Person"], "event"), (["a", "b"], "No row names")],
)
def test_a_sheet_without_a_date_or_an_event_asks_for_it(head, missing):
    layout = recognise(Sheet("", [head, ["x", "y"]]))
    assert missing in " ".join(layout.asks)
    assert with_meanings(layout, ["date", "event"]).is_whole


def test_formulas_and_errors_are_said_by_their_cells():
    def fill(made, sheet):
        sheet.write_formula("A2", "=A3", made.add_format({"num_format": "dd/mm/yyyy"}), 43558)
        sheet.write_formula("A4", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C5", "=X1", None, "")

    rows = [["", "", "One", ""], ["3/4/2019", "", "Two", ""], ["", "", "Three", ""], ["3/4/2019", "", "", ""]]
    reading = read(book(HEAD, *rows, fill=fill))
    assert [row.event for row in reading.rows] == ["One", "Two"]
    assert [(one.cell, one.is_doubt, one.found) for one in reading.faults] == [
        ("Police!A2", True, "A formula stands here. Its last result was read: “03/04/2019”."),
        ("Police!A4", False, "The cell shows the error #DIV/0!. Write what it should say."),
        ("Police!C5", False, "A formula stands here without a result. Paste its value."),
    ]


def test_a_date_merged_over_rows_speaks_for_each_and_says_so():
    reading = read(
        book(
            HEAD,
            VISIT,
            ["", "", "And again", ""],
            fill=lambda made, sheet: sheet.merge_range(1, 0, 2, 0, "3/4/2019"),
        )
    )
    assert [row.first_on for row in reading.rows] == [date(2019, 4, 3)] * 2
    assert [(one.cell, one.found) for one in reading.faults] == [
        ("Police!A3", "This cell is merged with row 2, whose date was taken.")
    ]


def test_other_sheets_and_columns_that_are_not_read_are_named():
    def fill(made, sheet):
        made.add_worksheet("Notes").write(0, 0, "See")
        hidden = made.add_worksheet("Old")
        hidden.write(0, 0, "x")
        hidden.hide()

    reading = read(book([*HEAD, "Ref"], [*VISIT, 7], fill=fill))
    assert [one.found for one in reading.faults] == [
        "The hidden sheet “Old” was not read. It holds 1 row.",
        "“Notes” of the same file was not read. It holds 1 row. Hand the file in again to read it.",
        "The column “Ref” was not read. It holds 1 cell.",
    ]


def test_what_hides_in_a_sheet_or_lies_beside_its_cells_is_counted_and_named():
    def fill(made, sheet):
        for line in (2, 3):
            sheet.set_row(line, None, None, {"hidden": True})
        sheet.set_column(3, 9, None, None, {"hidden": True})
        sheet.write_comment("B2", "Ask the ward.")
        sheet.write_comment("A4", "Or the day after?")
        sheet.insert_textbox(8, 1, "By telephone")
        sheet.set_header("&LFor the panel alone&RPage &P")

    said = [one.found for one in read(book(HEAD, VISIT, VISIT, VISIT, VISIT, fill=fill)).faults]
    assert said == [
        "2 rows are hidden in the sheet, or filtered out, and were read all the same: rows 3 to 4.",
        "1 column is hidden in the sheet: D. How the columns were read says what became of it.",
        "2 cells have a comment beside them, none of which was read: B2, A4.",
        "1 picture or text box lies over the cells and was not read.",
        "The words in the printed header or footer of the sheet were not read.",
    ]


def test_a_sheet_with_nothing_beside_its_rows_says_nothing():
    paged = book(HEAD, VISIT, fill=lambda made, sheet: sheet.set_footer("&CPage &P of &N"))
    assert not read(paged).faults


def test_words_comments_and_changes_around_the_tables_of_a_document_are_counted_and_placed():
    held, made = BytesIO(), Document()
    made.add_paragraph("Before the first meeting the family moved.")
    table = made.add_table(rows=0, cols=2)
    for row in (["Date", "Event"], ["3/4/19", "One"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    run = table.rows[1].cells[1].paragraphs[0].runs[0]
    made.add_comment(run, text="Who said so?", author="A", initials="A")
    made.add_paragraph("He was seen again on 5 April.")
    other = made.add_table(rows=0, cols=3)
    for row in (["Date", "Time", "Event"], ["4/4/19", "09:00", "Two"]):
        for cell, text in zip(other.add_row().cells, row, strict=True):
            cell.text = text
    made.sections[0].header.paragraphs[0].text = "Draft of the ward"
    made.save(held)
    changed = _with_a_change(held.getvalue())
    said = [one.found for one in read(changed, "part.docx").faults]
    assert said == [
        "2 paragraphs outside the tables were not read: 1 before table 1; 1 between tables 1 and 2.",
        "The document holds 1 tracked change: 1 in table 2, row 2. It was read as if all were accepted.",
        "Comments were not read, 1 in all: 1 in table 1, row 2.",
        "The words in the header or footer of the pages were not read.",
        "“Table 1” of the same file was not read. It holds 2 rows. Hand the file in again to read it.",
    ]


def _with_a_change(content: bytes) -> bytes:
    """Return a document in which the word *Two* was put in as a tracked change."""
    held = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            kept = old.read(part)
            if part == "word/document.xml":
                kept = kept.replace(b"<w:r><w:t>Two</w:t></w:r>", b"<w:ins><w:r><w:t>Two</w:t></w:r></w:ins>")
            new.writestr(part, kept)
    return held.getvalue()


def test_a_word_table_split_over_pages_is_one_again():
    head = ["Date", "Event", "Response"]
    content = paper([head, ["3/4/19", "One", "a"]], [head, ["4/4/19", "Two", ""]], [["5/4/19", "Three", ""]])
    reading = read(content, "part.docx")
    assert [(row.line, row.event) for row in reading.rows] == [(2, "One"), (3, "Two"), (4, "Three")]
    assert [one.found for one in reading.faults] == [
        "3 paragraphs outside the tables were not read: 1 between tables 1 and 2; 1 between tables 2 and 3; "
        "1 after table 3.",
        "Table 2 was read as going on from table 1.",
        "Table 3 was read as going on from table 1.",
    ]


def test_a_fault_in_a_word_table_says_its_table_and_row():
    content = paper([["Date", "Event"], ["3/4/19", "One"]], [["31/2/19", "Two"]])
    (fault,) = [one for one in read(content, "part.docx").faults if not one.is_doubt]
    assert fault.cell == "table 2, row 1"


@pytest.mark.parametrize(
    "content",
    [
        "Date,Event\n3/4/19,“Visit”\n".encode(),
        "Date;Event\n3/4/19;“Visit”\n".encode("utf-8-sig"),
        "Date\tEvent\n3/4/19\t“Visit”\n".encode("utf-16"),
        "Date|Event\n3/4/19|“Visit”\n".encode("cp1252"),
    ],
)
def test_text_is_read_whatever_its_marks_and_encoding(content):
    assert [row.event for row in read(content, "part.csv").rows] == ["“Visit”"]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"<html><table><tr><td>Date</td></tr></table></html>", "part.xls", "is a web page"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "part.xlsx", "is a web page"),
        (OLD_OR_LOCKED + bytes(600), "part.xlsx", "has a password"),
        (OLD_OR_LOCKED + bytes(600), "part.docx", "Save it as .docx without a password"),
        (b"PK\x03\x04damaged", "part.xlsx", "damaged"),
        (b"nothing", "part.docx", "damaged"),
        (b"%PDF-1.7", "part.pdf", "PDF"),
        (b"", "part.csv", "holds no table"),
        (b'Date,Event\n3/4/19,"open', "part.csv", "quotation mark"),
        (b"x", "part.exe", "is not a kind of file"),
        (OLD_OR_LOCKED + bytes(600), "part.xls", "is in an older format. Save it as .xlsx"),
        (
            b"PK\x03\x04",
            "part.ods",
            "is in an open format, of which rows aren’t read. Open it and save it as .xlsx",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_is_and_what_would_do(content, name, says):
    assert says in refused(content, name)
    assert name in refused(content, name)


def test_a_bomb_is_refused_before_it_is_unpacked():
    held = BytesIO(book(HEAD, VISIT))
    with ZipFile(held, "a", ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/large.xml", b" " * 40_000_000)
    assert "more than can be opened safely" in refused(held.getvalue(), "part.xlsx")


def test_a_cell_far_out_is_refused_before_memory_is_filled():
    far = book(HEAD, VISIT, fill=lambda made, sheet: sheet.write(900_000, 0, "x"))
    assert "more than 20,000 rows" in refused(far, "part.xlsx")


def test_what_is_too_long_is_kept_whole_aside_the_row():
    reading = read(book([*HEAD, "Source"], [*VISIT, "s" * 301]))
    assert len(reading.rows[0].source) == 300
    assert reading.faults[0].values[4] == "s" * 301


def test_an_agency_cannot_have_known_before_it_happened():
    row, wrong = read_row({"date": "3/4/2019", "event": "x", "known": "1/4/2019"}, line=1, on=ON)
    assert row is not None
    assert [(column, is_doubt) for column, _found, is_doubt in wrong] == [("known", True)]
    assert read_row({"date": "3/4/2019", "event": "x", "known": "3/4/2019"}, line=1, on=ON)[1] == []


def test_rows_written_out_and_read_again_are_the_same():
    rows = [
        VISIT, ["circa March 2019", "evening", "Line\nbreak", "=no formula"], ["43558", "", "x", ""],
        ["between 3/4/2019 and 9/4/2019", "", "y", ""], ["?", "n.k.", "z", ""], ["04/25/2019", "", "w", ""],
    ]  # fmt: skip
    first = read(book(HEAD, *rows, strings_to_formulas=False)).rows
    out = [[row.written, row.time, row.event, row.response] for row in first]
    assert read(book(HEAD, *out, strings_to_formulas=False)).rows == first
    assert read(paper([HEAD, *out]), "part.docx").rows == first


@settings(max_examples=60, deadline=None)
@given(some.lists(some.lists(some.text(max_size=12) | some.floats() | some.dates(), max_size=5), max_size=8))
def test_every_row_of_any_sheet_is_read_kept_aside_or_counted(cells):
    sheet = Sheet("S", [["Date", "Event"], *cells])
    layout = with_meanings(recognise(sheet), ["date", "event", "", "", ""])
    reading = read_rows(sheet, layout, on=ON)
    lines = {row.line for row in reading.rows} | {one.line for one in reading.faults if one.values}
    assert len(lines) + reading.blank == len(sheet.rows) - layout.last - 1 or layout.last > 0


@pytest.mark.parametrize("known", ["", "  ", "\u200b"])
def test_only_an_empty_cell_means_that_the_agency_knew_on_the_day(known):
    cells = {Column.DATE.value: "3/4/2019", Column.EVENT.value: "A call.", Column.KNOWN.value: known}
    assert read_row(cells, line=2, on=ON)[0].known_by_on == date(2019, 4, 3)
    for written in ("not known", "yesterday", "31/02/2019"):
        row, _wrong = read_row(cells | {Column.KNOWN.value: written}, line=2, on=ON)
        assert (row.known_written, row.known_on, row.known_by_on) == (written, None, None)
