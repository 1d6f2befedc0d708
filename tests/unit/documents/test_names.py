"""What a file is called on pages: whatever came in, the name is safe to show, to send and to save."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.partnership.documents.checking.names import RESERVED, ending_of, shown_name

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("./\\\x00\u202e\u200b\u2066 :|?*<>\"'CONUL1\r\n👩‍👧é\ufb01\u0301")
    ),
    max_size=400,
)


@given(HOSTILE)
def test_any_name_becomes_one_that_is_safe(name):
    shown = shown_name(name, "pdf")
    stem = shown.removesuffix(".pdf")
    assert shown.endswith(".pdf")
    assert stem
    assert stem == stem.strip(" .")
    assert len(shown.encode()) <= 160
    assert not re.search(r'[\x00-\x1f\x7f-\x9f/\\<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]', shown)
    assert stem.split(".")[0].strip().upper() not in RESERVED


@given(HOSTILE)
def test_an_ending_is_small_letters_without_folders_or_hidden_characters(name):
    ending = ending_of(name)
    assert ending == ending.strip().lower()
    assert not re.search(r"[./\\\x00-\x1f\u202e]", ending)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\Report.pdf", "Report.pdf"),
        ("Report\x00.exe.pdf", "Report.exe.pdf"),
        ("Report\u202efdp.pdf", "Reportfdp.pdf"),
        ("CON.pdf", "file-CON.pdf"),
        ("lpt1.notes.pdf", "file-lpt1.notes.pdf"),
        ("....pdf", "pdf.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("Who? What: <why>.pdf", "Who_ What_ _why_.pdf"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("🙂.pdf", "🙂.pdf"),
        ("Plan 2026.05.pdf", "Plan 2026.05.pdf"),
    ],
)
def test_names_that_are_meant_to_harm_and_those_that_are_not(name, shown):
    assert shown_name(name, "pdf") == shown


def test_a_long_name_is_cut_between_characters():
    shown = shown_name("é" * 300 + ".pdf", "pdf")
    assert shown == "é" * 75 + ".pdf"


def test_what_hides_behind_a_turned_ending_is_seen():
    assert ending_of("annual\u202efdp.exe") == "exe"
    assert ending_of("Report.PDF ") == "pdf"
    assert ending_of(".pdf") == ""
