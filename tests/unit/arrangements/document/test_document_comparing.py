"""The difference between two versions, in words a manager would use, and never a difference in silence."""

import json
import re
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pydantic import ValidationError

from kith.partnership.arrangements.document.comparing import Change, compare
from kith.partnership.arrangements.document.faults import path_words
from kith.partnership.arrangements.document.models import Arrangements, Group, LinkedBoard, Seat, Statement
from kith.partnership.arrangements.document.reading import read_text
from kith.partnership.arrangements.document.shape import allowed_words, hints_of, place_at, value_at
from kith.partnership.arrangements.document.writing import from_plain, to_plain
from tests.unit.arrangements.document.change_cases import CHANGES
from tests.unit.arrangements.document.made_up import arrangements, field_values, made_up

SMALL = (Path(__file__).parent / "small.yaml").read_text()
ODD = Path(__file__).parents[3] / "files" / "odd.yaml"
OLD = read_text(SMALL, name="small.yaml")

made_up_examples = settings(max_examples=30, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_told_in_words(case):
    before, after, expected = CHANGES[case]
    assert before in SMALL
    new = read_text(SMALL.replace(before, after), name="new.yaml")
    assert compare(OLD, new) == tuple(Change(*change) for change in expected)


def test_what_was_added_in_one_direction_was_removed_in_the_other():
    new = OLD.model_copy(update={"groups": OLD.groups[:1]})
    assert [change.kind for change in compare(OLD, new)] == ["removed"]
    assert [change.kind for change in compare(new, OLD)] == ["added"]
    assert compare(OLD, new)[0].sentence == "Practice Group is no longer a group of the partnership."


def test_several_changes_are_told_in_the_order_of_the_document():
    new = read_text(
        SMALL.replace("Practice Group", "Learning Group")
        .replace("wt2018", "wt2023")
        .replace("Neglect", "Harm"),
        name="new.yaml",
    )
    assert [change.part for change in compare(OLD, new)] == [
        "The document",
        "Clauses",
        "Groups",
        "Priorities",
    ]


@made_up_examples
@given(arrangements)
def test_a_document_does_not_differ_from_itself(document):
    assert compare(document, document.model_copy(deep=True)) == ()


@made_up_examples
@given(arrangements, arrangements)
def test_two_documents_without_a_difference_told_are_equal(old, new):
    assert (compare(old, new) == ()) == (old == new)


def leaves(plain: object, path: tuple = ()) -> Iterator[tuple]:
    """The path of every single value."""
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield from leaves(value, (*path, name))
    elif isinstance(plain, list):
        for place, value in enumerate(plain):
            yield from leaves(value, (*path, place))
    else:
        yield path


def otherwise(path: tuple, value: object, plain: dict) -> object:
    """Another value that the same place allows."""
    allowed = [word for word in allowed_words(place_at(path, plain)) if word != value]
    if allowed:
        return allowed[0]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value - 1 or 2
    return "2001-01-01" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else f"{value}x"


def put(plain: dict, path: tuple, value: object) -> dict:
    """A copy of plain data with one value changed, or left out where it becomes None."""
    copy = json.loads(json.dumps(plain))
    around = reduce(getitem, path[:-1], copy)
    around[path[-1]] = value
    if value is None:
        del around[path[-1]]
    return copy


def document_of(plain: dict) -> Arrangements | None:
    """The document, where the models allow it."""
    try:
        return from_plain(plain)
    except ValidationError:
        return None


def test_no_value_of_a_whole_document_changes_or_goes_in_silence():
    old = read_text(ODD.read_bytes(), name="odd.yaml")
    plain = to_plain(old)
    changed = [
        (path, put(plain, path, otherwise(path, value_at(path, plain), plain))) for path in leaves(plain)
    ]
    gone = [(path, put(plain, path, None)) for path in leaves(plain)]
    versions = [(path, document) for path, other in changed + gone if (document := document_of(other))]
    assert len(versions) > 1.2 * len(changed)
    silent = [path_words(path) for path, new in versions if new != old and not compare(old, new)]
    assert silent == []


def with_another_field(statement: Statement, draw: some.DrawFn) -> Statement:
    """The same statement with one field said otherwise; its key stays."""
    model = type(statement)
    name = draw(
        some.sampled_from([name for name in hints_of(model) if name not in ("key", "model_config", "kith")])
    )
    return statement.model_copy(update={name: draw(field_values(model, name, hints_of(model)[name]))})


@some.composite
def nearly_equal(draw: some.DrawFn) -> tuple[Arrangements, Arrangements]:
    """Two documents of which the second says one thing otherwise, at the top or further down."""
    old = draw(arrangements)
    seat, board = draw(made_up(Seat)), draw(made_up(LinkedBoard))
    group = old.groups[0].model_copy(update={"seats": (seat,)})
    old = old.model_copy(update={"groups": (group,), "linked_boards": (board,)})
    new = {
        "top": lambda: with_another_field(old, draw),
        "group": lambda: old.model_copy(update={"groups": (with_another_field(group, draw),)}),
        "board": lambda: old.model_copy(update={"linked_boards": (with_another_field(board, draw),)}),
        "seat": lambda: old.model_copy(
            update={"groups": (group.model_copy(update={"seats": (with_another_field(seat, draw),)}),)}
        ),
    }
    return old, new[draw(some.sampled_from(list(new)))]()


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(nearly_equal())
def test_no_single_difference_is_passed_over_in_silence(documents):
    old, new = documents
    told = compare(old, new)
    assert (told == ()) == (old == new)
    assert all(change.sentence and change.part and change.subject for change in told)


def test_a_group_whose_key_is_new_is_another_group():
    new = OLD.model_copy(update={"groups": (OLD.groups[0], Group(key="other", name="Practice Group"))})
    assert [change.kind for change in compare(OLD, new)] == ["removed", "added"]
