"""A return as a form: what is read of it, each fault by name, and nothing taken before it was seen."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from lxml import etree

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.models import FileVersion
from kith.work.reviews.models import EarlierAnswer, ReturnFile, ReturnRequest
from kith.work.reviews.operations.return_forms import looked_at, take_form, understood_form
from kith.work.reviews.operations.returns import ask_again, recall_return, release_return, save_answers
from kith.work.reviews.return_form.understanding import Found
from kith.work.reviews.return_form.writing import form_in_word
from tests.cast import TODAY, acting
from tests.handing_in import W, as_other_programs_save, changed, filled, row_of, saved, upload

pytestmark = pytest.mark.django_db

TELLS = "The school nurse saw Child A twice.\nNobody told School 1."


@pytest.fixture
def county():
    """Return the return that the county is writing, of the case under review."""
    return ReturnRequest.objects.get(case__reference="2026-03", body__key="leicestershire-county-council")


def writer_of(request):
    place = request.case.places.filter(part="contributor", body=request.body).first()
    return Actor(person=place.person.public_id, name=place.person.name)


def form_of(request):
    return form_in_word(request, day=TODAY)


def read(request, content):
    return understood_form(request, looked_at(upload(content)), TODAY)


def line(found, key):
    return next(one for one in found.lines if one.key == key)


def taken(request, content, seen=None):
    form = looked_at(upload(content, "Child’s real name.docx"))
    seen = read(request, content).seen if seen is None else seen
    return take_form(request=request, form=form, seen=seen, by=writer_of(request), on=TODAY)


def test_a_form_holds_what_is_asked_of_one_agency_and_nothing_that_was_answered(county):
    document = Document(BytesIO(form_of(county)))
    told = "\n".join(c.text for table in document.tables for row in table.rows for c in row.cells)
    assert document.paragraphs[0].text == "Return: case 2026-03"
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert document.core_properties.author == ""
    for words in ("Leicestershire County Council", "Child A", "18 November 2026", "Question 3 [analysis]"):
        assert words in told
    for words in ("Health visiting", "Leicestershire Police", "Bramble", county.case.what_happened):
        assert words not in told


@pytest.mark.parametrize("save", [lambda form: form, as_other_programs_save], ids=["Word", "LibreOffice"])
def test_answers_come_back_by_their_question_whatever_program_saved_the_form(county, save):
    found = read(county, save(filled(form_of(county), child=TELLS, analysis="Kept. Nobody asked.")))
    assert not found.faults
    assert line(found, "child").words == TELLS
    assert line(found, "child").found == Found.TAKEN
    assert line(found, "analysis").says == "It takes the place of what is written in Kith."
    assert line(found, "services").says == "Left empty in the form. What is written in Kith stays."
    assert line(found, "context").says == "Left empty in the form."
    assert found.is_whole
    assert not county.answers.filter(question="child").exists()


def test_what_was_taken_names_its_form_and_is_the_agencys_own_until_all_of_it_is_released(county):
    kept = taken(county, filled(form_of(county), child=TELLS, context="C."))
    assert (kept.number, kept.answers_taken, kept.is_whole, kept.opened_on) == (1, 2, True, None)
    assert kept.file.name == "return-2026-03-1.docx"
    assert county.answers.get(question="services").file is None
    assert county.answers.get(question="child").file == kept
    by = writer_of(county)
    release_return(request=county, agreed_by="The lead", by=by, on=TODAY)
    kept.refresh_from_db()
    assert kept.opened_on == TODAY
    recall_return(request=county, because="A slip.", by=by, on=TODAY)
    kept.refresh_from_db()
    assert kept.opened_on is None
    assert EarlierAnswer.objects.get(request=county, question="child").file == kept


def test_a_form_that_says_more_than_was_released_stays_the_agencys_own(county):
    by, kept = writer_of(county), taken(county, filled(form_of(county), child=TELLS, context="C."))
    save_answers(request=county, answers={"child": "The school nurse saw Child A."}, by=by, on=TODAY)
    assert county.answers.get(question="child").is_altered
    assert not county.answers.get(question="context").is_altered
    release_return(request=county, agreed_by="The lead", by=by, on=TODAY)
    kept.refresh_from_db()
    assert kept.opened_on is None


def test_words_outside_the_boxes_are_told_and_keep_the_file_with_the_agency(county):
    document = Document(BytesIO(filled(form_of(county), child=TELLS)))
    document.add_paragraph("For Pip alone.")
    row_of(document, "Question", "good").cells[1].add_paragraph("Under the question.")
    found = read(county, saved(document))
    assert found.more == ["For Pip alone.", "Under the question."]
    assert not taken(county, saved(document)).is_whole


def test_a_question_that_is_missing_changed_twice_there_or_too_long_is_named_and_the_others_are_taken(county):
    document = Document(BytesIO(filled(form_of(county), child=TELLS, now="Now.", next="x" * 20_001)))
    row_of(document, "Question", "now").cells[1].text = "What will you change?"
    gone = row_of(document, "Answer", "good")._tr
    gone.getparent().remove(gone)
    again = row_of(document, "Answer", "context")
    again.cells[1].text = "One."
    twice = document.tables[-1].add_row()
    twice.cells[0].text, twice.cells[1].text = again.cells[0].text, "Two."
    found = read(county, saved(document))
    says = {one.key: one.says for one in found.lines if one.found == Found.FAULT}
    assert set(says) == {"now", "good", "context", "next"}
    assert "The form asks another question: “What will you change?”" in says["now"]
    assert says["good"].startswith("The question or its box is not in the form")
    assert says["context"].startswith("The form has 2 boxes for this question. Keep one.")
    assert says["next"].startswith("The answer has 20,001 characters. Shorten it to 20,000.")
    assert found.taken == {"child": TELLS}
    assert not found.is_whole


def marked(content, key, mark):
    """Return a form with an element of Word around or beside the words of an answer."""

    def change(root):
        for row in root.iter(f"{W}tr"):
            words = "".join(row.itertext())
            if "Answer" in words and f"[{key}]" in words:
                run = list(row.iter(f"{W}r"))[-1]
                mark(run)

    return changed(content, change)


def inserted(run):
    around = etree.Element(f"{W}ins", {f"{W}id": "1", f"{W}author": "Somebody"})
    run.addprevious(around)
    around.append(run)


def commented(run):
    run.append(etree.Element(f"{W}commentReference", {f"{W}id": "0"}))


def vanished(run):
    run.insert(0, etree.Element(f"{W}rPr"))
    run[0].append(etree.Element(f"{W}vanish"))


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        (inserted, "The form holds tracked changes (question 4). Accept or reject each of them in Word."),
        (commented, "The form holds comments (question 4). Write what they say into the answers"),
        (vanished, "The form holds hidden words (question 4). Let Word show them"),
    ],
)
def test_changes_comments_and_hidden_words_are_named_with_their_question_and_nothing_is_taken(
    county, mark, says
):
    content = marked(filled(form_of(county), child=TELLS), "child", mark)
    found = read(county, content)
    assert [fault[: len(says)] for fault in found.faults] == [says]
    with pytest.raises(Refused, match="The form holds"):
        taken(county, content, seen="")


def without_its_code(content):
    document = Document(BytesIO(content))
    gone = document.tables[0].rows[0]._tr
    gone.getparent().remove(gone)
    return saved(document)


def test_a_form_of_another_return_or_of_none_is_refused_without_a_word_of_the_other(county):
    other = ReturnRequest.objects.get(case=county.case, state="released")
    found = read(county, filled(form_of(other), child=TELLS))
    assert [fault[:44] for fault in found.faults] == ["The form was made for another return. Downlo"]
    assert not found.lines
    gone = read(county, without_its_code(filled(form_of(county), child=TELLS)))
    assert gone.faults[0].startswith("This is no form of a return")


def bomb():
    """Return a file that unpacks to far more than it is."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(12 * 1024 * 1024))
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"%PDF-1.7\n%%EOF", "form.docx", "is a PDF"),
        (b"Words.", "form.txt", "is no Word file"),
        (b"%PDF-1.7", "form.pdf", "“form.pdf” is no Word file. Hand in the form"),
        (b"Words.", "form.docm", "can carry macros"),
        (b"Words.", "form.doc", "older format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "form.docx", "locked with a password"),
        (b"PK\x03\x04 and no more", "form.docx", "is damaged"),
        (b"", "form.docx", "is empty"),
        (bomb(), "form.docx", "more than can be opened safely"),
    ],
    ids=["PDF", "text", "other", "macros", "old", "locked", "damaged", "empty", "bomb"],
)
def test_a_file_that_is_no_form_says_what_it_is_and_what_would_do(content, name, says):
    with pytest.raises(Refused, match=says):
        looked_at(upload(content, name))


