"""Agencies bring in their own figures, see what they owe, and name the columns of a layout once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_q.models import OrmQ

from kith.work.performance.jobs import read_figures_of
from kith.work.performance.models import Delivery, Figure, Unstated
from kith.work.performance.operations.offering import LARGE
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
BRING = "Look through them"
KEY = "exploitation-at-risk"
NAME = "Children at high risk of exploitation"
OWED = "Figures of Leicestershire Police"


def test_an_agency_sees_what_it_owes_brings_it_in_and_the_unit_takes_it_in(signed_in):
    police = signed_in("police_director")
    page = police.get(f"{LRSCP}/figures").click("Figures owed")
    assert page.caption == "Leicestershire Police"
    line = page.table(OWED).row(NAME)
    assert (line["How it stands"], line["Missing"]) == (
        "Late by 25 working days",
        "August 2026, September 2026",
    )
    assert "Leicestershire County Council" not in page.text
    page = page.click("Bring in figures")
    assert page.caption == "Leicestershire Police"
    assert [one["Short name"] for one in page.table("Short names of the indicators").rows] == [KEY]
    wrong = refused(page, BRING, rows=f"indicator,period,value\n{KEY},2026-08,41\nre-referrals,2026-08,20\n")
    assert wrong.tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href") == ["#id_rows"]
    found = wrong.table("What is wrong").rows
    assert [(one["Cell"], one["What would do"]) for one in found] == [
        ("A3", "Leicestershire County Council brings in the figures of this indicator.")
    ]
    page = wrong.submit(BRING, rows=f"indicator,period,value\n{KEY},2026-08,41\n{KEY},2026-09,c\n")
    here = page.address
    assert "The business unit looks through them and takes them in." in page.text
    assert "For 1 period it states no figure (“c”): kept as not stated, never as nought." in page.text
    assert "Take them in" not in page.buttons()
    police.post(f"{here}/take-in", {"seen": ""}, status=404)
    signed_in("council_director").get(here, status=404)

    manager = signed_in("manager")
    assert manager.get(here).submit("Take them in").messages == ["1 figure has changed."]
    line = police.get(f"{LRSCP}/figures/owed").table(OWED).row(NAME)
    assert (line["How it stands"], line["Missing"]) == ("Due by 10 December 2026", "October 2026")
    assert "1 not stated" in line["There is a figure for"]
    assert Unstated.objects.get(indicator__key=KEY).mark == "c"
    assert not Figure.objects.filter(indicator__key=KEY, value=0).exists()
    figures = police.get(f"{LRSCP}/indicators").click(NAME).table("Figures, the latest first").rows
    september = next(one for one in figures if one["Period"] == "September 2026")
    assert (september["Figure"], september["Source"]) == ("Not stated (c)", "Pasted rows")


def test_the_unit_sees_what_every_agency_owes_and_others_on_asking(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/figures/owed")
    assert page.caption == "All agencies"
    assert page.table(OWED).row(NAME)["Missing"] == "August 2026, September 2026"
    assert page.table("Figures of Leicestershire County Council").rows
    police = signed_in("police_director").get(f"{LRSCP}/figures/owed").click("All agencies")
    assert police.table("Figures of Leicestershire County Council").rows
    assert "Bring in figures" not in signed_in("independent_advisor").get(f"{LRSCP}/figures/owed").links


def test_figures_that_are_late_wait_on_home_for_the_agency_that_owes_them(signed_in):
    assert NAME in signed_in("police_director").get("/").text
    assert NAME not in signed_in("council_director").get("/").text


def test_what_is_owed_costs_as_many_questions_for_one_as_for_all(signed_in):
    manager, police = signed_in("manager"), signed_in("police_director")
    one = queries(police, f"{LRSCP}/figures/owed")
    assert queries(manager, f"{LRSCP}/figures/owed") <= one


def test_a_renamed_column_is_said_by_name_asked_about_once_and_recognised_the_next_time(signed_in):
    manager = signed_in("manager")
    rows = "Measure,Month,Figure,Checked by\n{0},2026-{1},{2},A. Fern\n"
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows.format(KEY, "08", 41))
    assert page.heading == "Which column is what?"
    assert "“Measure”, “Month”, “Figure” and “Checked by” are new here" in page.text
    assert "Its first row says: A. Fern Leave it alone" in page.text
    wrong = refused(page, "Read the file", **{"column-1": "value"})
    assert wrong.faults == ["Two columns can’t both be the value. Leave one alone."]
    said = {"column-0": "indicator", "column-1": "period", "column-2": "value", "column-3": ""}
    page = wrong.submit("Read the file", **said)
    assert page.messages == ["The columns are remembered for files like this one."]
    assert "“figure” is the value: as Marigold Ashdown said on 16 November 2026." in page.text
    page.submit("Take them in")

    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows.format(KEY, "09", 43))
    assert page.caption == "Waits to be looked through"
    assert page.table("What was recognised").row(NAME)["Periods"] == "September 2026"
    apart = rows.format(KEY, "09", 43) + rows.format(KEY, "05", 43).split("\n")[1]
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=apart)
    assert page.table("What was recognised").row(NAME)["Periods"] == "2 from May 2026 to September 2026"
    renamed = rows.replace("Figure", "Number of children")
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=renamed.format(KEY, "07", 40))
    assert "“Number of children” is new here and no column is called “figure”." in page.text


def test_columns_named_wrongly_are_named_again(signed_in):
    manager = signed_in("manager")
    rows = f"Measure,Month,Wrong,Right\n{KEY},2026-08,1,41\n"
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows)
    said = {"column-0": "indicator", "column-1": "period", "column-2": "value", "column-3": ""}
    page = page.submit("Read the file", **said).click("Name the columns again")
    page = page.submit("Read the file", **(said | {"column-2": "", "column-3": "value"}))
    page.submit("Take them in")
    assert Figure.objects.get(indicator__key=KEY, period_from="2026-08-01").value == 41


def test_a_large_file_is_read_by_a_job_while_the_page_says_how_far_it_is(
    signed_in, django_capture_on_commit_callbacks
):
    manager = signed_in("manager")
    lines = "".join(f"{KEY},2026-08,{number},part {number} of Fern\n" for number in range(20_000))
    content = f"indicator,period,value,part\n{lines}".encode()
    assert len(content) >= LARGE
    page = manager.get(f"{LRSCP}/figures/add")
    with django_capture_on_commit_callbacks(execute=True):
        page = page.submit(BRING, file=SimpleUploadedFile("large.csv", content))
    assert (page.caption, page.messages) == ("Is being read", ["The file is being read."])
    assert "Nothing of it is read yet." in page.text
    assert OrmQ.objects.count() == 1
    Delivery.objects.filter(name="large.csv").update(rows_read=10_000, rows_of_file=20_001)
    assert "10,000 of 20,001 rows are read." in page.click("See how far it is").text
    assert "Is being read" in manager.get(f"{LRSCP}/figures").text
    assert read_figures_of(Delivery.objects.get(name="large.csv").public_id)
    page = manager.get(page.address)
    assert "It was read as a row a figure: 20,000 figures." in page.text


def test_without_a_worker_a_large_file_is_read_while_one_waits_and_its_faults_are_by_cell(signed_in):
    manager = signed_in("manager")
    lines = "".join(f"{KEY},2026-08,{number},part {number} of Fern\n" for number in range(20_000))
    content = f"indicator,period,value,part\n{lines}{KEY},2026-09,many,\n".encode()
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, file=SimpleUploadedFile("large.csv", content))
    page = page.submit("Read it now")
    assert page.caption == "Has faults: nothing is taken in"
    (fault,) = page.table("What is wrong").rows
    assert (fault["Cell"], fault["Found"]) == ("C20002", "many")
    page = page.submit("Discard them")
    assert not Delivery.objects.filter(name="large.csv").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"<html><table></table></html>", "The file is a web page."),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1"), "The file has a password, or is an old .xls workbook."),
        ("a.csv", b"x" * (40 * 1024 * 1024), "The file must be smaller than 20 MB"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused_in_a_sentence(signed_in, name, content, says):
    page = signed_in("manager").get(f"{LRSCP}/figures/add")
    page = refused(page, BRING, file=SimpleUploadedFile(name, content))
    assert page.faults[0].startswith(says)


def test_what_waits_is_shown_beside_what_stands_and_a_jump_is_marked_and_does_not_block(signed_in):
    manager = signed_in("manager")
    figures = Figure.objects.filter(indicator__key=KEY, comparator="own", part="")
    last = figures.latest("period_from")
    assert last.period_from.isoformat() == "2026-07-01"
    before = int(last.value)
    rows = f"indicator,period,value\n{KEY},2026-07,{before}\n{KEY},2026-08,{before * 5}\n"
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows)
    shown = {one["Period"]: one for one in page.table("The figures").rows}
    assert (shown["July 2026"]["Stands"], shown["July 2026"]["Would be"]) == (str(before), str(before))
    assert (shown["August 2026"]["Stands"], shown["August 2026"]["Worth a look"]) == ("No figure", "No")
    rows += f"{KEY},2026-09,{before * 25 + 1}\n"
    page = manager.get(f"{LRSCP}/figures/add").submit(BRING, rows=rows)
    assert "1 figure is far from the one before, and marked below." in page.text
    first = page.table("The figures").rows[0]
    assert first["Period"] == "September 2026"
    assert first["Worth a look"] == f"Look at this: more than five times the figure before, {before * 5}"
    assert page.submit("Take them in").messages == ["2 figures have changed."]


def test_a_fraction_of_a_plain_count_is_a_fault_by_its_cell(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/figures/add")
    wrong = refused(page, BRING, rows=f"indicator,period,value\n{KEY},2026-08,41.5\n{KEY},2026-09,41.0\n")
    found = wrong.table("What is wrong").rows
    assert [(one["Cell"], one["What would do"]) for one in found] == [
        ("C2", "A count is a whole number. Write how many.")
    ]
