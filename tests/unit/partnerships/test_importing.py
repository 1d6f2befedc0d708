"""A list of bodies is read cell by cell; what is no list, or too large to be one, is refused unread."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.importing import MOST_ROWS, read_bodies, write_rows

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
REL = "Relationship"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def spreadsheet(sheet_data: str, *, more: dict[str, str] | None = None) -> bytes:
    """Return a small .xlsx file whose one sheet has these rows, as its own XML."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><{REL} Id="r1" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}'
        "</sheetData></worksheet>",
    } | (more or {})
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return held.getvalue()


def row(number: int, *cells: str) -> str:
    """Return the XML of one row of text cells."""
    inside = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inside}</row>'


def test_a_csv_file_gives_its_bodies_with_their_days():
    text = "name,key,from,to\nHazel Nursery,hazel-nursery,2024-09-01,31/08/2026\n\nFern School,,,\n"
    reading = read_bodies(text.encode(), name="list.csv")
    assert reading.faults == ()
    assert [(r.line, r.name, r.key, r.held_from, r.held_to) for r in reading.rows] == [
        (2, "Hazel Nursery", "hazel-nursery", date(2024, 9, 1), date(2026, 8, 31)),
        (4, "Fern School", "", None, None),
    ]


def test_a_spreadsheet_gives_the_same():
    content = spreadsheet(row(1, "Name", "From") + row(2, "Hazel Nursery", "2024-09-01"))
    reading = read_bodies(content, name="list.xlsx")
    assert [(r.line, r.name, r.held_from) for r in reading.rows] == [(2, "Hazel Nursery", date(2024, 9, 1))]


def test_rows_keep_their_numbers_when_the_table_begins_further_down():
    with pytest.raises(Refused, match="first row must name the columns"):
        read_bodies(spreadsheet(row(3, "name") + row(4, "Hazel Nursery")), name="list.xlsx")


def test_every_fault_is_named_by_its_cell_and_all_at_once():
    text = "name,key,from,to\n,k,2024-02-30,\nHazel,Not A Key,2024-01-02,2024-01-01\n"
    faults = {fault.cell: fault.says for fault in read_bodies(text.encode(), name="list.csv").faults}
    assert faults == {
        "A2": "Every row needs a name.",
        "C2": "Write the day as 2026-03-03 or 03/03/2026.",
        "B3": "A key is lower-case letters and figures joined by hyphens, at most 64 characters.",
        "D3": "The last day is before the first day.",
    }


def test_doubles_are_named_with_the_row_they_repeat():
    text = "name,key\nHazel Nursery,\nhazel  nursery,\nFern,fern\nOther,fern\n"
    faults = [(fault.cell, fault.says) for fault in read_bodies(text.encode(), name="list.csv").faults]
    assert faults == [("A3", "Row 2 has the same name."), ("B5", "Row 4 has the same key.")]


def test_what_looks_like_a_formula_is_only_text():
    reading = read_bodies(b'name\n"=HYPERLINK(""http://x"")"\n+1\n', name="list.csv")
    assert [r.name for r in reading.rows] == ['=HYPERLINK("http://x")', "+1"]
    assert read_bodies(write_rows(reading.rows).encode(), name="again.csv").rows == reading.rows


def test_a_control_character_is_a_fault():
    faults = read_bodies("name\nHazel\u2028Nursery\n".encode(), name="list.csv").faults
    assert [fault.cell for fault in faults] == ["A2"]


def test_the_most_rows_are_taken_and_one_more_is_refused():
    most = "name\n" + "".join(f"School {n}\n" for n in range(MOST_ROWS))
    assert len(read_bodies(most.encode(), name="list.csv").rows) == MOST_ROWS
    with pytest.raises(Refused, match="more than 5,000 rows"):
        read_bodies(f"{most}One more\n".encode(), name="list.csv")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "list.csv", "The file is empty"),
        (b"school\nHazel\n", "list.csv", "first row must name the columns"),
        (b"name,name\nHazel,Fern\n", "list.csv", "Two columns are called “name”"),
        (b"name\n\n", "list.csv", "names no body"),
        (b'name\n"Hazel\n', "list.csv", "can’t be read as a table"),
        (b"x" * (5 * 1024 * 1024 + 1), "list.csv", "smaller than 5 MB"),
        (b"not a zip", "list.xlsx", "can’t be read as a spreadsheet"),
        (spreadsheet("", more={"content.xml": ""}), "list.xlsx", "not an .xlsx spreadsheet"),
        (spreadsheet(row(9_000_000, "name")), "list.xlsx", "more than 5,000 rows"),
        (spreadsheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "list.xlsx", "more than 50 columns"),
        (spreadsheet("<row r='1'><c r = 'XFD1'><v>1</v></c></row>"), "list.xlsx", "more than 50 columns"),
        (spreadsheet("\x00"), "list.xlsx", "can’t be read as a spreadsheet"),
        (spreadsheet("<row"), "list.xlsx", "can’t be read as a spreadsheet"),
        (spreadsheet("", more={"xl/media/large": "0" * (31 * 1024 * 1024)}), "list.xlsx", "unpacks to more"),
        (
            spreadsheet("", more={f"xl/worksheets/s{n}.xml": "" for n in range(6)}),
            "list.xlsx",
            "more than 5 sheets",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_or_too_large_is_refused_before_it_is_read(content, name, says):
    with pytest.raises(Refused, match=says):
        read_bodies(content, name=name)
