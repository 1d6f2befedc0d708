"""Handing in files of every shape: what is recognised, what is asked, what is aside, and that all adds up."""

import io
import re
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from kith.work.chronologies.models import ChronologyPart, ChronologyRow
from kith.work.chronologies.operations import handing_in
from kith.work.reviews.models import ReturnRequest
from kith.work.reviews.operations.circle import keep_out
from tests.cast import TODAY, acting, person
from tests.counting import queries
from tests.pages.chronologies.files import GOOD, HEADS, csv_file, word_tables, workbook
from tests.unit.documents.making import office

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
BRAMBLE = "bramble-community-nhs-trust"


@pytest.fixture
def agency(signed_in):
    """Return the page of the trust’s own work, opened by who writes for it."""
    asked = ReturnRequest.objects.get(case__reference="2026-03", body__key=BRAMBLE)
    return signed_in("agency_lead").get(f"{HOME}/chronologies/agencies/{asked.public_id}")


def handed_in(agency, file):
    return agency.click("Hand in a file").submit("Hand it in", upload=file)


def latest():
    return ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")


def refuse_to_add_up(page):
    """Fail unless the page says how the rows add up, and they do."""
    found = re.search(
        r"([\d,]+) rows found: (\d+) kept, (\d+) aside, (\d+) blank and (\d+) headings", page.text
    )
    assert found, page.text
    whole, *pieces = [int(figure) for figure in found.groups()]
    assert whole == sum(pieces)


