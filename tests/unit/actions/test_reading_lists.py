"""A list of open actions is read cell by cell; a day that is no day is a fault."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.actions.importing import MOST_ACTIONS, read_actions, write_rows


def read(text: str):
    return read_actions(text.encode(), name="list.csv")


def test_a_list_gives_its_actions_with_their_days():
    reading = read(
        "Reference,Action,Owner,Agency,Due,Raised\nJE-1,Write  a page,A Person,,31/03/2027,2026-01-05\n"
    )
    (row,) = reading.rows
    assert reading.faults == ()
    assert (row.line, row.reference, row.wording, row.owner) == (2, "JE-1", "Write a page", "A Person")
    assert (row.due_on, row.raised_on) == (date(2027, 3, 31), date(2026, 1, 5))


def test_every_fault_is_named_by_its_cell_and_all_at_once():
    rows = (",2027-01-01,", "One,ongoing,", "Two,,", "Three,2026-01-01,2026-02-01", "Four,2026-01-01,soon")
    text = "\n".join(("action,due,raised", *rows))
    assert [(fault.cell, fault.found, fault.says) for fault in read(text).faults] == [
        ("A2", "", "Every row needs the words of its action."),
        ("B3", "ongoing", "Give a firm day, such as 2026-03-03 or 03/03/2026. “Ongoing” is none."),
        ("B4", "", "Every action needs a firm day by which it is due."),
        ("B5", "2026-01-01", "The due day is before the day on which the action was raised."),
        ("C6", "soon", "Write the day as 2026-03-03 or 03/03/2026."),
    ]


def test_the_same_reference_twice_is_a_fault():
    faults = read("reference,action,due\nje-1,One,2027-01-01\nJE-1,Two,2027-01-01\n").faults
    assert [(fault.cell, fault.says) for fault in faults] == [("A3", "Row 2 has the same reference.")]


def test_what_looks_like_a_formula_is_only_text_and_reads_back():
    rows = read('action,due\n"=HYPERLINK(""x"")",2027-01-01\n').rows
    assert rows[0].wording == '=HYPERLINK("x")'
    assert [(r.wording, r.due_on) for r in read(write_rows(rows)).rows] == [(rows[0].wording, rows[0].due_on)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("action,owner\nOne,Two\n", "must name the columns"),
        ("action,due,due\nOne,,\n", "Two columns are called “due”"),
        ("action,due\n\n", "lists no action"),
        ("action,due\n" + "One,2027-01-01\n" * (MOST_ACTIONS + 1), "more than 500 actions"),
    ],
    ids=["no due", "due twice", "empty", "too many"],
)
def test_what_is_no_list_is_refused(text, says):
    with pytest.raises(Refused, match=says):
        read(text)
