"""Reviews begun before the arrangements: on record under the group of today, with their history."""

from datetime import date

import pytest

from kith.base.trail.models import Entry
from kith.work.reviews.models import OlderReview, OlderStep
from kith.work.reviews.operations.older import record_older_review
from tests.cast import TODAY, acting
from tests.counting import queries
from tests.page import fill_in, standing_answers

pytestmark = pytest.mark.django_db

OLDER = "/partnerships/leicestershire-and-rutland/reviews/older"


@pytest.mark.clause("L46")
def test_a_review_begun_before_2019_remains_with_its_history_under_the_group_that_considers_cases(signed_in):
    client = signed_in("coordinator")
    page = client.get(OLDER.removesuffix("/older")).click("Older reviews")
    assert page.table("Older reviews").row("SCR 2017-A")["Years"] == "2017 to 2018"
    page = page.click("Record an older review").submit(
        "Put it on record",
        reference="SCR 2018-B",
        kind="serious-case",
        began_under="The earlier board",
        began_on=date(2018, 5, 2),
    )
    assert (page.fact("Ended"), page.fact("Group now")) == ("Goes on", "Case Review Group")
    page = page.click("Add a step")
    page = page.submit("Add the step", taken_on=date(2019, 1, 8), words="Report agreed")
    page = page.click("Add a step")
    page = page.submit("Add the step", taken_on=date(2018, 6, 1), words="Panel set up")
    assert [row["Step"] for row in page.table("Its history").rows] == ["Panel set up", "Report agreed"]
    page = signed_in("case_review_chair").get(OLDER).click("SCR 2018-B")
    assert "Before: The earlier board" in page.text
    assert "Since 29 September 2019: Case Review Group" in page.text


@pytest.mark.parametrize(("began_on", "is_kept"), [(date(2019, 9, 28), True), (date(2019, 9, 29), False)])
def test_an_older_review_began_before_the_arrangements_did(signed_in, began_on, is_kept):
    page = signed_in("manager").get(f"{OLDER}/add")
    answers = {"reference": "R", "kind": "other", "began_under": "A board", "began_on": began_on}
    if is_kept:
        page.submit("Put it on record", **answers)
    else:
        form = page.form("Put it on record")
        sent, offered = standing_answers(form), {e.get("name") for e in form.xpath(".//*[@name]")}
        for name, answer in answers.items():
            fill_in(form, sent, offered, name, answer)
        page = page.client.post(page.address, sent, status=422)
        assert page.faults == [
            "The arrangements began on 29 September 2019. Write an earlier day, or refer it as a case."
        ]
    assert OlderReview.objects.filter(reference="R").exists() is is_kept


def test_whoever_does_not_see_the_register_sees_no_older_review(signed_in):
    review = OlderReview.objects.get()
    assert "SCR 2017-A" in signed_in("manager").get(f"{OLDER}/{review.public_id}").text
    for name in ("planning_chair", "knowsley_manager", "young_member"):
        for where in (OLDER, f"{OLDER}/{review.public_id}"):
            assert signed_in(name).browser.get(where).status_code == 404
    assert "Older reviews" not in signed_in("planning_chair").get(OLDER.removesuffix("/older")).links


def one_with_its_history():
    review = OlderReview.objects.get(reference="SCR 2017-A")
    assert (review.outcome, review.steps.count()) != ("", 0)
    return review, f"{OLDER}/{review.public_id}"


@pytest.mark.parametrize("name", ["manager", "coordinator", "case_review_chair", "independent_advisor"])
def test_who_considers_cases_scrutinises_or_runs_the_business_unit_reads_an_older_review(signed_in, name):
    review, where = one_with_its_history()
    page = signed_in(name).get(OLDER).click("SCR 2017-A")
    assert page.address.endswith(where)
    assert page.table("Its history").row("Panel set up")["Day"] == "15 May 2017"
    assert page.fact("What came of it") == review.outcome


@pytest.mark.parametrize("name", ["council_director", "rutland_director", "health_director"])
def test_the_lead_group_sees_the_coded_line_of_an_older_review_and_no_more(signed_in, name):
    review, where = one_with_its_history()
    reader = signed_in(name)
    page = reader.get(OLDER)
    row = page.table("Older reviews").row("SCR 2017-A")
    assert row == {
        "Review": "SCR 2017-A",
        "Kind": "Serious case review",
        "Years": "2017 to 2018",
        "Stage": "Ended",
    }
    assert "SCR 2017-A" not in page.links
    for hidden in (review.outcome, review.report_is, review.began_under, "Panel set up", review.public_id):
        assert hidden not in page.whole_text
    reader.get(where, status=404)
    reader.get(f"{where}/step", status=404)
    assert not Entry.objects.filter(subject_id=review.public_id, kind="read").exists()


def test_each_opening_of_an_older_review_is_on_record_by_its_code_alone(signed_in):
    review, where = one_with_its_history()
    signed_in("case_review_chair").get(where)
    entry = Entry.objects.get(subject_id=review.public_id, kind="read")
    assert (entry.actor_name, entry.subject_title) == ("Hester Willowherb", "Older review SCR 2017-A")
    assert review.outcome not in str(entry.__dict__)
    assert "no-store" in signed_in("case_review_chair").browser.get(where)["Cache-Control"]


def test_older_reviews_ask_as_much_for_many_as_for_one(signed_in):
    review, where = one_with_its_history()
    reader = signed_in("coordinator")
    with_few = queries(reader, OLDER), queries(reader, where)
    for number in range(5):
        record_older_review(
            partnership=review.partnership,
            reference=f"SCR 2016-{number}",
            kind="other",
            began_under="The earlier board",
            began_on=date(2016, 5, 1 + number),
            by=acting("manager"),
            on=TODAY,
        )
        OlderStep.objects.create(
            review=review,
            taken_on=date(2017, 6, 1 + number),
            words=f"Panel met, time {number}",
            recorded_at=review.recorded_at,
            recorded_by="Marigold Ashdown",
        )
    assert len(reader.get(OLDER).table("Older reviews").rows) == 6
    assert len(reader.get(where).table("Its history").rows) == 7
    assert (queries(reader, OLDER), queries(reader, where)) == with_few


def test_the_register_leads_to_what_else_there_is_of_reviews_as_far_as_it_opens(signed_in):
    register = "/partnerships/leicestershire-and-rutland/reviews"
    page = signed_in("coordinator").get(register)
    assert page.click("Child death review link").heading == "Child death review link"
    opened = signed_in("agency_lead").get(register)
    assert "National reviews" in page.links
    assert any(address.endswith("child-death-link") for address in opened.open_all_links())
