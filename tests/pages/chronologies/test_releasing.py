"""Opening a chronology, typing rows, releasing, correcting, taking back: and who reads what of it (AR6)."""

import pytest

from kith.work.chronologies.models import (
    Chronology,
    ChronologyPart,
    ChronologyRow,
    CodedName,
    CodeName,
)
from kith.work.chronologies.operations.key import give_key
from kith.work.reviews.models import Case, CasePlace, ReturnRequest
from tests.cast import NOW, TODAY, acting, person
from tests.counting import queries
from tests.pages.chronologies.files import GOOD, HEADS, csv_file

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
BRAMBLE = "bramble-community-nhs-trust"
COUNTY = "leicestershire-county-council"
POLICE = "leicestershire-police"


def agency_page(client, key):
    asked = ReturnRequest.objects.get(case__reference="2026-03", body__key=key)
    return client.get(f"{HOME}/chronologies/agencies/{asked.public_id}")


@pytest.fixture
def agency(signed_in):
    """Return the page of the trust’s own work, opened by who writes for it."""
    return agency_page(signed_in("agency_lead"), BRAMBLE)


@pytest.fixture
def status(signed_in):
    """Return how far agencies are, as who runs the case sees it; call it to look again."""
    chronology = Chronology.objects.get(case__reference="2026-03")
    client = signed_in("coordinator")
    return lambda: client.get(f"{HOME}/chronologies/{chronology.public_id}/agencies")


@pytest.fixture
def key():
    """Return the key of the case with one name in it."""
    case = Case.objects.get(reference="2026-03")
    code = CodeName.objects.create(case=case, code="Child A", kind="child", added_at=NOW, added_by="A")
    CodedName.objects.create(code=code, name="Zephyrine Quillfeather")
    return case


def type_one(agency, **said):
    return agency.click("Type a row").submit("Keep the row", **said)


def test_a_typed_row_says_how_its_uncertain_date_was_understood_and_can_be_changed_and_removed(agency):
    page = type_one(agency, date="May 2025", event="A call from School 1.", subject="Child A")
    assert page.messages == ["The row is kept. Its date was understood as: Some day in May 2025."]
    row = page.table("Rows as they were read").rows[0]
    assert row["Date"] == "May 2025 Understood as: Some day in May 2025"
    # What can't be a date is said beside the question
    form = page.click("Type another row")
    at = form.address.removeprefix("http://testserver")
    answer = form.client.browser.post(at, {"date": "31 June 2025", "event": "A call."})
    assert answer.status_code == 422
    assert "June" in answer.content.decode()
    # And the row is written anew, or removed, while nobody else reads it
    source = page.click("1 of the rows")
    page = source.click("Change the row").submit("Keep the row", date="before 1 June 2025")
    assert page.messages == ["The row is changed. Its date was understood as: On or before 31 May 2025."]
    page = page.click("1 of the rows").submit("Remove the row")
    assert page.messages == ["The row is removed."]
    assert not page.client.get(page.address).tables


def test_what_an_agency_types_is_its_own_until_it_is_released_and_coded_then(agency, status, key, signed_in):
    # Given a row with a name of the key
    secret = "Zephyrine Quillfeather was seen with a mark."
    page = type_one(agency, date="3 April 2026", event=secret)
    assert secret in page.text
    row = ChronologyRow.objects.get(event=secret)
    source = f"{HOME}/chronologies/parts/{row.part.public_id}/rows/{row.line}"
    # Then others are told that more is being prepared and not a word of it
    board = status()
    line = board.row("Bramble Community NHS Trust (sample)")["How far"]
    assert line.endswith("More is being prepared.")
    assert "Zephyrine" not in board.html
    membership = CasePlace.objects.filter(case=key, person=person("coordinator"))
    assert membership.exists()
    signed_in("coordinator").get(source, status=404)
    # When it is released with the lead who agrees
    page = page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    assert page.messages == ["Your agency’s chronology is in the case."]
    # Then the code stands in place of the name for everybody
    row = ChronologyRow.objects.get(pk=row.pk)
    assert (row.event, row.is_released) == ("Child A was seen with a mark.", True)
    # And the words as they were typed are read by the agency, and by who may open the key, and by nobody else
    assert secret in signed_in("agency_lead").get(source).text
    signed_in("coordinator").get(source, status=404)
    facts = {"because": "Codes", "held_to": TODAY, "by": acting("case_review_chair"), "on": TODAY}
    give_key(case=key, person=person("coordinator"), **facts)
    assert secret in signed_in("coordinator").get(source).text
    signed_in("council_director").get(source, status=404)