def nested(root):
    """Put controls into controls, deeper than anybody writes."""
    at = root[0]
    for _ in range(5_000):
        at = etree.SubElement(at, f"{W}sdtContent")


def swollen(root):
    """Put more into the body than words ever take."""
    root.append(etree.Comment("x" * 21 * 1024 * 1024))


@pytest.mark.parametrize("change", [nested, swollen])
def test_a_form_that_is_built_to_choke_its_reader_is_said_to_be_damaged(county, change, monkeypatch):
    monkeypatch.setattr("kith.partnership.documents.checking.office.MOST_TIMES", 10_000)
    found = read(county, changed(form_of(county), change))
    assert found.faults == ["The form is damaged and can’t be read. Save it as .docx again."]


def test_a_form_has_up_to_one_megabyte(county, monkeypatch):
    content = form_of(county)
    monkeypatch.setattr("kith.work.reviews.operations.return_forms.MEGABYTE", len(content))
    assert looked_at(upload(content)).size == len(content)
    monkeypatch.setattr("kith.work.reviews.operations.return_forms.MEGABYTE", len(content) - 1)
    with pytest.raises(Refused, match="a form has up to 1 MB"):
        looked_at(upload(content))


def test_nothing_is_taken_that_its_writer_has_not_seen_or_that_is_not_theirs(county):
    content = filled(form_of(county), child=TELLS)
    seen, by = read(county, content).seen, writer_of(county)
    form = looked_at(upload(content))
    for other in (acting("coordinator"), acting("agency_lead"), Actor(person="", name="Kith")):
        if other.person != by.person:
            with pytest.raises(Refused, match="Only those who write for"):
                take_form(request=county, form=form, seen=seen, by=other, on=TODAY)
    save_answers(request=county, answers={"now": "Meanwhile."}, by=by, on=TODAY)
    with pytest.raises(Refused, match="changed in Kith since"):
        take_form(request=county, form=form, seen=seen, by=by, on=TODAY)
    release_return(request=county, agreed_by="The lead", by=by, on=TODAY)
    with pytest.raises(Refused, match="The return is in"):
        taken(county, content)
    assert not ReturnFile.objects.exists()
    assert not FileVersion.objects.filter(document__title="Form of a return").exists()


def test_a_form_from_before_the_agency_was_asked_again_says_so_and_earlier_answers_keep_their_form(county):
    before, by = form_of(county), writer_of(county)
    kept = taken(county, filled(before, child=TELLS))
    release_return(request=county, agreed_by="The lead", by=by, on=TODAY)
    asks = {"because": "What about School 1?", "due_on": TODAY + timedelta(days=2)}
    ask_again(request=county, by=acting("coordinator"), on=TODAY, **asks)
    assert EarlierAnswer.objects.get(request=county, question="child").file == kept
    assert county.answers.get(question="child").file is None
    found = read(county, filled(before, good="Late words."))
    assert found.note.startswith("This form was made before your agency was asked again on 16 November 2026")
    assert found.taken == {"good": "Late words."}
    now = form_of(county)
    assert read(county, filled(now, good="New.")).note == ""
    told = "\n".join(c.text for row in Document(BytesIO(now)).tables[0].rows for c in row.cells)
    assert "Write only what is new" in told
    assert "What about School 1?" in told
