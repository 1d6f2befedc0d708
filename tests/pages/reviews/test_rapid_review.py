"""A rapid review from asking the agencies to the Panel’s answer (L40, L41)."""

import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from kith.work.reviews.beside import pictures_of_report
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Stage
from kith.work.reviews.models import Case, ReturnRequest
from kith.work.reviews.operations.deciding import answer_criterion
from tests.cast import TODAY, acting
from tests.reading_pdf import words_of_pages

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
DECIDERS = ("council_director", "rutland_director", "police_director", "health_director")


def opened(signed_in, name):
    return signed_in(name).get(f"{HOME}/reviews").click("2026-03")


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


@pytest.mark.clause("L41")
def test_a_report_is_drafted_signed_by_each_partner_checked_sent_and_answered(signed_in, a_picture):
    # Given the report of the running review, written by who runs it
    run = signed_in("coordinator")
    case = opened(signed_in, "coordinator")
    page = run.get(f"{case.address}/report/write").submit(
        "Keep the report",
        facts="Brief facts.",
        learning_now="The list is one now.",
        recommends="yes",
        because="Two agencies did not meet.",
    )
    assert "The report does not say yet on which day the rapid review meeting was held" in page.text
    page = run.get(f"{case.address}/report/write").submit("Keep the report", held_on=date(2026, 11, 13))
    assert "Not signed yet" in page.text
    assert "Missing before partners can sign A criterion is not answered: Does the case show" in page.text
    # When each criterion is answered, one partner dissents, and each statutory partner signs
    for href in [h for words, h in run.get(case.address).links.items() if words.startswith("Answer (")]:
        run.get(href).submit("Keep the answer", answer="yes", reasons="By what agencies told.")
    for name in DECIDERS:
        view = signed_in(name).get(f"{case.address}/view/review")
        told = "no" if name == "police_director" else "yes"
        view.submit("State the view", view=told, reasons=f"We say {told}.")
    for name in DECIDERS:
        own = opened(signed_in, name).click("Report")
        page = own.submit("Sign this text for your partner")
        assert page.messages == ["The report is signed."]
    # Then Word and PDF are made from the workspace of the case, each opening on record
    word, pdf = taken_out(signed_in("case_review_chair"), case.address)
    told = words_of_word(word)
    for words in (
        "Brief facts.",
        "The list is one now.",
        "Health visiting from birth; one visit to Hospital 1.",
        "By what agencies told.",
        "Two agencies did not meet.",
        "No (dissents)",
        "We say no.",
        "Barnaby Larkspur",
        "working day 7 of 15",
        "OFFICIAL-SENSITIVE",
        "SHA-256 of the text that the partners sign: ",
    ):
        assert words in told
        assert words in " ".join(words_of_pages(pdf))
    for ours in ("Who can open the key", "Status board", "it was due on"):
        assert ours not in told
    assert "Not returned; due on 13 November 2026" in told
    assert all("OFFICIAL-SENSITIVE" in page for page in words_of_pages(pdf))
    readings = signed_in("manager").get(f"{HOME}/reviews").click("Who opened it (2026-03)").text
    assert "the report as docx" in readings
    assert "the report as pdf" in readings
    # When the chair confirms the copy by its letters, the coordinator marks it sent within its days
    code = re.search(r"copy ([0-9a-f]{8}),", told).group(1)
    chair = signed_in("case_review_chair").get(f"{case.address}/report").click("Check the copy")
    page = chair.submit("Confirm the copy", code=code)
    assert page.messages == ["The copy is checked. Somebody else marks it sent."]
    assert "Record that it was sent" not in page.links
    page = run.get(f"{case.address}/report").click("Record that it was sent")
    without = {"without_views_because": "Two returns come too late."}
    page = page.submit("Record it", sent_on=date(2026, 11, 16), **without)
    # Then the days used are shown, the file is the one that was checked, and the Panel’s answer is tracked
    assert "Rapid review: done on 16 November 2026, due on 26 November 2026." in page.text
    sent, sent_pdf = taken_out(run, case.address)
    assert without_its_edge(sent) == without_its_edge(word)
    assert "Sent to the Panel on 16 November 2026, working day 7 of 15." in words_of_word(sent)
    assert f"copy {code}," in words_of_pages(sent_pdf)[-1]
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


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">'
    '<rect width="60" height="20" fill="black"/></svg>'
)


@pytest.fixture
def a_picture(monkeypatch):
    """Let another room give a picture of every case."""
    monkeypatch.setattr(pictures_of_report, "_things", {"lanes-of-agencies": lambda *_asked: SVG})


def taken_out(reader, address):
    """Return the Word document and the PDF of a report, as a reader takes them out."""
    files = []
    for ending, kind in (("word", "docx"), ("pdf", "pdf")):
        answer = reader.browser.get(f"{address}/report/{ending}")
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == f'attachment; filename="case-2026-03-report.{kind}"'
        assert answer["Cache-Control"] == "no-store"
        files.append(answer.content)
    with pikepdf.open(BytesIO(files[1])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
    return files


def parts_of(content):
    document = Document(BytesIO(content))
    sheet = document.sections[0]
    assert sheet.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["Lanes of agencies"]
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for p in document.paragraphs], tables, sheet.footer.paragraphs[0].text


def words_of_word(content):
    lines, tables, foot = parts_of(content)
    return "\n".join([*lines, *tables, foot])


def without_its_edge(content):
    """Return what a report says from its first heading on: not when and by whom it was taken out."""
    lines, tables, _foot = parts_of(content)
    return lines[lines.index("The case") :], tables


def test_a_partner_signs_no_text_that_has_changed_since(signed_in):
    case = Case.objects.get(reference="2026-03")
    run, sign = signed_in("coordinator"), signed_in("council_director")
    at = f"{HOME}/reviews/{case.public_id}/report"
    for one in criteria_of(Stage.REVIEW):
        told = {"answer": "no", "reasons": "So.", "by": acting("coordinator")}
        answer_criterion(case=case, criterion=one, on=TODAY, **told)
    told = {"recommends": "no", "because": "So.", "not_held_because": "All agreed in writing."}
    run.get(f"{at}/write").submit("Keep the report", facts="One.", **told)
    shown = sign.get(at)
    run.get(f"{at}/write").submit("Keep the report", facts="Two.", **told)
    page = shown.submit("Sign this text for your partner")
    assert page.messages == ["The report has changed since you opened it. Read it again before you sign."]
    assert not case.sign_offs.exists()
