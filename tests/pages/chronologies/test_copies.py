"""Copies of a chronology: from scratch, without names, looked through as they stand, and put on record."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from python_calamine import CalamineWorkbook

from kith.base.trail.models import Entry
from kith.work.chronologies.exporting import files
from kith.work.chronologies.models import ChronologyCopy, ChronologyPart, ChronologyRow
from kith.work.chronologies.operations.key import add_code, give_key
from kith.work.chronologies.reading import best_sheet, read_file, read_rows
from tests.cast import TODAY, acting, person
from tests.chronicles import COUNTY, NAME, case_under_review, released_part, row, told
from tests.pages.chronologies.test_releasing import BRAMBLE, agency_page
from tests.reading_pdf import tag_faults, words_of_pages

pytestmark = pytest.mark.django_db
HOME = "/partnerships/leicestershire-and-rutland/reviews"
FORMS = ("xlsx", "docx", "pdf")
ALL_THE_SAME = {"because": "Looked at: none of these is a name."}


@pytest.fixture
def case(lrscp):
    case = case_under_review()
    ChronologyRow.objects.filter(chronology__case=case).delete()
    return case


def takes(client, case, form, query="", **more):
    answers = {"form": form, **ALL_THE_SAME, **more}
    return client.browser.post(f"{HOME}/{case.public_id}/chronology/copies{query}", answers)


def searched(client, case, **said):
    """Return the query of the rows that somebody asks for with words, which it doesn’t hold."""
    answer = client.browser.post(f"{HOME}/{case.public_id}/chronology/merged", said)
    return f"?{answer['Location'].partition('?')[2]}"


def whole_text(content, form):
    """Return all that a file holds, in whatever part of it."""
    if form == "pdf":
        with pikepdf.open(BytesIO(content)) as pdf:
            return " ".join(words_of_pages(content)) + str(pdf.docinfo) + str(pdf.open_metadata())
    with ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_a_word_copy_opens_with_its_heading_row_repeated_and_says_what_it_is(signed_in, case):
    told(case, '=HYPERLINK("x") & <b>bold</b>\nSecond line', "Child A was seen.")
    answer = takes(signed_in("police_director"), case, "docx")
    assert answer.status_code == 200, answer.content.decode()[-3000:]
    assert answer["Content-Disposition"] == 'attachment; filename="case-2026-03-chronology.docx"'
    assert "no-store" in answer["Cache-Control"]
    document = Document(BytesIO(answer.content))
    assert document.paragraphs[0].text == "Case 2026-03: chronology"
    assert (document.core_properties.title, document.core_properties.language) == (
        "Case 2026-03: chronology",
        "en-GB",
    )
    assert document.core_properties.comments == ""
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells][:3] == ["Date", "Time", "Agency"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert len(table.rows) == 3
    assert table.rows[1].cells[6].text == '=HYPERLINK("x") & <b>bold</b>\nSecond line'
    page = document.sections[0]
    assert page.header.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE.")
    assert page.footer.paragraphs[0].text.startswith("Codes stand in place of names.")


def test_an_excel_copy_holds_text_alone_under_its_mark(signed_in, case):
    told(case, "=1+1", "Child A was seen.")
    content = takes(signed_in("police_director"), case, "xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0][0].startswith("OFFICIAL-SENSITIVE.")
    assert rows[1][0].startswith("Codes stand in place of names.")
    assert rows[3][:4] == ["Date", "Time", "Agency", "Became known to the agency"]
    assert [row[6] for row in rows[4:]] == ["=1+1", "Child A was seen."]
    with ZipFile(BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "OFFICIAL-SENSITIVE" in re.search("<oddHeader>.*</oddHeader>", sheet)[0]


def test_a_pdf_copy_is_tagged_and_carries_the_picture(signed_in, case):
    told(case, "Child A was seen.", "Mother rang.")
    content = takes(signed_in("police_director"), case, "pdf").content
    assert tag_faults(content) == []
    words = " ".join(words_of_pages(content))
    for one in (
        "OFFICIAL-SENSITIVE.",
        "Codes stand in place of names.",
        "Child A was seen.",
        "Leicestershire Police",
    ):
        assert one in words


def test_a_copy_of_one_agency_holds_its_rows_and_no_others(signed_in, case):
    told(case, "The police came.")
    ours = told(case, "The council rang.", body=COUNTY)[0].body
    content = takes(signed_in("police_director"), case, "xlsx", f"?agency={ours.public_id}").content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[6] for row in rows[4:]] == ["The council rang."]
    assert "As Leicestershire County Council" in rows[2][0]
    copy = ChronologyCopy.objects.get()
    assert (copy.body, copy.rows, copy.form) == (ours, 1, "xlsx")


@pytest.mark.parametrize(("name", "page"), [("manager", "reading/{}"), ("coordinator", "{}/opened")])
def test_who_took_a_copy_is_listed_with_who_opened_the_case(signed_in, case, name, page):
    told(case, "The police came.")
    assert takes(signed_in("police_director"), case, "xlsx").status_code == 200
    address = f"{HOME}/{page.format(case.public_id)}"
    assert "a copy of the chronology, taken out of Kith" in signed_in(name).get(address).text


def test_what_is_searched_for_stands_in_no_copy(signed_in, case):
    told(case, "The police came.", "Somebody rang.")
    client = signed_in("police_director")
    content = takes(client, case, "docx", searched(client, case, text="police")).content
    assert "1 of 2 rows" in whole_text(content, "docx")
    assert "words=" not in whole_text(content, "docx")


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_of_what_was_known_by_a_day_says_so_and_what_else_was_asked(signed_in, case, form):
    told(case, "Child A was seen at home.")
    client, days = signed_in("police_director"), {"from_on": "2019-01-01", "to_on": "2026-05-31"}
    asked = searched(client, case, as_at="2026-05-01", key_only="on", text="seen", **days)
    content = takes(client, case, form, asked).content
    words = whole_text(content, form)
    for said in (
        "What was known to any agency on 1 May 2026",
        "Only days from 1 January 2019 to 31 May 2026",
    ):
        assert said in words
    assert "Only key events." in words
    assert "Only rows with words that were searched for." in words
    assert "Only days" not in whole_text(takes(signed_in("police_director"), case, form).content, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_name_of_the_key_stops_a_copy_in_every_form(signed_in, case, form):
    until = {"because": "Codes", "held_to": TODAY, "by": acting("case_review_chair"), "on": TODAY}
    give_key(case=case, person=person("coordinator"), **until)
    add_code(case=case, code="Child Q", kind="child", names=[NAME], by=acting("coordinator"), on=TODAY)
    told(case, f"{NAME} was seen.")
    client = signed_in("police_director")
    answer = takes(client, case, form)
    assert answer.status_code == 422
    assert "A name of the key still stands in" in answer.content.decode()
    assert ChronologyCopy.objects.count() == 0
    signed_in("coordinator").get(f"{HOME}/{case.public_id}/key").submit("Put the codes in once more")
    content = takes(client, case, form).content
    assert "Child Q" in whole_text(content, form)
    assert NAME.split()[0] not in whole_text(content, form)


def test_doubts_are_shown_first_and_the_copy_is_taken_only_with_a_reason(signed_in, case):
    told(case, "Mrs Quennella Fernsby rang the school.")
    client = signed_in("police_director")
    page = client.post(f"{HOME}/{case.public_id}/chronology/copies", {"form": "docx"}, status=422)
    assert "Quennella" in page.table("May be names").cells[0][0]
    assert page.faults[0].startswith("Names may be left in this copy.")
    assert ChronologyCopy.objects.count() == 0
    assert takes(client, case, "docx").status_code == 200
    copy = ChronologyCopy.objects.get()
    assert copy.doubts >= 1
    assert copy.because == ALL_THE_SAME["because"]
    assert "Quennella" not in str(list(Entry.objects.values()))


def test_those_who_run_the_case_see_who_took_which_copy_and_others_do_not(signed_in, case):
    told(case, "Child A was seen.")
    takes(signed_in("police_director"), case, "docx")
    exported = Entry.objects.get(deed="exported")
    assert (exported.subject_id, exported.new["rows"]) == (case.public_id, 1)
    page = signed_in("coordinator").get(f"{HOME}/{case.public_id}/chronology/copies")
    row = page.table("Copies taken").rows[0]
    assert row["Who"] == person("police_director").name
    assert row["Which"] == "Word, all agencies, 1 row"
    assert (
        "Copies taken"
        not in signed_in("police_director").get(f"{HOME}/{case.public_id}/chronology/copies").text
    )


def test_neither_scrutiny_nor_whoever_writes_for_an_agency_takes_a_copy(signed_in, case):
    told(case, "Child A was seen.")
    for name in ("independent_advisor", "agency_lead", "administrator", "stranger"):
        assert takes(signed_in(name), case, "docx").status_code == 404, name
    assert ChronologyCopy.objects.count() == 0


def test_a_pdf_of_more_rows_than_it_holds_says_what_would_do(signed_in, case, monkeypatch):
    told(case, "One.", "Two.")
    monkeypatch.setitem(files.FORMS, "pdf", files.Form("PDF", "application/pdf", files.pdf_copy_of, 1))
    answer = takes(signed_in("police_director"), case, "pdf").content.decode()
    assert "A PDF holds up to 1 rows and these are 2. Choose fewer" in answer


@pytest.mark.parametrize("form", ["xlsx", "docx"])
@pytest.mark.parametrize("view", ["merged", "one agency"])
def test_a_copy_that_is_handed_in_again_is_known_without_asking_for_its_columns(signed_in, case, form, view):
    part = released_part(case, COUNTY)
    days = {"written": "about May 2025", "certainty": "about", "significance": "Of note"}
    rows = [
        row(part, 1, date(2025, 5, 4), "Seen.", is_key=True),
        row(part, 2, date(2025, 5, 1), "Rang.", **days),
    ]
    ChronologyRow.objects.bulk_create(rows)
    query = f"?agency={part.body.public_id}" if view == "one agency" else ""
    content = takes(signed_in("police_director"), case, form, query).content
    page = agency_page(signed_in("agency_lead"), BRAMBLE).click("Hand in a file")
    page = page.submit("Hand it in", upload=SimpleUploadedFile(f"copy.{form}", content))
    assert "This is a copy that was taken out of Kith" in page.text
    assert "(Leicestershire County Council: 2)" in page.text
    again = ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")
    found = again.rows.order_by("line").values_list("event", "is_key", "significance", "certainty")
    assert list(found) == [("Rang.", False, "Of note", "about"), ("Seen.", True, "", "day")]


def test_a_copy_is_read_again_with_every_column_recognised(signed_in, case):
    told(case, "Child A was seen.", "Mother rang.")
    for form in ("xlsx", "docx"):
        content = takes(signed_in("police_director"), case, form).content
        sheet, layout = best_sheet(read_file(content, name=f"copy.{form}"))
        found = read_rows(sheet, layout, on=TODAY)
        assert [row.event for row in found.rows] == ["Child A was seen.", "Mother rang."], form
        assert [row.first_on for row in found.rows] == [date(2026, 3, 1), date(2026, 3, 2)], form