def bomb() -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 8_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("chronology.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"EncryptedPackage", "has a password"),
        ("chronology.xlsx", office("xlsx")[:-40], "is damaged"),
        ("chronology.xls", b"<html><table><tr><td>Date</td></tr></table></html>", "is a web page"),
        ("chronology.xlsx", bomb(), "more than can be opened safely"),
        ("chronology.pdf", b"%PDF-1.7", "is a PDF"),
    ],
    ids=["protected", "corrupt", "a web page", "a bomb", "a PDF"],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_would_do(agency, name, content, says):
    before = ChronologyPart.objects.count()
    page = agency.click("Hand in a file")
    answer = page.client.browser.post(
        page.address.removeprefix("http://testserver"), {"upload": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert ChronologyPart.objects.count() == before


def test_faulty_rows_are_named_by_cell_and_the_good_ones_wait_until_the_person_decides(agency):
    # Given a workbook with dates as text, one of them on a day that there is not, and a row without an event
    rows = [HEADS, GOOD, ("31/02/2025", "Child A", "A call."), ("", "", ""), ("5 May 2025", "Mother", "")]
    page = handed_in(agency, workbook(*rows))
    # Then each fault is named by its row and cell, and nothing is lost
    faults = page.table("Rows with faults")
    assert "A3" in faults.rows[0]["What is wrong, and what would do"]
    assert "31/02/2025" in faults.rows[0]["What stands there"]
    assert "C5" in faults.rows[1]["What is wrong, and what would do"]
    assert "5 rows found: 1 kept, 2 aside, 1 blank and 1 headings" in page.text
    refuse_to_add_up(page)
    # And nothing of it can be released before the agency decides
    release = page.click("Back to your agency’s chronology")
    assert release.click("Decide on the rows with faults").address == page.address
    # When one row is mended in the browser and the good rows are taken
    page = page.click("Mend row 3").submit("Keep the row", date="about 28/02/2025")
    assert page.messages == ["Row 3 is mended. Its date was understood as: About 28 February 2025."]
    page = page.submit("Take the good rows")
    # Then the other stays listed, and what is released is what was kept
    assert page.messages == ["The good rows are taken. The others stay listed until they are mended."]
    assert "5 rows found: 2 kept, 1 aside, 1 blank and 1 headings" in page.text
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    released = ChronologyRow.objects.filter(part=latest(), is_released=True)
    assert set(released.values_list("line", "event")) == {(2, GOOD[2]), (3, "A call.")}


def test_what_of_a_file_is_not_read_is_told_after_handing_it_in(agency):
    page = handed_in(agency, word_tables([HEADS, GOOD], [("Date", "What was done"), ("4/4/2025", "A call.")]))
    assert "“Table 2” of the same file was not read. It holds 2 rows." in page.text
    assert "What was not read says so" in page.text


def test_a_file_with_faults_can_be_put_away_whole(agency):
    page = handed_in(agency, csv_file(HEADS, GOOD, ("yesterday 99", "Child A", "A call.")))
    page = page.submit("Put it away")
    assert page.messages == ["It is put away. Nothing of it reaches the case."]
    assert latest().state == "discarded"
    assert not ChronologyRow.objects.filter(part=latest()).exists()


def test_two_rows_of_headings_with_merged_cells_are_read_as_one_and_said(agency):
    rows = [("When", "", "What"), ("Date", "Time", "Event"), ("03/04/2025", "09:30", "Seen at home.")]
    page = handed_in(agency, workbook(*rows, merge=(0, 0, 0, 1, "When")))
    assert "Rows 1 and 2 were read together as the headings." in page.text
    assert page.table("Rows as they were read").rows[0]["Date"].startswith("03/04/2025 09:30")
    refuse_to_add_up(page)


def test_days_that_a_workbook_counts_from_1904_are_the_days_that_it_shows(agency):
    page = handed_in(agency, workbook(HEADS, (date(2025, 4, 3), "Child A", "Seen."), date_1904=True))
    assert "Understood as: 3 April 2025" in page.table("Rows as they were read").rows[0]["Date"]


def test_a_word_table_that_was_split_over_pages_is_read_whole(agency):
    page = handed_in(agency, word_tables([HEADS, GOOD], [HEADS, ("05/04/2025", "Mother", "A call.")]))
    assert [row["Event"] for row in page.table("Rows as they were read").rows] == [GOOD[2], "A call."]
    assert "Table 2 was read as going on from table 1." in page.text
    refuse_to_add_up(page)


def test_a_column_that_is_named_twice_is_asked_about_and_the_answer_is_remembered(agency):
    # Given a file with two columns of one name, and one that nobody knows
    heads = ("Date", "Event", "Event", "Locality code")
    page = handed_in(agency, csv_file(heads, ("03/04/2025", "Seen at home.", "A call.", "N4")))
    assert "Not every column was recognised, so nothing is read yet." in page.text
    asked = page.click("Say what the columns hold")
    assert "2 columns seem to hold the event: “Event” (B), “Event” (C)." in asked.text
    assert "Nobody has said yet what these columns hold: “Locality code”." in asked.text
    # When it is said
    page = asked.submit(
        "Read the file by this", column_0="date", column_1="event", column_2="comment", column_3=""
    )
    # Then it is read by that, and what is left out is said
    assert "Comment: A call." in page.text
    assert page.table("Columns").row("Locality code")["Read as"] == "Left out"
    # And the next file with these headings isn’t asked about
    page = handed_in(agency, csv_file(heads, ("04/04/2025", "Seen again.", "Well.", "N4")))
    assert "Comment: Well." in page.text


def test_a_file_without_date_or_event_is_not_read_until_both_are_said(agency):
    page = handed_in(agency, csv_file(("Day", "Words"), ("03/04/2025", "Seen at home.")))
    asked = page.click("Say what the columns hold")
    address = asked.address.removeprefix("http://testserver")
    answer = asked.client.browser.post(address, {"column_0": "date", "column_1": ""})
    assert answer.status_code == 422
    assert "No column is known to hold the event. Say which one does." in answer.content.decode()


def test_a_large_file_is_read_by_a_job_and_its_page_says_so_without_scripts(agency, monkeypatch):
    monkeypatch.setattr(handing_in, "LARGE", 10)
    page = handed_in(agency, csv_file(HEADS, GOOD))
    assert "The file waits to be read." in page.text
    page = page.click("See how far it is").submit("Read it now")
    assert page.messages == ["The file is read."]
    assert "2 rows found: 1 kept, 0 aside, 0 blank and 1 headings" in page.text


def test_the_same_file_is_not_handed_in_twice(agency):
    page = handed_in(agency, csv_file(HEADS, GOOD)).click("Back to your agency’s chronology")
    again = page.click("Hand in a file")
    answer = again.client.browser.post(
        again.address.removeprefix("http://testserver"), {"upload": csv_file(HEADS, GOOD)}
    )
    assert "Your agency has handed in this file already" in answer.content.decode()


def two_sheets():
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    for name, words in (("Chronology", "Seen at home."), ("Older", "A call of long ago.")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ("03/04/2025", "Child A", words))
    book.close()
    return SimpleUploadedFile("two.xlsx", made.getvalue())


def test_a_second_sheet_of_a_workbook_is_handed_in_as_a_part_of_its_own_and_none_twice(agency):
    file = two_sheets().read()
    again = lambda: SimpleUploadedFile("two.xlsx", file)  # noqa: E731
    page = handed_in(agency, again())
    asked = agency.click("Hand in a file")
    address = asked.address.removeprefix("http://testserver")
    answer = asked.client.browser.post(address, {"upload": again()})
    assert "Choose there first which sheet is read" in answer.content.decode()
    page.click("Choose what is read").submit("Read this one", sheet="Chronology")
    assert latest().rows.get().event == "Seen at home."
    page = handed_in(agency, again())
    assert (latest().sheet, latest().rows.get().event) == ("Older", "A call of long ago.")
    answer = asked.client.browser.post(address, {"upload": again()})
    assert "Your agency has handed in this file already, byte for byte." in answer.content.decode()


def test_nobody_else_opens_what_an_agency_works_on_and_a_conflict_closes_it_to_its_own_writer(
    agency, signed_in
):
    page = handed_in(agency, csv_file(HEADS, GOOD))
    for name in ("coordinator", "case_review_chair", "council_director", "independent_advisor", "manager"):
        signed_in(name).get(page.address, status=404)
        signed_in(name).get(agency.address, status=404)
    case = ReturnRequest.objects.get(case__reference="2026-03", body__key=BRAMBLE).case
    kept = {"person": person("agency_lead"), "kind": "directed", "because": "A cousin."}
    keep_out(case=case, by=acting("coordinator"), on=TODAY, **kept)
    signed_in("agency_lead").get(page.address, status=404)


def test_pages_of_a_part_ask_as_often_for_one_row_as_for_many(agency):
    few = handed_in(agency, csv_file(HEADS, GOOD, ("31/02/2025", "Child A", "A call.")))
    many = [("03/04/2025", "Child A", f"Visit {number}.") for number in range(60)]
    bad = [("31/02/2025", "Child A", f"Call {number}.") for number in range(30)]
    much = handed_in(agency, csv_file(HEADS, *many, *bad, name="more.csv"))
    client = agency.client
    assert queries(client, few.address) == queries(client, much.address)
    on_to = much.click("Go on to the next rows")
    assert len(on_to.table("Rows as they were read").rows) == 40
