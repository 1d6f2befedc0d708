"""Other processes beside a case are put on record and ended on pages, and read in its report and its days."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.working_days import add_working_days
from kith.base.trail.models import Entry
from kith.base.ui.dates import long_date
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case, ParallelProcess
from kith.work.reviews.operations.processes import add_process, end_process
from kith.work.reviews.running import due_on
from tests.cast import TODAY, acting
from tests.counting import queries

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
WORDS = "Coroner 1 asks for the report before the hearing."
ONE = timedelta(days=1)


@pytest.fixture
def case(lrscp):
    """Return the sample case under review."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


def put(case, by="coordinator", **changed):
    facts = {"kind": "inquest", "says": WORDS, "began_on": TODAY, "by": acting(by), "on": TODAY, **changed}
    return add_process(case=case, **facts)


def test_whoever_runs_the_case_records_a_process_and_its_end(signed_in, case):
    page = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}").click("Record another process")
    page = page.submit("Put it on record", kind="inquest", says=WORDS, began_on=date(2026, 11, 13))
    assert page.messages == ["The process stands beside the case, in its report and among its days."]
    row = page.table("Other processes").row("Inquest")
    assert WORDS in row["What it asks"]
    page = page.click("Record its end (Inquest)").submit("Record the end", ended_on=date(2026, 11, 16))
    assert page.messages == ["The day on which it ended is on record."]
    assert (
        "Since 13 November 2026, until 16 November 2026"
        in page.table("Other processes").row("Inquest")["When"]
    )
    assert "Inquest ended" in page.click("All days of this case").text
    assert WORDS in page.click("Report").text


def test_an_agencys_writer_sees_no_process_and_can_record_none(signed_in, case):
    put(case)
    where = f"{HOME}/reviews/{case.public_id}"
    assert "Inquest" in signed_in("coordinator").get(f"{where}/days").text
    writer = signed_in("agency_lead")
    assert "Inquest" not in writer.get(where).text + writer.get(f"{where}/days").text
    assert writer.browser.get(f"{where}/other-processes/add").status_code == 404


def test_the_trail_names_the_process_by_reference_alone(case):
    made = put(case)
    end_process(process=made, ended_on=TODAY, by=acting("coordinator"), on=TODAY)
    told = [str(entry.__dict__) for entry in Entry.objects.order_by("-sequence")[:2]]
    assert all(made.public_id in words for words in told)
    assert not any("inquest" in words.lower() or "Coroner" in words for words in told)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": "rumour"}, "Choose which process"),
        ({"says": " "}, "who runs it"),
        ({"began_on": TODAY + ONE}, "today or earlier"),
        ({"began_on": date(1999, 12, 31)}, "from 1 January 2000 on"),
        ({"ended_on": TODAY - ONE}, "from the day it began"),
        ({"by": "police_director"}, "Whoever leads the case"),
    ],
)
def test_what_no_process_can_be_is_refused(case, changed, says):
    known = ParallelProcess.objects.count()
    with pytest.raises(Refused, match=says):
        put(case, **changed)
    assert ParallelProcess.objects.count() == known


def test_a_process_ends_once_from_its_first_day_up_to_today(case):
    made, also = put(case), {"by": acting("coordinator"), "on": TODAY}
    for day in (TODAY - ONE, TODAY + ONE):
        with pytest.raises(Refused, match="from the day it began up to today"):
            end_process(process=made, ended_on=day, **also)
    end_process(process=made, ended_on=TODAY, **also)
    with pytest.raises(Refused, match="ended already"):
        end_process(process=made, ended_on=TODAY, **also)


def test_nothing_is_added_to_a_case_that_has_ended(case):
    Case.objects.filter(pk=case.pk).update(state=CaseState.ENDED)
    with pytest.raises(Refused, match="The case has ended"):
        put(case)


def test_many_processes_ask_the_database_no_more_than_one(signed_in, case):
    reader, where = signed_in("coordinator"), f"{HOME}/reviews/{case.public_id}"
    with_one = queries(reader, where), queries(reader, f"{where}/days")
    for _again in range(3):
        put(case)
    assert (queries(reader, where), queries(reader, f"{where}/days")) == with_one


def test_the_steps_of_the_partnerships_own_process_stand_on_their_days(signed_in, case):
    due = due_on(case.rapid_review)
    address = f"{HOME}/reviews/{case.public_id}/days"
    days = signed_in("coordinator").get(address).text
    for before, says in ((7, "Every return is in"), (1, "Every statutory partner has signed the report")):
        day = long_date(add_working_days(due, -before))
        assert f"Step of the process: {says}" in days.partition(day)[2].partition(" 2026")[0]
    assert "Step of the process" not in signed_in("agency_lead").get(address).text
