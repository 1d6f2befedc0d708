"""Marks speak by shape and word, and pictures say in words what they draw."""

from datetime import date

import pytest
from lxml import etree

from kith.base.kernel.standings import Standing
from kith.base.ui import charts
from kith.base.ui.marks import MARKS, mark


def test_every_standing_has_a_shape_that_no_other_has():
    assert set(MARKS) == set(Standing)
    assert len({drawn.shape for drawn in MARKS.values()}) == len(Standing)


def test_a_mark_carries_the_word_of_its_standing():
    assert [mark(standing)["word"] for standing in Standing] == [standing.label for standing in Standing]


def test_a_year_in_marks_says_the_same_in_words():
    strip = charts.strip_of(
        "Executive",
        [
            (date(2025, 12, 1), Standing.MET),
            (date(2026, 1, 1), Standing.MET),
            (date(2026, 2, 1), None),
            (date(2026, 3, 1), Standing.MISSED),
        ],
    )
    said = "Executive: met December 2025 to January 2026; nothing due February 2026; missed March 2026"
    drawn = etree.fromstring(strip.svg)
    assert strip.words == said
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", said)
    assert ["".join(letter.itertext()) for letter in drawn.iter("text")] == ["D", "J", "F", "M"]


@pytest.mark.parametrize("width", [40, 90, 200])
def test_a_label_is_wrapped_within_its_width_and_loses_no_letter(width):
    text = "Child Exploitation and Missing Operational Sub-group"
    lines = charts.wrap_label(text, width)
    assert all(charts.svg_text_width(line, 14) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_label_that_is_cut_off_says_so():
    assert charts.wrap_label("One two three four five six", 60, lines=2) == ["One two", "three…"]


def test_a_picture_has_a_title_a_description_and_escapes_what_it_is_told():
    drawn = charts.svg_root(
        charts.svg_text(4, 20, ["A & B <i>"]),
        width=100,
        height=50,
        title="Who answers to whom & why",
        description="A <b> answers to B",
        ident="chart",
    )
    root = etree.fromstring(drawn)
    named = {found.get("id"): found.text for found in root.iter() if found.get("id")}
    assert [named[name] for name in root.get("aria-labelledby").split()] == [
        "Who answers to whom & why",
        "A <b> answers to B",
    ]
    assert root.get("role") == "img"
    assert "".join(root.itertext()).endswith("A & B <i>")


def test_a_picture_that_is_downloaded_takes_its_rules_along_and_one_on_a_page_does_not():
    given = {"width": 10, "height": 10, "title": "T", "description": "", "ident": "c"}
    assert "<style>" in charts.svg_root("", to_download=True, **given)
    assert "<style>" not in charts.svg_root("", **given)
