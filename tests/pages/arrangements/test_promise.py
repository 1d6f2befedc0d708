"""One promise: what it says and rests on, how it stood, and putting on record that it was kept."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.partnership.arrangements.models import Fulfilment, Version

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
PROMISE = f"{HOME}/promises"
SHARED = "/partnerships/leicester-city/shared-promises"
DETAILS = "The detail of how the group works is settled with Leicester City by the end of September 2019."


def standing(page) -> str:
    """Return the word and the reason that stand on top."""
    return " ".join(page.by_class("app-board__now")[0].text_content().split())


def test_a_promise_says_where_it_comes_from_what_counts_and_how_it_stood(signed_in):
    page = signed_in("manager").get(f"{PROMISE}/policy-membership")
    assert page.heading == "Each of the five statutory partners is represented on the group"
    assert page.caption == "Policy and Procedures Group · L28 · as at 16 November 2026"
    assert "Clause L28" in page.text
    assert page.fact("Kind of promise") == "Membership"
    assert page.fact("What counts as evidence").startswith("Somebody is appointed for each category")
    assert page.fact("What was assumed").startswith("Five is the number of 2019")
    months = page.table("Past year, the latest first").rows
    assert [months[0]["Month"], months[-1]["Month"]] == ["November 2026", "December 2025"]
    assert all(row["Reason"] for row in months)
    assert "Nothing has been put on record of this promise" in page.text


@pytest.mark.clause("L28")
def test_the_gap_report_of_policy_and_procedures_names_the_partner_that_is_missing(signed_in):
    page = signed_in("manager").get(f"{PROMISE}/policy-membership")
    assert standing(page) == (
        "Missed 3 of 4 places held. West Leicestershire Clinical Commissioning Group and East Leicestershire "
        "and Rutland Clinical Commissioning Group were followed by NHS Leicester, Leicestershire and Rutland "
        "Integrated Care Board on 1 July 2022. Nobody from NHS Leicester, Leicestershire and Rutland "
        "Integrated Care Board holds the seat “Representative of each statutory partner”."
    )


@pytest.mark.clause("L50")
def test_the_coverage_matrix_lists_every_agency_with_its_lead_and_shows_the_missing_first(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{PROMISE}/case-review-leads")
    rows = page.table("Agencies and their leads").rows
    assert len(rows) == 15
    assert rows[0] == {
        "Agency": "Acorn Steps Nursery (sample)",
        "Safeguarding lead": "Nobody",
        "Standing": "Missed",
        "Reason": "Nobody is appointed.",
    }
    assert page.row("Leicestershire Police")["Safeguarding lead"] == "Fabian Nightjar"
    then = manager.get(f"{PROMISE}/case-review-leads", {"on": "2026-10-31"})
    rows = then.table("Agencies and their leads").rows
    assert [row["Standing"] for row in rows] == ["Met"] * 15
    assert then.row("Acorn Steps Nursery (sample)")["Safeguarding lead"] == "Cornelius Dogwood"


def test_a_promise_that_was_never_made_does_not_exist(signed_in):
    manager = signed_in("manager")
    assert manager.get(f"{PROMISE}/never-made", status=404)
    assert manager.get(f"{PROMISE}/lrscp-seats/sign-off", status=404)
    assert manager.get(f"{PROMISE}/planning-details/review", status=404)


def test_a_promise_costs_no_more_queries_than_the_whole_board(signed_in):
    reader, counts = signed_in("manager").browser, []
    for address in (PROMISE, f"{PROMISE}/case-review-leads"):
        reader.get(address)
        with CaptureQueriesContext(connection) as queries:
            reader.get(address)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


# --- signing off ---


@pytest.mark.clause("L21")
def test_a_milestone_is_overdue_until_both_partnerships_have_signed_it_off(signed_in):
    manager, neighbour = signed_in("manager"), signed_in("stranger")
    page = manager.get(f"{PROMISE}/planning-details")
    assert page.fact("Due by") == "30 September 2019"
    assert standing(page).startswith("Missed Not signed off by LRSCP and Leicester City")

    ours = page.click("Sign off for your side")
    after = ours.submit("Sign off", done_on=date(2026, 11, 10), says="Terms agreed, joint minutes item 5.")
    assert after.messages == ["Signed off for LRSCP."]
    assert standing(after).startswith("Missed Not signed off by Leicester City")
    assert "Sign off for your side" not in after.links

    listed = neighbour.get(SHARED)
    row = listed.row(DETAILS)
    assert row["Group"] == "Planning and Delivery Group, shared with LRSCP"
    theirs = listed.click(f"Sign off: {DETAILS}")
    done = theirs.submit("Sign off", done_on=date(2026, 11, 12), says="Agreed by our lead group.")
    assert done.row(DETAILS)["Your side"] == "12 November 2026: Agreed by our lead group."

    page = manager.get(f"{PROMISE}/planning-details")
    assert standing(page).startswith("Met Signed off by LRSCP and Leicester City")
    recorded = page.table("On record").rows
    assert [row["Day"] for row in recorded] == ["10 November 2026", "12 November 2026"]
    assert "Terms agreed, joint minutes item 5." in page.text


def test_the_neighbour_sees_of_the_home_only_the_promises_that_name_her_partnership(signed_in):
    neighbour = signed_in("stranger")
    listed = neighbour.get(SHARED)
    assert [row["Promise"] for table in listed.tables for row in table.rows] == [DETAILS]
    assert "Terms agreed" not in listed.text
    home = "leicestershire-and-rutland"
    assert neighbour.get(f"{SHARED}/{home}/lrscp-seats/sign-off", status=404)
    assert neighbour.get(f"{SHARED}/{home}/case-review-chair-review/sign-off", status=404)
    assert neighbour.get(f"{PROMISE}/planning-details", status=404)
    assert neighbour.get(f"{PROMISE}/planning-details/sign-off", status=404)


def test_a_partnership_without_shared_promises_says_what_will_stand_there(signed_in):
    assert (
        "No shared promises"
        in signed_in("knowsley_manager").get("/partnerships/knowsley/shared-promises").text
    )


def test_only_the_manager_signs_off_and_others_see_no_button(signed_in):
    for name in ("coordinator", "council_director", "planning_chair"):
        reader = signed_in(name)
        assert "Sign off for your side" not in reader.get(f"{PROMISE}/planning-details").links
        assert reader.get(f"{PROMISE}/planning-details/sign-off", status=404)
        assert reader.get(f"{PROMISE}/lrscp-frequency-review/review", status=404)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (date(2026, 11, 17), "When was it settled? must be on or before 16 November 2026"),
        (date(2019, 9, 28), "The promise was made on 29 September 2019. Give that day or a later one."),
    ],
)
def test_a_day_that_can_not_be_is_refused_beside_its_question(signed_in, day, fault):
    page = signed_in("manager").get(f"{PROMISE}/planning-details/sign-off")
    sent = {"done_on_day": day.day, "done_on_month": day.month, "done_on_year": day.year, "says": "Agreed."}
    answer = page.client.post(page.address, sent, status=422)
    assert answer.faults == [fault]
    assert not Fulfilment.objects.exists()


# --- reviews ---


def test_a_review_of_frequency_is_recorded_and_a_change_goes_to_the_statutory_partners(signed_in, lrscp):
    manager = signed_in("manager")
    page = manager.get(f"{PROMISE}/lrscp-frequency-review")
    assert standing(page).startswith("Missed No review is recorded. It was due by 29 September 2020")
    form = page.click("Record a review")
    assert "Frequency today: not stated." in form.caption
    said = {"done_on": date(2026, 11, 9), "says": "Six a year. Minute 7."}
    after = form.submit(
        "Record the review", **said, outcome="change", times_a_year=6, takes_effect_on=date(2027, 1, 1)
    )
    assert "The new frequency is proposed: the statutory partners adopt it." in after.messages[0]
    version = Version.objects.of(lrscp).latest("number")
    assert (version.state, version.in_force_from) == ("proposed", date(2027, 1, 1))
    page = manager.get(f"{PROMISE}/lrscp-frequency-review")
    assert standing(page).startswith("Met Reviewed on 9 November 2026, 2232 days late. Six a year.")
    assert page.table("On record").rows[0]["Holds from"] == "1 January 2027"


def test_a_change_of_frequency_needs_its_number_and_its_day(signed_in):
    page = signed_in("manager").get(f"{PROMISE}/lrscp-frequency-review/review")
    sent = {
        "done_on_day": 9,
        "done_on_month": 11,
        "done_on_year": 2026,
        "says": "Six a year.",
        "outcome": "change",
    }
    answer = page.client.post(page.address, sent, status=422)
    assert answer.faults == [
        "Enter how many meetings a year there are from then",
        "Enter the day from which the new frequency holds",
    ]


def test_a_review_of_who_chairs_settles_what_was_at_risk(signed_in):
    page = signed_in("manager").get(f"{PROMISE}/case-review-chair")
    assert standing(page).startswith("At risk Hester Willowherb chairs.")
    said = {"done_on": date(2026, 11, 9), "says": "The lead stays. Minute 3."}
    after = page.click("Record a review").submit("Record the review", **said)
    assert standing(after) == (
        "Met Hester Willowherb chairs. The choice was looked at again on 9 November 2026."
    )
