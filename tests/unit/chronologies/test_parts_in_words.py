"""How the rows of a file add up, and what an agency does next, in words."""

import pytest

from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.presenters.parts import adding_up, next_step


def test_the_rows_of_a_file_add_up_and_typed_rows_need_not():
    counts = {"rows_found": 1200, "rows_kept": 1190, "faults_found": 4, "rows_blank": 5, "rows_headings": 1}
    assert adding_up(ChronologyPart(state="private", file_id=1, **counts)) == (
        "1,200 rows found: 1,190 kept, 4 aside, 5 blank and 1 headings or above them."
    )
    assert adding_up(ChronologyPart(state="waits", file_id=1, **counts)) == ""
    assert adding_up(ChronologyPart(state="private", rows_kept=3)) == ""


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "Hand in a file"),
        (["released", "columns"], "Say what the columns hold"),
        (["aside", "private"], "Decide on the rows with faults"),
        (["released", "recalled"], "Release it to the case"),
        (["released"], ""),
        (["nil"], ""),
    ],
)
def test_an_agency_has_one_next_step(states, words):
    assert next_step([ChronologyPart(state=state, rows_kept=1) for state in states])[0] == words
