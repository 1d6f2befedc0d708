"""A rapid review from asking the agencies to the Panel’s answer (L40, L41)."""

from datetime import date

import pytest

from kith.work.reviews.models import Case, ReturnRequest

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
DECIDERS = ("council_director", "rutland_director", "police_director", "health_director")


def opened(signed_in, name):
    return signed_in(name).get(f"{HOME}/reviews").click("2026-03")


@pytest.mark.clause("L40", part="the merged chronology")
def test_each_return_is_tracked_and_nothing_of_it_is_read_before_it_is_released(signed_in):
    # Given a case whose agencies were asked
    case = opened(signed_in, "coordinator")
    returns = returns_of(case)
    assert "late by 1 working day. Reminded 1 time." in returns.row("Leicestershire Police")["How far"]
    assert "Being written" in returns.row("Leicestershire County Council")["How far"]
    # When the agency that writes says nothing is held after all, through its own page
    request = ReturnRequest.objects.get(case__reference="2026-03", body__key="leicestershire-county-council")
    writer = request.case.places.get(part="contributor", body=request.body).person
    name = next(
        key for key in ("case_review_chair", "council_director", "agency_lead") if writes(key, writer)
    )
    page = signed_in(name).get(f"{HOME}/reviews/returns/{request.public_id}")
    assert "Health visiting from birth" in page.text
    page = page.click("Release it to the case").submit(
        "Release it to the case", agreed_by="Head of safeguarding"
    )
    # Then it counts as returned, and stands by question beside the other
    case = opened(signed_in, "coordinator")
    line = returns_of(case).row("Leicestershire County Council")
    assert line["How far"].startswith("Met Returned, 16 November 2026.")
    answers = case.click("Answers side by side")
    assert answers.text.count("Health visiting from birth") == 2
    assert "Still awaited: Leicestershire Police." in answers.text


def returns_of(page):
    return page.table("Returns of agencies")


def writes(key, writer):
    from tests.cast import person

    return person(key).pk == writer.pk


@pytest.mark.clause("L41", part="the report as a Word file and a PDF")
def test_a_report_is_written_signed_by_each_partner_sent_and_answered(signed_in):
    # Given the report of the running review, written by who runs it
    run = signed_in("coordinator")
    case = opened(signed_in, "coordinator")
    page = run.get(f"{case.address}/report/write").submit(
        "Keep the report", facts="Brief facts.", recommends="yes", because="Two agencies did not meet."
    )
    assert "Not signed yet" in page.text
    # When each criterion is answered, and each statutory partner signs it with these answers
    for href in [h for words, h in run.get(case.address).links.items() if words.startswith("Answer (")]:
        run.get(href).submit("Keep the answer", answer="yes", reasons="By what agencies told.")
    for name in DECIDERS:
        own = opened(signed_in, name).click("Report")
        page = own.submit("Sign this text for your partner")
        assert page.messages == ["The report is signed."]
    page = run.get(f"{case.address}/report")
    assert "Not signed yet" not in page.text
    # And it is sent within its days
    page = run.get(f"{case.address}/report").click("Record that it was sent")
    page = page.submit("Record it", sent_on=date(2026, 11, 16))
    # Then the days used are shown, and what the Panel answers is tracked with its disagreement
    assert "Rapid review: done on 16 November 2026, due on 26 November 2026." in page.text
    page = run.get(f"{case.address}/report/answer")
    page = page.submit(
        "Record it",
        answered_on=date(2026, 11, 16),
        panel_agrees="no",
        panel_says="A review would add little.",
    )
    assert "it does not agree" in page.text
    assert "A review would add little." in page.text
    line = signed_in("council_director").get(f"{HOME}/reviews").row("Does not agree, 16 November 2026")
    assert line["Stage"] == "Report with the Panel"


def test_a_partner_signs_no_text_that_has_changed_since(signed_in):
    case = Case.objects.get(reference="2026-03")
    run, sign = signed_in("coordinator"), signed_in("council_director")
    at = f"{HOME}/reviews/{case.public_id}/report"
    run.get(f"{at}/write").submit("Keep the report", facts="One.", recommends="no", because="So.")
    shown = sign.get(at)
    run.get(f"{at}/write").submit("Keep the report", facts="Two.", recommends="no", because="So.")
    page = shown.submit("Sign this text for your partner")
    assert page.messages == ["The report has changed since you opened it. Read it again before you sign."]
    assert not case.sign_offs.exists()
