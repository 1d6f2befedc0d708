"""The picture of a chronology through its page: what it shows, how it zooms, and who sees it."""

from datetime import date

import pytest

from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.queries import picture
from tests.chronicles import COUNTY, POLICE, case_under_review, released_part, row, told
from tests.counting import queries

pytestmark = pytest.mark.django_db
HOME = "/partnerships/leicestershire-and-rutland/reviews"


@pytest.fixture
def case(lrscp):
    case = case_under_review()
    ChronologyRow.objects.filter(chronology__case=case).delete()
    return case


def test_lanes_of_agencies_and_of_subjects_say_how_many_rows_there_are(signed_in, case):
    told(case, "The police came.", "They came again.")
    part = released_part(case, COUNTY)
    rows = [
        row(part, 2, date(2025, 5, 4), "A strategy meeting", subject="Child A", is_key=True),
        row(part, 3, None, "A visit", subject="Mother", certainty="unknown"),
    ]
    ChronologyRow.objects.bulk_create(rows)
    page = signed_in("police_director").get(f"{HOME}/{case.public_id}/chronology/picture")
    assert "Leicestershire Police: 2 entries" in page.text
    lane = page.table("Entries in each lane").row("Leicestershire County Council")
    assert (lane["Shown"], lane["Sure day"], lane["Unknown date"], lane["Key events"]) == ("1", "1", "1", "1")
    key = page.table("Key events shown").row("4 May 2025")
    assert key["Event"].endswith("A strategy meeting")
    page = page.click("By subject")
    assert {one["Subject"] for one in page.table("Entries in each lane").rows} == {
        "Child A",
        "Mother",
        "Not stated",
    }


def test_one_subject_spelled_in_several_ways_has_one_lane(signed_in, case):
    part = released_part(case, COUNTY)
    named = ("Child A", "child  a ", "Child A", "CHILD-A", "Child AB")
    rows = [
        row(part, line, date(2025, 5, line), "A visit", subject=name)
        for line, name in enumerate(named, start=1)
    ]
    ChronologyRow.objects.bulk_create(rows)
    address = f"{HOME}/{case.public_id}/chronology/picture?lanes=subject"
    lanes = signed_in("police_director").get(address).table("Entries in each lane").rows
    assert {one["Subject"]: one["Shown"] for one in lanes} == {"Child A": "4", "Child AB": "1"}


def test_key_events_keep_a_mark_where_there_are_too_many_to_number(signed_in, case, monkeypatch):
    monkeypatch.setattr(picture, "ONE_BY_ONE", 3)
    monkeypatch.setattr(picture, "MOST_KEYS", 2)
    part = released_part(case, COUNTY)
    rows = [row(part, line, date(2025, 5, 3), f"Visit {line}", is_key=line < 4) for line in range(1, 6)]
    ChronologyRow.objects.bulk_create(rows)
    page = signed_in("police_director").get(f"{HOME}/{case.public_id}/chronology/picture")
    assert "×3" in page.text
    assert page.table("Entries in each lane").rows[0]["Key events"] == "3 without a number"


def test_links_zoom_to_a_month_and_on_to_the_next_without_losing_the_filters(signed_in, case):
    told(case, "The police came.", "They came again.")
    told(case, "The council rang.", body=COUNTY)
    police = ChronologyRow.objects.filter(body__key=POLICE).first().body.public_id
    page = signed_in("police_director").get(f"{HOME}/{case.public_id}/chronology/picture", {"agency": police})
    page = page.click("Month")
    assert "March 2026" in page.text
    assert [one["Shown"] for one in page.table("Entries in each lane").rows] == ["2"]
    page = page.click("After: April 2026")
    lane = page.table("Entries in each lane").rows[0]
    assert (lane["Shown"], lane["Earlier"], lane["Later"]) == ("0", "2", "0")


def test_what_an_address_cannot_mean_shows_the_whole_picture(signed_in, case):
    told(case, "The police came.")
    page = signed_in("police_director").get(
        f"{HOME}/{case.public_id}/chronology/picture?zoom=hour&around=31-31&lanes=phase"
    )
    assert "1 March 2026 to 1 March 2026" in page.text


def test_a_contributor_finds_no_picture_of_all_agencies(signed_in, case):
    told(case, "The police came.")
    signed_in("agency_lead").get(f"{HOME}/{case.public_id}/chronology/picture", status=404)


def test_the_picture_asks_as_much_for_many_rows_as_for_few(signed_in, case):
    told(case, "One.", "Two.")
    client, address = signed_in("police_director"), f"{HOME}/{case.public_id}/chronology/picture"
    few = queries(client, address, anew=True)
    told(case, *(f"Event {number}" for number in range(60)), number=92)
    assert queries(client, address, anew=True) == few
