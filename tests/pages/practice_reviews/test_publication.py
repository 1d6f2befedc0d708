"""From a signed review to what anybody may read of it (K39)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kith.base.kernel.clock import now
from kith.work.chronologies.models import CodeName
from kith.work.practice_reviews.models import ReviewPublication
from tests.publishing import a_pdf, signed_review

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
PUBLIC = "/public/leicestershire-and-rutland/reviews"
TITLE = "Learning from a review of injuries to a baby"
CHECKS = (
    "Nobody can be recognised in it",
    "The family was told",
    "The partners signed it off",
    "Lines for the press are agreed",
)


def prepared(signed_in, review):
    """Prepare a publication page by page, as the coordinator, and return its page."""
    run = signed_in("coordinator")
    page = run.get(f"{HOME}/practice-reviews/{review.public_id}/publication")
    page = page.click("Choose what is published").submit("Keep the choice", route="full")
    upload = SimpleUploadedFile("report.pdf", a_pdf(), "application/pdf")
    page = page.click("Hand in the file").submit("Hand it in", title=TITLE, upload=upload)
    assert "No copy is on record as sent to the national Panel." in page.text
    for what in CHECKS:
        page = page.click(f"Put on record ({what})").submit(
            "Put it on record", who="A reader of the unit", done_on=date(2026, 11, 9), words="Done twice."
        )
    for to in ("panel", "secretary-of-state"):
        page = page.click("Record a copy that was sent").submit(
            "Put it on record", recipient=to, sent_on=date(2026, 11, 5)
        )
    return page


@pytest.mark.clause("K39")
def test_a_review_is_published_by_a_second_person_after_its_list_and_seven_working_days(
    signed_in, anonymous, lrscp
):
    # Given a signed review whose list is done, and whose copies went out on Thursday 5 November
    review = signed_review()
    page = prepared(signed_in, review)
    line = page.table("List before publishing").row(f"{CHECKS[0]} Put on record ({CHECKS[0]})")
    assert "A reader of the unit, 9 November 2026. On record by Tansy Wetherfield." in line["How far"]
    assert "it may be published from 16 November 2026 on" in page.text
    assert "To be confirmed against the guidance." in page.text
    # When whoever prepared it would publish it, Kith says no
    to_publish = page.click("Publish").address
    refused = signed_in("coordinator").post(to_publish, status=422)
    assert refused.faults == ["You prepared it, so another person confirms it."]
    assert TITLE not in anonymous.get(PUBLIC).text
    # And another person does, on the first of the days
    page = signed_in("case_review_chair").get(page.address).click("Publish").submit("Publish it now")
    assert page.messages == ["It is on the public pages now."]
    assert "Published on 16 November 2026, due on 1 December 2026." in page.text
    # Then anybody reads its title, its file, the day, and up to when it stays
    listed = anonymous.get(PUBLIC)
    row = listed.table("Published reviews").row(TITLE)
    assert (row["Published"], row["Here up to at least"]) == ("16 November 2026", "16 November 2027")
    own = listed.click(TITLE)
    assert (own.title.startswith(TITLE), own.heading) == (True, TITLE)
    pdf = anonymous.browser.get(own.links["Read the review as a PDF"])
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    assert pdf["Content-Disposition"] == 'inline; filename="review-published-2026-11-16.pdf"'
    # And nothing of the case
    whole = listed.html + own.html + str(pdf.headers)
    for hidden in (
        "2025-01",
        review.public_id,
        review.case.public_id,
        "Child A",
        "Wetherfield",
        "report.pdf",
    ):
        assert hidden not in whole, hidden


@pytest.mark.clause("K39")
def test_before_the_seven_working_days_the_page_names_the_earliest_day(signed_in, lrscp):
    review = signed_review()
    page = prepared(signed_in, review)
    ReviewPublication.objects.get(review=review).copies.update(sent_on=date(2026, 11, 6))
    page = signed_in("police_director").get(page.address)
    assert "the earliest day is 17 November 2026." in page.text
    refused = signed_in("police_director").post(page.click("Publish").address, status=422)
    assert "the earliest day is 17 November 2026." in refused.faults[0]
    assert not ReviewPublication.objects.get(review=review).published_on


def test_a_late_publication_says_by_how_much(signed_in, lrscp):
    review = signed_review(decided_on=date(2026, 3, 10))
    page = prepared(signed_in, review)
    page = signed_in("case_review_chair").get(page.address).click("Publish").submit("Publish it now")
    assert "late by 2 months (47 working days)" in page.text


@pytest.mark.parametrize("name", ["manager", "administrator", "agency_lead", "stranger"])
def test_those_outside_the_circle_find_nothing_and_leave_no_trace(name, signed_in, lrscp):
    review = signed_review()
    page = prepared(signed_in, review)
    browser = signed_in(name).browser
    for end in ("", "/file", "/publish", "/route"):
        assert browser.get(f"{page.address}{end}").status_code == 404
    listed = browser.get(PUBLIC)
    assert TITLE not in listed.content.decode()


def test_nobody_fetches_a_file_that_is_not_published_or_was_taken_down(signed_in, anonymous, lrscp):
    review = signed_review()
    page = prepared(signed_in, review)
    publication = ReviewPublication.objects.get(review=review)
    key = lrscp.key
    at = [
        reverse("public:review", args=(key, publication.public_id)),
        reverse("public:review_pdf", args=(key, publication.public_id)),
    ]
    assert [anonymous.browser.get(one).status_code for one in at] == [404, 404]
    signed_in("case_review_chair").get(page.address).click("Publish").submit("Publish it now")
    assert [anonymous.browser.get(one).status_code for one in at] == [200, 200]
    ReviewPublication.objects.filter(review=review).update(
        state="taken-down", ended_on=date(2027, 11, 17), ended_by="A", ended_because="Its year is over."
    )
    assert [anonymous.browser.get(one).status_code for one in at] == [404, 404]


def test_the_check_names_what_may_be_a_name_and_keeps_how_many_a_person_looked_at(signed_in, lrscp):
    # Given a name of the key that no list knows, and a name that no code covers
    review = signed_review()
    code = CodeName.objects.create(
        case=review.case, code="Child A", kind="child", added_at=now(), added_by="A"
    )
    code.names.create(name="wrenlet")
    run = signed_in("coordinator")
    page = run.get(f"{HOME}/practice-reviews/{review.public_id}/publication")
    page = page.click("Choose what is published").submit("Keep the choice", route="full")
    upload = SimpleUploadedFile("report.pdf", a_pdf(), "application/pdf")
    page = page.click("Hand in the file").submit("Hand it in", title=TITLE, upload=upload)
    said = {"who": "A reader", "words": "Read twice."}
    said["text"] = "Child A met wrenlet and Fennimore Thistledown."
    form = page.click(f"Put on record ({CHECKS[0]})")
    # When the words of the file are searched, both are shown, and the code is not
    day = {"done_on_day": "9", "done_on_month": "11", "done_on_year": "2026"}
    refused = run.post(form.address, said | day, status=422)
    assert refused.faults == [
        "Possible names: wrenlet, Fennimore Thistledown. Look at each. If none is one, confirm it."
    ]
    # Then a person judges them
    page = form.submit("Put it on record", names_judged=True, done_on=date(2026, 11, 9), **said)
    assert "The search found 2 possible names, which were looked at." in page.text


def test_a_second_review_of_a_case_has_no_page_and_a_late_press_is_told_why(signed_in, lrscp):
    review = signed_review()
    at = f"{HOME}/practice-reviews/commission/{review.case.public_id}"
    run = signed_in("coordinator")
    run.get(at, status=404)
    told = {"decided_on_day": "1", "decided_on_month": "6", "decided_on_year": "2026"}
    told |= {"because": "So.", "terms": "So.", "enquiries": "What?"}
    late = run.browser.post(at, told)
    assert late.status_code == 422
    assert "There is a review of this case already." in late.content.decode()
