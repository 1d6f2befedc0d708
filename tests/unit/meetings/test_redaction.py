"""What is left out of published minutes: marks and what stands between them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.base.kernel.refusals import Refused
from kith.work.meetings.redaction import published, shown
from kith.work.meetings.releasing import release_of

PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="[]ΑΒΓΔ"), max_size=20)
SECRET = st.text(st.sampled_from("ΑΒΓΔ"), min_size=1, max_size=10)
BRACKETS = st.sampled_from(["", "[", "]", "] ["])


@st.composite
def texts(draw):
    """Return a text with marked stretches, whose letters stand nowhere else."""
    parts = [draw(PLAIN)]
    for _ in range(draw(st.integers(0, 4))):
        inside = draw(SECRET) + draw(st.sampled_from(["", "\n", " ] ", "[ "])) + draw(SECRET)
        parts += [f"[[{inside}]]", draw(PLAIN), draw(BRACKETS), draw(PLAIN)]
    return "".join(parts)


@given(texts())
def test_no_marked_letter_is_ever_published(text):
    try:
        found = published(text)
    except Refused:
        return
    assert not set(found) & set("ΑΒΓΔ")
    assert "[[" not in found
    assert "]]" not in found


@given(st.text(st.sampled_from("ab[]\n"), max_size=30))
def test_a_text_is_published_or_refused_and_never_in_between(text):
    try:
        found = published(text)
    except Refused:
        assert shown(text) == [(text, False)]
        return
    marked = [words for words, is_marked in shown(text) if is_marked]
    assert found.count("(left out)") == len(marked)
    assert bool(marked) <= ("[[" in text and "]]" in text)


@given(texts())
def test_nothing_of_a_text_gets_lost_for_its_readers(text):
    assert "".join(words for words, _marked in shown(text)).replace("[", "").replace("]", "") == text.replace(
        "[", ""
    ).replace("]", "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a [[b", "“[[” is never closed with “]]”."),
        ("a b]]", "“]]” stands where no “[[” was opened."),
        ("a [[b [[c]] d]]", "“[[” stands within “[[”."),
        ("[[a]] b]] c", "“]]” stands where no “[[” was opened."),
    ],
)
def test_a_mark_alone_is_refused_in_words(text, says):
    with pytest.raises(Refused) as refused:
        published(text)
    assert refused.value.sentence == says


def test_words_around_a_mark_stay_as_typed():
    assert published("Heard from [[Wren’s]] school [1].") == "Heard from (left out) school [1]."


def a_record(*items):
    rows = [
        {"id": str(n), "title": t, "is_closed": c, "for": f, "text": x}
        for n, (t, c, f, x) in enumerate(items)
    ]
    decisions = [{"id": "d", "item": "0", "title": "T", "wording": "Agree [[Α]] it.", "state": "Decided"}]
    facts = {"group": "G", "met_on": "2026-11-03", "chair": "", "attendance": []}
    return facts | {"items": rows, "decisions": decisions}


def test_marks_drop_from_titles_and_decisions_too():
    made = release_of(a_record(("A [[Β]] title", False, "", "x")), home="h", left_out=(), actions=())
    assert made["items"] == [
        {"label": "1", "title": "A (left out) title", "text": "x", "decisions": ["Agree (left out) it."]}
    ]


def test_items_of_another_side_and_closed_ones_are_not_published():
    record = a_record(("Ours", False, "h", ""), ("Theirs", False, "other", ""), ("Sealed", True, "", ""))
    made = release_of(record, home="h", left_out=(), actions=())
    assert [item["title"] for item in made["items"]] == ["Ours"]


def test_an_action_is_published_as_reference_month_and_agency_of_items_that_are():
    actions = [("A1", date(2027, 1, 4), "Police", "0"), ("A2", date(2027, 1, 4), "Police", "1")]
    record = a_record(("Ours", False, "", ""), ("Sealed", True, "", ""))
    made = release_of(record, home="h", left_out=(), actions=actions)
    assert made["actions"] == [{"reference": "A1", "due": "January 2027", "agency": "Police"}]
