"""By when minutes are drafted, in words, at the boundary; and how they go on paper."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from kith.work.meetings.deadlines import minutes_due_on
from kith.work.meetings.minutes_on_paper import minutes_pdf, minutes_word
from kith.work.meetings.presenters.minutes import due_words, lines_of

DAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("met_on", "due"),
    [
        (date(2026, 11, 2), date(2026, 11, 16)),
        (date(2026, 12, 17), date(2027, 1, 5)),  # Christmas, Boxing Day (on a Monday) and New Year's Day
        (date(2026, 4, 1), date(2026, 4, 17)),  # Good Friday and Easter Monday
    ],
)
def test_minutes_are_due_ten_working_days_after_the_meeting(met_on, due):
    assert minutes_due_on(met_on, 10) == due


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 10), "due on 16 November 2026, in 4 working days"),
        (date(2026, 11, 13), "due on 16 November 2026, in 1 working day"),
        (date(2026, 11, 16), "due today, 16 November 2026"),
        (date(2026, 11, 17), "was due on 16 November 2026, late by 1 working day"),
        (date(2026, 11, 18), "was due on 16 November 2026, late by 2 working days"),
    ],
)
def test_a_due_day_says_how_far_off_it_is(today, words):
    assert due_words(date(2026, 11, 16), today) == words


def test_a_due_friday_is_not_late_at_the_weekend():
    assert due_words(date(2026, 11, 13), date(2026, 11, 14)) == "was due on 13 November 2026"


def test_a_marked_stretch_goes_on_over_lines():
    assert lines_of("a [[b\n\nc]] d") == (
        (("a ", False), ("b", True)),
        (("c", True), (" d", False)),
    )


def a_paper():
    return {
        "title": "Minutes of the Board, 3 November 2026",
        "author": "A Partnership",
        "sources": ["A Partnership", "Draft"],
        "caption": "Somebody chaired.",
        "sample": "",
        "watermark": "",
        "footer": "The Board, 3 November 2026",
        "decisions": {"head": ["Item", "Decision", "State"], "rows": [["1", "Do it", "Decided"]]},
        "actions": {"head": ["Action", "What", "Who", "Due"], "rows": []},
        "people": {"head": ["Name", "Agency", "Seat", "Attendance"], "rows": [["A", "B", "C", "Present"]]},
        "items": [
            {
                "heading": "1 #Neglect *and* $more$",
                "lines": ["Words <&> [[left]] out"],
                "decisions": ["Do it"],
            }
        ],
        "notes": [],
    }


def test_the_word_document_has_real_headings_marked_heads_and_says_what_it_is():
    document = Document(BytesIO(minutes_word(a_paper(), day=DAY)))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Minutes of the Board, 3 November 2026"),
        ("Heading 2", "Decisions"),
        ("Heading 2", "Actions"),
        ("Heading 2", "Who was there"),
        ("Heading 2", "Minutes"),
        ("Heading 3", "1 #Neglect *and* $more$"),
    ]
    assert len(document.tables) == 2
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in document.tables)
    about = document.core_properties
    assert (about.title, about.author, about.language) == (headings[0][1], "A Partnership", "en-GB")
    said = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert said.get(qn("w:val")) == "en-GB"
    assert "Words <&> [[left]] out" in [p.text for p in document.paragraphs]


def test_the_pdf_is_tagged_and_says_its_title_and_language():
    with pikepdf.open(BytesIO(minutes_pdf(a_paper(), day=DAY))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == "Minutes of the Board, 3 November 2026"
        assert str(pdf.docinfo["/Author"]) == "A Partnership"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