def test_each_row_of_a_file_leads_back_to_its_file_and_row_as_it_came(agency, key):
    words = "Zephyrine Quillfeather, seen."
    rows = (HEADS, GOOD, ("04/04/2025", "Child A", words))
    page = agency.click("Hand in a file").submit("Hand it in", upload=csv_file(*rows, name="trust.csv"))
    page = page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    part = ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")
    assert part.rows.get(line=3).event == "Child A, seen."
    source = page.client.get(f"{HOME}/chronologies/parts/{part.public_id}/rows/3")
    assert (source.fact("File"), source.fact("Place")) == ("trust.csv", "Row 3")
    assert words in source.text
    assert "Child A, seen." in source.text
    answer = page.client.browser.get(f"{HOME}/chronologies/parts/{part.public_id}/file")
    assert words.encode() in b"".join(answer.streaming_content)


def test_a_corrected_file_takes_the_place_of_the_earlier_one_and_the_difference_is_shown(agency, signed_in):
    first = (HEADS, GOOD, ("04/04/2025", "Mother", "A call."), ("05/04/2025", "Father", "A letter."))
    page = agency.click("Hand in a file").submit("Hand it in", upload=csv_file(*first))
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    earlier = ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")
    # When a file corrects it
    second = (HEADS, GOOD, ("04/04/2025", "Mother", "A long call."), ("06/04/2025", "Child A", "Weighed."))
    page = page.client.get(agency.address).click("Hand in a file")
    page = page.submit("Hand it in", upload=csv_file(*second), replaces=earlier.public_id)
    # Then what it changes is shown before the release, to the agency alone
    changes = page.click("What it changes")
    told = "takes the place of part 2 once it is released: 1 added, 1 removed, 1 changed, 1 the same."
    assert told in changes.text
    assert "Event: A call. A long call." in changes.table("Changed").rows[0]["What changed"]
    signed_in("coordinator").get(changes.address, status=404)
    # And after it to those who read the case, with the earlier rows gone from the chronology
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    after = signed_in("coordinator").get(changes.address)
    assert "Part 3 took the place of part 2: 1 added, 1 removed, 1 changed, 1 the same." in after.text
    assert not ChronologyRow.objects.filter(part=earlier, is_released=True).exists()
    signed_in("manager").get(changes.address, status=404)


def test_a_part_that_is_taken_back_is_the_agencys_own_again_and_the_mark_stays(agency, status):
    part = ChronologyPart.objects.get(body__key=BRAMBLE)
    page = agency.client.get(f"{HOME}/chronologies/parts/{part.public_id}")
    page = page.click("Take it back").submit("Take it back", because="A wrong page was copied.")
    assert "Taken back on 16 November 2026" in page.text
    assert not ChronologyRow.objects.filter(part=part, is_released=True).exists()
    line = status().row("Bramble Community NHS Trust (sample)")["How far"]
    assert line.endswith("A part was taken back on 16 November 2026.")
    assert "A wrong page" not in status().text
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    line = status().row("Bramble Community NHS Trust (sample)")["How far"]
    assert line.startswith("Met Released, 9 rows")
    assert line.endswith("A part was taken back on 16 November 2026.")


