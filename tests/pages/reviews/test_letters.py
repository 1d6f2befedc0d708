"""The letters of a rapid review stand ready, each with its reader’s own part alone (F4)."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from kith.base.trail.models import Entry
from kith.work.reviews.models import Case, ReturnRequest
from tests.cast import TODAY
from tests.reading_pdf import tag_faults, words_of_pages

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


@pytest.fixture
def case(lrscp):
    found = Case.objects.get(reference="2026-03", partnership=lrscp)
    police = ReturnRequest.objects.filter(case=found, body__key="leicestershire-police")
    police.update(words="Zephyrwick Lane?")
    return found


@pytest.fixture
def page(signed_in, case):
    return signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}").click("Letters")


def said_in(made):
    document = Document(BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([p.text for p in document.paragraphs] + cells)


def test_each_agency_partner_and_the_authority_has_a_letter_with_its_own_part_alone(page, case):
    table = page.table("Letters")
    asked = case.requests.count()
    assert len(table.rows) == asked + 4 + 1
    made = page.client.browser.get(page.links["Take all 8 letters as Word (one zip file)"])
    together = ZipFile(BytesIO(made.content))
    assert together.namelist() == [f"case-2026-03-letter-{n}.docx" for n in range(1, 9)]
    letters = [said_in(together.read(name)) for name in together.namelist()]
    holding = [words for words in letters if "Zephyrwick Lane?" in words]
    assert len(holding) == 1
    police = holding[0]
    assert "To Leicestershire Police" in police
    assert "Section 16H of the Children Act 2004" in police
    assert "The panel meets on" in police
    assert "Keep the records safe from change (Leicestershire Police)" in police
    assert "Leicestershire County Council)" not in police
    assert not any(case.what_happened in words for words in letters)
    assert "its report is due with the panel on" in letters[-1].lower()


def test_a_letter_is_a_tagged_pdf_too_and_taking_one_out_is_on_record(page, case):
    link = next(href for words, href in page.links.items() if words.startswith("PDF (The rapid review has"))
    answer = page.client.browser.get(link)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'attachment; filename="case-2026-03-letter-8.pdf"'
    assert "The Panel was notified on" in " ".join(words_of_pages(answer.content))
    assert tag_faults(answer.content) == []
    last = Entry.objects.filter(subject_id=case.public_id).order_by("-sequence").first()
    assert (last.kind, last.reason) == ("read", "a letter: case-2026-03-letter-8.pdf")


def test_a_meeting_without_a_day_is_said_and_one_of_yesterday_was_held(case, page):
    case.rapid_review.meets_on = None
    case.rapid_review.save()
    first = next(href for words, href in page.links.items() if words.startswith("Word (The rapid review has"))
    assert "Its day is not set yet" in said_in(page.client.browser.get(first).content)
    case.rapid_review.meets_on = TODAY
    case.rapid_review.save()
    assert "The panel meets on 16 November 2026." in said_in(page.client.browser.get(first).content)


@pytest.mark.parametrize("reader", ["council_director", "agency_lead", "independent_advisor", "manager"])
def test_only_those_who_run_a_case_take_its_letters(reader, signed_in, page, case):
    other = signed_in(reader)
    for address in (page.address, *(href for words, href in page.links.items() if "/letters" in href)):
        other.get(address, status=404)


def test_a_case_that_is_not_notified_has_no_letters(signed_in, case):
    other = Case.objects.get(reference="2026-02", partnership=case.partnership)
    signed_in("coordinator").get(f"{HOME}/reviews/{other.public_id}/letters", status=404)
