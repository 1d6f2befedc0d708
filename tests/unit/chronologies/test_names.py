"""Names become codes, and what may be a name that the key misses is pointed out, in files too."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as some
from xlsxwriter import Workbook

from kith.base.kernel.refusals import Refused
from kith.work.chronologies.names import Coder, find_names, possible_names, texts_of_file
from kith.work.chronologies.names.patterns import is_nhs_number

PLACE = "the name of a school, surgery or other place"
KEY = [
    ("Zarina Quillfeather", "Child A"), ("Zarina", "Child A"), ("Zoë", "Mother"), ("Will", "Father"),
    ("O'Dell", "Worker 1"), ("Larkmoor Primary School", "School 1"), ("Ann-Mae", "Child B"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Zarina’s mother saw ZARINA quillfeather", "Child A’s mother saw Child A"),
        ("Zoe and zoë", "Mother and Mother"),
        ("He will go. Will went.", "He will go. Father went."),
        ("Mr O’Dell at Larkmoor\u00a0Primary  School", "Mr Worker 1 at School 1"),
        ("Zarinas mum, unzarina", "Child A’s mum, unzarina"),
        ("Zarina_notes, Zarina1 and _zarina_quillfeather_", "Child A_notes, Child A1 and _Child A_"),
        ("Za\u00adrina, Zar\u200bina, \u200eZarina", "Child A, Child A, Child A"),
        ("Zoe\u0308 and ZOE\u0308S mum", "Mother and Mother’s mum"),
        ("ODell, O Dell and o‘dell", "Worker 1, Worker 1 and Worker 1"),
        ("Ann Mae, AnnMae", "Child B, Child B"),
        ("Wills and wills", "Wills and wills"),
        ("Ann‑Mae and ann-mae", "Child B and Child B"),
        ("", ""),
    ],
)
def test_whole_names_become_codes_in_any_case_the_longest_first(text, coded):
    assert Coder(KEY).code(text) == coded


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Céline", "Ce\u0301line"), ("Ce\u0301line", "Céline"), ("Celine", "Céline"), ("Łukasz", "Lukasz"),
        ("Lukasz", "ŁUKASZ"), ("Bjørn", "Bjorn"), ("Strauß", "Strauss"), ("Strauss", "Strauß"),
        ("Ægir", "Aegir"), ("Đorđe", "Dorde"), ("Sœur", "soeur"),
    ],
)  # fmt: skip
def test_no_accent_or_letter_of_another_alphabet_hides_a_name(name, text):
    coder = Coder([(name, "Child A")])
    assert coder.code(f"Æthel said: {text}, and {text}.") == "Æthel said: Child A, and Child A."
    assert len(coder.covered(f"{text}’s")) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("William", "Mr Williams"),
        ("Jean", "in jeans"),
        ("Mo", "6mo old"),
        ("Les", "less"),
        ("Zarina", "Zarinah"),
    ],
)
def test_a_name_within_another_word_stays(name, text):
    assert Coder([(name, "Child A")]).code(text) == text


def test_hidden_signs_and_joined_words_hide_no_possible_name():
    found = [one.words for one in find_names("Seen with Jas\u00adwinder, jaswinder1 and as_Jaswinder_notes")]
    assert {one.casefold().removesuffix(" notes") for one in found} >= {"jaswinder"}
    assert sum(one.times for one in possible_names(["with jas\u200bwinder", "of jaswinder_notes"])) == 2


def test_names_that_are_still_there_are_said():
    assert Coder(KEY).covered("zarina and Will will") == ["zarina", "Will"]
    assert Coder([]).code("Zarina") == "Zarina"


@given(some.text(), some.lists(some.tuples(some.text(), some.text())))
def test_any_text_and_any_key_go_together(text, key):
    assert isinstance(Coder(key).code(text), str)
    possible_names([text], [name for name, _code in key])


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("PC Jones came.", "Jones", "a name after a title"),
        ("mother called Aaliyah O'Connor.", "Aaliyah O'Connor", "a given name"),
        ("her uncle jaswinder left.", "jaswinder", "a given name"),
        ("They met Mr. Quill.", "Quill", "a name after a title"),
        ("Then Rose said so.", "Rose", "a name that is a word as well"),
        ("He moved to Larkmoor today.", "Larkmoor", "a capital in the middle of a sentence"),
        ("Seen at 14 Heather Close again.", "14 Heather Close", "the name of a street"),
        ("At St Osyth’s C of E Primary School.", "St Osyth’s C of E Primary School", PLACE),
        ("Lives at B1 2AB now", "B1 2AB", "a postcode"),
        ("dob 3/4/2015", "3/4/2015", "a date of birth"),
        ("rang 07700 900123 twice", "07700 900123", "a telephone number"),
        ("NHS 943 476 5919", "943 476 5919", "an NHS number"),
        ("write to a.b@example.org", "a.b@example.org", "an email address"),
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_pointed_out_with_its_reason(text, words, because):
    found = {one.words: one.because for one in find_names(text)}
    assert found.get(words) == because


@pytest.mark.parametrize(
    "text",
    [
        "Mother will mark the form in May.",
        "A strategy meeting was held. Police attended with a Social Worker.",
        "Child A told School 1 that Mother was well.",
        "MASH referral by NSPCC on Monday.", "Rose from the chair.",
        "Seen at 09:30 on 03/04/2019, 12 of 14 visits.", "NHS 943 476 5918",
    ],
)  # fmt: skip
def test_what_is_no_name_is_left_alone(text):
    assert find_names(text, ["Child A", "School 1", "Mother"]) == []


def test_each_is_pointed_out_once_with_how_often_and_where():
    texts = [
        ("row 1", "He saw Aaliyah."),
        ("row 2", "Then aaliyah and Bogdan."),
        ("row 3", "He saw Bogdan and Bogdan."),
    ]
    assert [(one.words, one.times, one.where) for one in possible_names(texts)] == [
        ("Bogdan", 3, "row 2"),
        ("Aaliyah", 2, "row 1"),
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["He met Larkmoor today.", "Larkmoor rang.", "Larkmoor’s aunt left."], {"Larkmoor": 3}),
        (["She saw Larkmoor Quill.", "Larkmoor rang."], {"Larkmoor Quill": 1, "Larkmoor": 1}),
        (["Then Rose said so.", "Rose from the chair."], {"Rose": 2}),
        (["Sam rang. Grace was at home."], {"Sam": 1, "Grace": 1}),
    ],
    ids=["a capital inside", "a part of a name inside", "a word inside", "a first name in the list"],
)
def test_a_name_that_begins_a_sentence_is_pointed_out_with_those_inside_one(texts, found):
    assert {one.words: one.times for one in possible_names(texts)} == found


def test_a_word_that_only_begins_sentences_is_no_name_nor_is_one_that_was_judged():
    assert possible_names(["Keyworker rang.", "Keyworker came."]) == []
    assert possible_names(["He met Larkmoor.", "Larkmoor rang."], no_names=["Larkmoor"]) == []


def test_what_a_person_judged_and_words_written_small_elsewhere_are_not_asked_about():
    texts = ["He went to Larkmoor.", "The Keyworker came.", "a keyworker"]
    assert [one.words for one in possible_names(texts)] == ["Larkmoor"]
    assert possible_names(texts, no_names=["larkmoor"]) == []


def test_the_last_figure_of_an_nhs_number_checks_the_others():
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number("0000000000")


def test_all_texts_of_a_word_file_are_found_wherever_they_hide():
    made, held = Document(), BytesIO()
    made.core_properties.author = "Author Quill"
    line = made.add_paragraph("Body Quill")
    made.sections[0].header.paragraphs[0].text = "Header Quill"
    made.sections[0].footer.paragraphs[0].text = "Footer Quill"
    made.add_comment(line.runs, text="Comment Quill", author="Commenter Quill")
    gone = line._p.makeelement(
        line._p.tag.replace("}p", "}del"), {line._p.tag.replace("}p", "}author"): "Changer Quill"}
    )
    run = line._p.makeelement(line._p.tag.replace("}p", "}r"))
    taken = line._p.makeelement(line._p.tag.replace("}p", "}delText"))
    taken.text = "Deleted Quill"
    run.append(taken)
    gone.append(run)
    line._p.append(gone)
    made.save(held)
    found = {(one.where, one.text) for one in texts_of_file(held.getvalue(), "docx")}
    assert found >= {
        ("a file property", "Author Quill"), ("the text", "Body Quill"), ("a header", "Header Quill"),
        ("a footer", "Footer Quill"), ("a comment", "Comment Quill"), ("a comment", "Commenter Quill"),
        ("a tracked change", "Deleted Quill"), ("a tracked change", "Changer Quill"),
    }  # fmt: skip


def test_all_texts_of_a_workbook_are_found_wherever_they_hide():
    held = BytesIO()
    made = Workbook(held, {"in_memory": True})
    made.set_properties({"author": "Author Quill", "company": "Company Quill"})
    sheet = made.add_worksheet("Sheet Quill")
    sheet.write(0, 0, "Cell Quill")
    sheet.set_header("&CHeader Quill")
    sheet.write_comment(0, 0, "Comment Quill", {"author": "Commenter Quill"})
    hidden = made.add_worksheet("Hidden")
    hidden.write(0, 0, "Hidden Quill")
    hidden.hide()
    made.close()
    found = {(one.where, one.text) for one in texts_of_file(held.getvalue(), "xlsx")}
    assert found >= {
        ("a file property", "Author Quill"), ("a file property", "Company Quill"), ("the text", "Cell Quill"),
        ("the name of a sheet or a range", "Sheet Quill"), ("a printed header or footer", "&CHeader Quill"),
        ("a comment", "Comment Quill"), ("a comment", "Commenter Quill"), ("the text", "Hidden Quill"),
    }  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), [(b"x", "docx"), (b"x", "pdf"), (b"x", "odt")])
def test_a_file_that_cannot_be_looked_through_is_refused(content, kind):
    with pytest.raises(Refused, match="names"):
        texts_of_file(content, kind)