def test_an_agency_says_that_it_holds_nothing_and_that_counts_as_handed_in(signed_in, status):
    # Given the council, which takes back and puts away what it handed in
    client = signed_in("case_review_chair")
    part = ChronologyPart.objects.get(body__key=COUNTY)
    page = client.get(f"{HOME}/chronologies/parts/{part.public_id}")
    page = (
        page.click("Take it back").submit("Take it back", because="Another family’s.").submit("Put it away")
    )
    page = page.click("Say that your agency holds nothing")
    page.submit("Say that nothing is held", agreed_by="Head of safeguarding")
    assert status().row("Leicestershire County Council")["How far"] == "Met Nothing held, 16 November 2026."
    # A row typed after all takes its place at the release
    page = type_one(agency_page(client, COUNTY), date="3 April 2026", event="A call.")
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Head of safeguarding")
    assert status().row("Leicestershire County Council")["How far"].startswith("Met Released, 1 row,")


def test_the_status_of_agencies_says_who_is_late_and_asks_as_often_for_more_parts(agency, status):
    late = status().row("Leicestershire Police")["How far"]
    assert late == "Missed Being prepared, due on 13 November 2026, late by 1 working day."
    page = status()
    few = queries(page.client, page.address)
    for day in (3, 4, 5):
        rows = csv_file(HEADS, GOOD, (f"0{day}/05/2025", "Child A", "A call."))
        agency.client.get(agency.address).click("Hand in a file").submit("Hand it in", upload=rows)
    assert queries(page.client, page.address) == few


def test_who_runs_a_case_opens_its_chronology_and_agencies_take_an_empty_table_and_fill_it(signed_in):
    # Given a case without a chronology
    chronology = Chronology.objects.get(case__reference="2026-03")
    chronology.rows.all().delete()
    chronology.parts.all().delete()
    chronology.pairs.all().delete()
    case, ident = chronology.case, chronology.case.public_id
    chronology.delete()
    run = signed_in("coordinator")
    page = run.get(f"{HOME}/reviews/{ident}/chronology/open")
    # When the days don't fit, it says so
    asked = {"requests": [case.requests.get(body__key=BRAMBLE).public_id]}
    days = {"from_on_day": 1, "from_on_month": 6, "from_on_year": 2025}
    days |= {"to_on_day": 31, "to_on_month": 5, "to_on_year": 2025}
    at = page.address.removeprefix("http://testserver")
    answer = run.browser.post(at, asked | days)
    assert (answer.status_code, Chronology.objects.exists()) == (422, False)
    assert "The last day is on or after the first." in answer.content.decode()
    # Then it is opened for the first of June alone, and each agency asked is due with its return
    page = page.submit("Open it", from_on=TODAY, to_on=TODAY, asks="Each child’s own words.", **asked)
    assert page.row("Bramble Community NHS Trust (sample)")["How far"].startswith("Not yet due Asked, due on")
    agency = agency_page(signed_in("agency_lead"), BRAMBLE)
    assert agency.fact("Asked besides the columns") == "Each child’s own words."
    # And the empty tables hold columns that are recognised when they come back
    for words, ending in (("Empty table for Excel", "xlsx"), ("Empty table for Word", "docx")):
        answer = agency.client.browser.get(agency.links[words])
        file = csv_file(HEADS, name=f"filled.{ending}")
        file.file.seek(0)
        file.file.truncate()
        file.file.write(answer.content)
        file.size = len(answer.content)
        file.file.seek(0)
        page = agency.client.get(agency.address).click("Hand in a file").submit("Hand it in", upload=file)
        assert "No row was found in the file besides its headings." in page.text
    # Nobody else opens a chronology, and no case has two
    signed_in("council_director").get(f"{HOME}/reviews/{ident}/chronology/open", status=404)
    run.get(f"{HOME}/reviews/{ident}/chronology/open", status=404)
