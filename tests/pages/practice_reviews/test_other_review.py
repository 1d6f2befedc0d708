"""Another local review, of a case below the criteria (K29), under the group that manages such cases (K27)."""

from datetime import date

import pytest

from kith.work.practice_reviews.models import PracticeReview
from kith.work.reviews.models import Case

pytestmark = pytest.mark.django_db

HOME = "/partnerships/knowsley"


@pytest.mark.clause("K27")
@pytest.mark.clause("K29")
def test_from_criteria_not_met_one_press_opens_another_local_review_with_its_own_days(signed_in):
    # Given a case in Knowsley of which the group says, with its reasons, that the criteria are not met
    run = signed_in("knowsley_manager")
    case = Case.objects.get(partnership__key="knowsley", reference="2026-01")
    page = run.get(f"{HOME}/reviews").click("2026-01")
    assert case.group.name == "Safeguarding Review and Learning Group"
    for href in [h for words, h in page.links.items() if words.startswith("Answer (")]:
        run.get(href).submit("Keep the answer", answer="no", reasons="The doctors can explain it.")
    page = run.get(page.address).click("Record that it is not notified")
    why = {"without_views_because": "The partners agreed by telephone."}
    page = page.submit("Record it", because="Nothing points to neglect; two services can learn.", **why)
    assert "The doctors can explain it." in page.text
    # When another local review is opened with one press, as it is proposed
    page = run.get(page.address).click("Open another local review").submit("Commission the review")
    # Then it has days and checks of its own, and no clock of the guidance
    assert (page.heading, page.caption) == ("Case 2026-01: other local review", "Commissioned")
    assert "The review is due on 16 February 2027." in page.text
    assert "six months" not in page.text
    assert page.row("Published")["How it stands"].startswith("Not yet due Planned for 16 February 2027.")
    checks = [row["Due"] for row in page.table("Checks of time and quality").rows]
    assert checks == ["16 December 2026", "16 January 2027"]
    # And its panel starts it without a reviewer, with the reason on record
    page = page.click("Start the review").submit("Start the review", because="The panel does it itself.")
    assert page.caption == "Under way"
    assert "The panel does it itself." in page.text
    # And the duty board counts it, and names nothing of it
    made = PracticeReview.objects.get(case=case)
    assert (made.kind, made.due_on) == ("other", date(2027, 2, 16))


def test_the_partners_set_the_day_and_a_day_that_has_passed_is_refused(signed_in):
    case = Case.objects.get(partnership__key="leicestershire-and-rutland", reference="2026-01")
    address = f"/partnerships/leicestershire-and-rutland/practice-reviews/commission/{case.public_id}"
    page = signed_in("coordinator").get(address)
    told = page.client.browser.post(
        address,
        {
            "because": "So.",
            "terms": "So.",
            "enquiries": "What?",
            "last_on_day": "15",
            "last_on_month": "11",
            "last_on_year": "2026",
        },
    )
    assert told.status_code == 422
    assert "Write a day that is today or later." in told.content.decode()
    assert not PracticeReview.objects.filter(case=case).exists()
