"""The marks that say which clause a test proves, and the page that is made from them."""

from pathlib import Path

import pytest

from tests.clauses import CLAUSES, PAPER, marks, marks_in, paper, standing_of


def test_the_clauses_are_those_of_the_two_documents():
    assert list(CLAUSES) == [f"L{n}" for n in range(1, 82)] + [f"K{n}" for n in range(1, 49)]


def test_every_mark_counts():
    faulty = [f"{mark.path}: {mark.test}: the mark {fault}" for mark in marks() for fault in mark.faults]
    assert faulty == []


def test_the_page_of_clauses_is_fresh():
    assert PAPER.exists(), "Run: python tests/clauses.py"
    assert PAPER.read_text(encoding="utf-8") == paper(), "Run: python tests/clauses.py"


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        ('clause("L82")', "names L82, which is no clause"),
        ('clause("L5", part="")', "has an empty part, which should say what is missing"),
        ("clause(NUMBER)", 'is not written as clause("L12") or clause("L12", part="what is missing")'),
    ],
)
def test_a_mark_that_proves_nothing_is_found(tmp_path: Path, mark, fault):
    file = tmp_path / "test_made_up.py"
    file.write_text(f"@pytest.mark.{mark}\ndef test_it(page):\n    assert page\n", encoding="utf-8")
    (found,) = marks_in(file)
    assert fault in found.faults
    assert "stands on a test that opens no page: move it to tests/pages or tests/journeys" in found.faults
    assert standing_of(found.clause, [found]) == ("not yet", "", "")
