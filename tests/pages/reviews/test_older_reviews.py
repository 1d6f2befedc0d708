"""Reviews begun before the arrangements: on record under the group of today, with their history."""

from datetime import date

import pytest

from kith.work.reviews.models import OlderReview
from tests.page import fill_in, standing_answers

pytestmark = pytest.mark.django_db

OLDER = "/partnerships/leicestershire-and-rutland/reviews/older"


@pytest.mark.clause("L46")
def test_a_review_begun_before_2019_remains_with_its_history_under_the_group_that_considers_cases(signed_in):
    client = signed_in("coordinator")
    page = client.get(OLDER.removesuffix("/older")).click("Older reviews")
    assert page.table("Older reviews").row("SCR 2017-A")["Group now"] == "Case Review Group"
    page = page.click("Record an older review").submit(
        "Put it on record",
        reference="SCR 2018-B",
        kind="serious-case",
        began_under="The earlier board",
        began_on=date(2018, 5, 2),
    )
    assert page.fact("Ended") == "Goes on"
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
    assert "SCR 2017-A" in signed_in("council_director").get(OLDER).text
    for name in ("planning_chair", "knowsley_manager", "young_member"):
        for where in (OLDER, f"{OLDER}/{review.public_id}"):
            assert signed_in(name).browser.get(where).status_code == 404
    assert "Older reviews" not in signed_in("planning_chair").get(OLDER.removesuffix("/older")).links
