"""What stays hidden of a table, attacked by somebody who tries every table that agrees with what is told."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.work.performance.suppression import (
    VALUES_LEFT,
    Cell,
    Mark,
    Outcome,
    Sum,
    Table,
    Tie,
    hide,
    joined,
    possible_values,
    round_all,
    rounded,
    told_of,
)

FEWEST = 5


def table_of(counts: dict[str, int], *sums: tuple[str, tuple[str, ...]]) -> Table:
    """Return a table of plain numbers."""
    cells = {key: Cell(key, (count,), FEWEST) for key, count in counts.items()}
    return Table(cells, tuple(Sum(whole, parts) for whole, parts in sums))


def one_total(*parts: int) -> Table:
    """Return parts a, b, c … with their total."""
    names = tuple("abcdefgh"[: len(parts)])
    return table_of(dict(zip(names, parts, strict=True)) | {"all": sum(parts)}, ("all", names))


# --- the rules, by hand ----------------------------------------


def test_four_is_hidden_and_five_is_shown() -> None:
    assert hide(table_of({"a": 4})).marks == {"a": Mark.SMALL}
    assert hide(table_of({"a": 5})).marks == {"a": Mark.SHOWN}


def test_nought_is_hidden_like_any_other_small_count() -> None:
    assert hide(table_of({"a": 0})).marks == {"a": Mark.SMALL}


def test_the_smallest_other_part_is_hidden_with_a_small_one_and_says_which_it_protects() -> None:
    found = hide(one_total(3, 40, 12))
    assert found.marks == {"a": Mark.SMALL, "b": Mark.SHOWN, "c": Mark.COMPLEMENT, "all": Mark.SHOWN}
    assert found.protects == {"c": "a"}


def test_the_total_is_hidden_when_the_words_for_the_other_part_would_narrow_a_small_one_down() -> None:
    # 5 is the least that is no small number: with a total of 6, “at least 5” would leave only 0 and 1.
    assert hide(one_total(1, 5)).marks == {"a": Mark.SMALL, "b": Mark.COMPLEMENT, "all": Mark.COMPLEMENT}


def test_two_noughts_do_not_protect_each_other() -> None:
    assert hide(one_total(0, 0, 9)).marks["c"] == Mark.COMPLEMENT


def test_a_percentage_is_hidden_when_few_are_without_what_it_counts() -> None:
    cell = Cell("a", (96, 4), FEWEST)
    assert hide(Table({"a": cell}, ())).marks == {"a": Mark.SMALL}


def test_a_rest_that_nobody_publishes_is_protected_too() -> None:
    cells = {key: Cell(key, (count,), FEWEST) for key, count in {"a": 20, "b": 30, "all": 52}.items()}
    cells["rest"] = Cell("rest", (2,), FEWEST, is_offered=False)
    found = hide(Table(cells, (Sum("all", ("a", "b", "rest")),)))
    assert Mark.COMPLEMENT in found.marks.values()
    assert found.marks["rest"] == Mark.UNPUBLISHED


def test_a_year_does_not_give_a_quarter_away() -> None:
    quarters = {"q1": 3, "q2": 9, "q3": 11, "q4": 14}
    found = hide(table_of(quarters | {"year": 37}, ("year", tuple(quarters))))
    assert found.marks["q1"] == Mark.SMALL
    assert [key for key, mark in found.marks.items() if mark == Mark.COMPLEMENT] == ["q2"]


# --- from one release to the next ----------------------------------------


def after_release(cells: dict[str, Cell], found: Outcome) -> dict[str, Cell]:
    """Return cells as a later release knows them: with what was told of each."""
    return {key: joined(cell, told_of(cell, found.marks[key])) for key, cell in cells.items()}


def test_a_cell_that_was_hidden_for_another_is_not_shown_later_while_its_total_stands() -> None:
    first = one_total(3, 40, 12)
    told = after_release(dict(first.cells), hide(first))
    # The second release offers c alone; a, b and the total are public as they were told.
    later = {key: cell if key == "c" else replace(cell, is_offered=False) for key, cell in told.items()}
    assert hide(Table(later, first.sums)).marks["c"] == Mark.COMPLEMENT


def test_a_revised_small_count_does_not_give_the_earlier_one_away() -> None:
    first = one_total(3, 40, 12)
    told = after_release(dict(first.cells), hide(first))
    cells = {f"old-{key}": replace(cell, key=f"old-{key}", is_offered=False) for key, cell in told.items()}
    # a is 6 by now; b and c stand as they were, so they are the same counts as before.
    cells["b"], cells["c"] = told["b"], told["c"]
    cells["a"], cells["all"] = Cell("a", (6,), FEWEST), Cell("all", (58,), FEWEST)
    del cells["old-b"], cells["old-c"]
    sums = (Sum("old-all", ("old-a", "b", "c")), Sum("all", ("a", "b", "c")))
    marks = hide(Table(cells, sums)).marks
    # With a and its new total both shown, c would be 12, and the earlier a 3.
    assert marks["b"] == Mark.SHOWN
    assert Mark.SHOWN in (marks["b"], marks["c"])
    assert (marks["a"], marks["c"], marks["all"]).count(Mark.SHOWN) <= 1


def test_what_cannot_be_protected_any_more_is_named() -> None:
    known = Cell("b", (12,), FEWEST, told=((12, 12),))
    hidden = Cell("a", (3,), FEWEST, told=((0, 4),), is_offered=False)
    whole = Cell("all", (15,), FEWEST, told=((15, 15),))
    found = hide(Table({"a": hidden, "b": known, "all": whole}, (Sum("all", ("a", "b")),)))
    assert found.given_away == ("a",)


# --- rounding ----------------------------------------


@pytest.mark.parametrize(("count", "becomes"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (12, 10), (13, 15)])
def test_counts_are_rounded_to_the_nearest_five(count: int, becomes: int) -> None:
    assert rounded(count) == becomes


def test_a_total_of_rounded_parts_gives_nothing_away_besides_its_parts() -> None:
    # Rounded by itself the total would be 10, and only four times 3 makes 12: every part would be known.
    table = one_total(3, 3, 3, 3)
    found = round_all(table)
    assert found.marks["all"] == Mark.ADDED
    assert found.given_away == ()
    assert possible_values(table, found.marks, "a", 0, enough=9) == 5
    alone = dict.fromkeys(table.cells, Mark.ROUNDED)
    assert possible_values(table, alone, "a", 0, enough=9) == 1


# --- an attacker who tries every table ----------------------------------------

HIGHEST = 12
"""The attacker tries counts up to here; every count of the tables below is at most 9."""
FEW = st.integers(0, 9)


def agrees(told: str, count: int, real: int) -> bool:
    """Return whether a count agrees with what a reader is told of a cell."""
    if told == "shown":
        return count == real
    if told in ("small", "complement"):
        return (count < FEWEST) == (real < FEWEST)
    return True


def tables_that_agree(real: dict[str, int], found: Outcome, base: list[str], totals: dict) -> list[dict]:
    """Return every table that agrees with what is told: the attack, with nothing of the method’s own code."""
    ranges = [
        [n for n in range(HIGHEST + 1) if agrees(found.marks[key], n, real[key])] if key in found.marks
        else range(HIGHEST + 1)
        for key in base
    ]  # fmt: skip
    tables = []
    for values in product(*ranges):
        tried = dict(zip(base, values, strict=True))
        tried |= {whole: sum(tried[part] for part in parts) for whole, parts in totals.items()}
        if all(agrees(found.marks[whole], tried[whole], real[whole]) for whole in totals):
            tables.append(tried)
    return tables


def attack(real: dict[str, int], found: Outcome, base: list[str], totals: dict) -> None:
    """Assert that no hidden cell is given away: a small one keeps three values, any other two."""
    tables = tables_that_agree(real, found, base, totals)
    for key, mark in found.marks.items():
        left = {tried[key] for tried in tables}
        assert real[key] in left
        if mark != Mark.SHOWN:
            needed = VALUES_LEFT if real[key] < FEWEST else 2
            assert len(left) >= needed, (key, mark, left, real, found.marks)
    assert found.given_away == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(FEW, min_size=2, max_size=4))
def test_no_hidden_part_can_be_worked_out_from_its_total(parts: list[int]) -> None:
    table = one_total(*parts)
    real = {key: cell.counts[0] for key, cell in table.cells.items()}
    base = [key for key in real if key != "all"]
    attack(real, hide(table), base, {"all": base})


@settings(max_examples=40, deadline=None)
@given(st.lists(FEW, min_size=4, max_size=4))
def test_no_hidden_cell_can_be_worked_out_from_totals_of_rows_and_columns(counts: list[int]) -> None:
    base = ["a1", "a2", "b1", "b2"]
    totals = {"a": ["a1", "a2"], "b": ["b1", "b2"], "1": ["a1", "b1"], "2": ["a2", "b2"], "all": base}
    real = dict(zip(base, counts, strict=True))
    real |= {whole: sum(real[part] for part in parts) for whole, parts in totals.items()}
    bonds = [*((w, p) for w, p in totals.items() if w != "all"), ("all", ["a", "b"]), ("all", ["1", "2"])]
    found = hide(table_of(real, *((whole, tuple(parts)) for whole, parts in bonds)))
    attack(real, found, base, totals)


@settings(max_examples=40, deadline=None)
@given(st.lists(FEW, min_size=3, max_size=3), st.integers(0, 2), FEW)
def test_no_hidden_cell_can_be_worked_out_from_two_releases(first: list[int], at: int, now: int) -> None:
    """One part is revised between two releases; the attacker holds both and knows that the others stand."""
    names, was = ["a", "b", "c"], one_total(*first)
    before = hide(was)
    told = after_release(dict(was.cells), before)
    new = list(first)
    new[at] = now
    cells = dict(told)
    sums = [Sum("all", tuple(names))]
    if now != first[at]:
        moved = names[at]
        cells = {key: replace(cell, is_offered=key not in (moved, "all")) for key, cell in told.items()}
        cells |= {"n": Cell("n", (now,), FEWEST), "new-all": Cell("new-all", (sum(new),), FEWEST)}
        sums.append(Sum("new-all", tuple("n" if name == moved else name for name in names)))
    after = hide(Table(cells, tuple(sums)))
    if after.given_away:
        return  # Refused with a sentence: nothing is released.
    both = {key: after.marks[key] for key in cells if after.marks[key] != Mark.UNPUBLISHED}
    both |= {f"was {key}": mark for key, mark in before.marks.items()}
    real = {key: cell.counts[0] for key, cell in cells.items()}
    tables = []
    for values in product(range(HIGHEST + 1), repeat=4 if "n" in cells else 3):
        tried = dict(zip([*names, "n"], values, strict=False)) | {"all": sum(values[:3])}
        if "n" in cells:
            tried["new-all"] = tried["all"] - tried[names[at]] + tried["n"]
        if all(
            agrees(mark, tried[name := key.removeprefix("was ")], real[name]) for key, mark in both.items()
        ):
            tables.append(tried)
    for key, mark in both.items():
        name = key.removeprefix("was ")
        if mark != Mark.SHOWN and both.get(name) != Mark.SHOWN:
            left = {tried[name] for tried in tables}
            assert len(left) >= (VALUES_LEFT if real[name] < FEWEST else 2), (key, left, real, both)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=3, max_size=12))
def test_large_tables_hide_no_more_than_they_must(parts: list[int]) -> None:
    names = tuple(f"p{number}" for number in range(len(parts)))
    cells = dict(zip(names, parts, strict=True)) | {"all": sum(parts)}
    marks = hide(table_of(cells, ("all", names))).marks
    small = [name for name in names if cells[name] < FEWEST]
    hidden = [name for name in names if marks[name] != Mark.SHOWN]
    assert set(small) <= set(hidden)
    assert not small or len(hidden) >= min(2, len(parts))
    assert len(hidden) <= len(small) + 2
    assert small or not hidden


# --- the same children, counted in two units ----------------------------------------


def months_and_rate(months: list[int], *, above: int) -> Table:
    """Return three monthly numbers and a quarterly rate whose numerator counts the same children."""
    cells = {f"m{at}": Cell(f"m{at}", (count,), FEWEST) for at, count in enumerate(months)}
    parts = tuple((key, 0) for key in cells)
    return Table(cells | {"rate": Cell("rate", (above,), FEWEST)}, (), (Tie((("rate", 0),), parts),))


def numbers_and_percentage(above: int, without: int) -> Table:
    """Return how many were seen, how many there are, and the percentage that were seen."""
    counts = {"seen": (above,), "all": (above + without,), "share": (above, without)}
    cells = {key: Cell(key, found, FEWEST) for key, found in counts.items()}
    ties = (
        Tie((("seen", 0),), (("share", 0),)),
        Tie((("all", 0),), (("share", 0), ("share", 1))),
    )
    return Table(cells, (), ties)


def test_a_rate_does_not_give_away_the_month_that_is_small() -> None:
    marks = hide(months_and_rate([12, 9, 2], above=23)).marks
    assert marks == {"m0": "shown", "m1": "complement", "m2": "small", "rate": "shown"}


def test_two_numbers_do_not_give_away_the_percentage_that_is_hidden() -> None:
    marks = hide(numbers_and_percentage(38, 2)).marks
    assert marks == {"seen": "complement", "all": "shown", "share": "small"}
    assert set(hide(numbers_and_percentage(35, 5)).marks.values()) == {Mark.SHOWN}


@settings(max_examples=60, deadline=None)
@given(st.lists(FEW, min_size=3, max_size=3))
def test_no_month_can_be_worked_out_from_a_rate_that_counts_the_same(months: list[int]) -> None:
    table = months_and_rate(months, above=sum(months))
    real = {key: cell.counts[0] for key, cell in table.cells.items()}
    base = [key for key in real if key != "rate"]
    attack(real, hide(table), base, {"rate": base})


@settings(max_examples=60, deadline=None)
@given(FEW, FEW)
def test_no_count_of_a_percentage_can_be_worked_out_from_numbers(above: int, without: int) -> None:
    found = hide(numbers_and_percentage(above, without))
    marks = found.marks
    tables = [
        (a, b)
        for a, b in product(range(2 * HIGHEST), repeat=2)
        if agrees(marks["seen"], a, above)
        and agrees(marks["all"], a + b, above + without)
        and agrees(marks["share"], a, above)
        and agrees(marks["share"], b, without)
    ]
    if marks["share"] != Mark.SHOWN:
        for place, count in enumerate((above, without)):
            left = {one[place] for one in tables}
            assert count in left
            assert len(left) >= (VALUES_LEFT if count < FEWEST else 2), (marks, left)
    assert found.given_away == ()


@settings(max_examples=40, deadline=None)
@given(FEW, FEW, FEW)
def test_days_that_are_never_rounded_stay_hidden_beside_rounded_numbers(a: int, b: int, days: int) -> None:
    cells = {key: Cell(key, (n,), FEWEST) for key, n in {"a": a, "b": b, "n": days, "days": days}.items()}
    table = Table(cells, (), (Tie((("n", 0),), (("days", 0),)),))
    found = round_all(table, besides={"days"})
    assert found.marks["n"] == Mark.ROUNDED
    assert (found.marks["days"] == Mark.SHOWN) == (days >= FEWEST)
