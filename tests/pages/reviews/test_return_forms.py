"""A return as a form on the page: downloaded, handed in, looked at, taken, and read once it is released."""

from io import BytesIO

import pytest
from docx import Document

from kith.base.trail.models import Entry
from kith.work.reviews.models import ReturnFile, ReturnRequest
from tests.handing_in import filled, row_of, saved, upload

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
TELLS = "The school nurse saw Child A twice."


@pytest.fixture
def trust(signed_in):
    """Return the return of the trust, which its writer took back."""
    request = ReturnRequest.objects.get(case__reference="2026-03", state="released")
    at = f"{HOME}/reviews/returns/{request.public_id}"
    signed_in("agency_lead").get(f"{at}/take-back").submit("Take it back", because="More is known.")
    return request


def downloaded(reader, request):
    answer = reader.browser.get(f"{HOME}/reviews/returns/{request.public_id}/form")
    assert answer["Content-Disposition"] == 'attachment; filename="return-2026-03.docx"'
    assert answer["Cache-Control"] == "no-store"
    return answer.content


def test_a_form_is_filled_in_read_back_seen_and_then_taken_and_its_file_opens_with_the_release(
    signed_in, trust
):
    # Given the form that the writer downloads and fills in
    writer, at = signed_in("agency_lead"), f"{HOME}/reviews/returns/{trust.public_id}"
    form = filled(downloaded(writer, trust), child=TELLS, analysis="We asked who else lived there.")
    page = writer.get(at).click("Hand the return in as a form")
    assert page.fact("Child") == "Child A, by the code of this case"
    # When the form is handed in, it is shown beside what is written and what was returned before
    seen = page.submit("Read the form", upload=upload(form, "Real name of a child.docx"))
    assert "Nothing is kept yet. 2 taken from the form; 6 left empty." in seen.text
    assert "Nobody asked who else lived at Address 1." in seen.text
    assert "Returned on 16 November 2026" in seen.text
    assert not ReturnFile.objects.exists()
    assert not trust.answers.filter(question="child").exists()
    # Then it is taken, its file is the agency’s own, and no word of it stands in the trail
    taken = seen.submit("Take these answers")
    assert taken.messages == [
        "2 answers are taken. Only your agency’s writers can read them, and each can still be changed."
    ]
    assert taken.text.count("From form 1, handed in on 16 November 2026") == 2
    kept = ReturnFile.objects.get(request=trust)
    assert kept.file.sha256 in taken.text
    file = f"{HOME}/reviews/return-files/{kept.public_id}"
    run = signed_in("coordinator")
    before = run.get(at)
    assert TELLS not in before.text
    assert "Forms handed in" not in before.text
    assert run.browser.get(file).status_code == 404
    assert writer.browser.get(file).status_code == 200
    # And once it is released, the case reads which answers came from which form, and the form itself
    writer.get(at).click("Release it to the case").submit("Release it to the case", agreed_by="The lead")
    after = run.get(at)
    assert TELLS in after.text
    assert after.text.count("From form 1, handed in on 16 November 2026") == 2
    handed = run.browser.get(after.links["Form 1"])
    assert b"".join(handed.streaming_content) == form
    assert "return-2026-03-1.docx" in handed["Content-Disposition"]
    assert "no-store" in handed["Cache-Control"]
    told = " ".join(str(entry) + str(vars(entry)) for entry in Entry.objects.all())
    assert TELLS not in told
    assert "Real name" not in told


def test_other_agencies_and_those_who_run_the_case_neither_download_nor_hand_in_a_form(signed_in):
    request = ReturnRequest.objects.get(case__reference="2026-03", body__key="leicestershire-county-council")
    at = f"{HOME}/reviews/returns/{request.public_id}"
    for name in ("agency_lead", "coordinator", "independent_advisor"):
        reader = signed_in(name)
        for page in ("form", "hand-in"):
            reader.get(f"{at}/{page}", status=404)


def test_what_is_wrong_with_a_form_stands_above_the_question_and_an_answer_changed_meanwhile_is_shown(
    signed_in, trust
):
    writer, at = signed_in("agency_lead"), f"{HOME}/reviews/returns/{trust.public_id}/hand-in"
    page = writer.get(at)
    wrong = writer.post(page.address, {"upload": upload(b"Words.", "form.txt")}, status=422)
    assert wrong.faults[0].startswith("“form.txt” is no Word file.")
    document = Document(BytesIO(filled(downloaded(writer, trust), child=TELLS, now="Now.")))
    row_of(document, "Question", "now").cells[1].text = "What will you change?"
    seen = page.submit("Read the form", upload=upload(saved(document)))
    assert "Not taken. The form asks another question: “What will you change?”" in seen.text
    sent = {name: seen.tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("content", "seen")}
    writer.get(at.replace("hand-in", "write")).submit("Keep what is written", child="Written meanwhile.")
    again = writer.post(seen.address, sent, status=422)
    assert "Answers were changed in Kith since you handed the form in." in again.text
    assert "Written meanwhile." in again.text
    again.submit("Take these answers")
    assert trust.answers.get(question="child").words == TELLS
    broken = writer.post(seen.address, {"content": "§", "seen": ""})
    assert broken.messages == ["The form did not come back whole. Hand it in again."]
