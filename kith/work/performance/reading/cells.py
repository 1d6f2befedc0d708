"""Reading the cells of a row: which indicator, whose figure, which period, and what the figure is."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from kith.base.kernel.tables import cell_name, shown, text_of
from kith.base.ui.dates import long_date
from kith.work.performance.deadlines import is_over
from kith.work.performance.enums import Comparator, Frequency
from kith.work.performance.periods import EXAMPLES, KINDS, last_day, named
from kith.work.performance.reading.known import Known
from kith.work.performance.reading.numbers import (
    NoFigure,
    is_empty,
    mark_in,
    quick_figure,
    read_count,
    read_figure,
)
from kith.work.performance.reading.reading import Reading

EARLIEST = date(2000, 1, 1)
LONGEST_PART = 100
CONTROL = re.compile("[\x00-\x1f\x7f]")
WHOSE = {one.value: one.value for one in Comparator} | {one.label.casefold(): one.value for one in Comparator}
Where = tuple[int, int]
"""The place of a cell: its column from 0 and its row from 1."""


def indicator_in(value: Any, where: Where, reading: Reading) -> Known | None:
    """Return the indicator that a cell names, or None with a fault noted."""
    known = reading.known.get(" ".join(text_of(value).split()).casefold())
    says = "Say which indicator." if is_empty(value) else ""
    if known is None and not says:
        says = "No indicator has this short name. The list of them stands on this page."
    elif known is not None and known.held_to is not None and known.held_to < reading.on:
        says = f"This indicator is kept no longer: its last day was {long_date(known.held_to)}."
    elif known is not None and known.is_others:
        says = f"{known.owner or 'The business unit'} brings in the figures of this indicator."
    if says:
        reading.wrong(*where, value, says)
        return None
    return known


def comparator_in(value: Any, where: Where, reading: Reading) -> str | None:
    """Return whose figure it is; this area’s where nothing stands."""
    said = WHOSE.get(text_of(value).strip().casefold() or Comparator.OWN.value)
    if said is None:
        reading.wrong(*where, value, f"Whose figure it is: {', '.join(Comparator.values)}, or empty.")
    return said


def part_in(value: Any, where: Where, reading: Reading) -> str | None:
    """Return the district or the group of children that a figure counts; empty for the whole area."""
    said = " ".join(text_of(value).split())
    if len(said) > LONGEST_PART or CONTROL.search(said):
        reading.wrong(*where, value, f"Write the name of the part in at most {LONGEST_PART} characters.")
        return None
    return said


def period_in(value: Any, known: Known, where: Where, reading: Reading) -> date | None:
    """Return the first day of the period that a cell says, or None with a fault noted."""
    first = reading.period(value, known.frequency)
    says = ""
    if first is None:
        kind = KINDS[Frequency(known.frequency)]
        says = f"This names no {kind}. Write it as {EXAMPLES[Frequency(known.frequency)]}."
    elif first < EARLIEST:
        says = "Figures from before 2000 are not kept."
    elif not is_over(first, known.frequency, reading.on):
        over = last_day(first, known.frequency)
        says = f"This period is not over: its last day is {over:%d/%m/%Y}."
    if says:
        reading.wrong(*where, value, says)
    return None if says else first


def value_in(found: Any, known: Known, where: Where, reading: Reading) -> str | None:
    """Return the figure in a cell to four places, or None with a fault noted."""
    marked = reading.marked
    if not marked.formulas and not marked.percents:
        quick = quick_figure(found, known.unit)
        if quick:
            return quick
    cell = cell_name(*where)
    try:
        if cell in marked.formulas:
            raise NoFigure("A formula stands here. Paste its value.")
        return str(read_figure(found, known.unit, is_percent_cell=cell in marked.percents))
    except NoFigure as none:
        reading.wrong(*where, found, str(none))
        return None


def count_in(found: Any, where: Where, reading: Reading) -> Decimal | None:
    """Return a numerator or a denominator; None where none is stated, and with a fault where it is none."""
    if is_empty(found) or mark_in(found):
        return None
    try:
        if reading.marked.formulas and cell_name(*where) in reading.marked.formulas:
            raise NoFigure("A formula stands here. Paste its value.")
        return read_count(found)
    except NoFigure as none:
        reading.wrong(*where, found, str(none))
        return None


def is_new(which: tuple[Known, str, str], first: date, where: Where, reading: Reading) -> bool:
    """Return whether nothing else in the file is for the same period; a second one is a fault."""
    known, whose, part = which
    number = reading.whose.setdefault((known.key, whose, part), len(reading.whose))
    before = reading.seen.setdefault((number, first.toordinal()), where)
    if before == where:
        return True
    period, there = named(first, known.frequency), cell_name(*before)
    says = f"{there} holds a figure for {known.key} and {period} already."
    reading.wrong(*where, period, shown(says) if len(says) < 60 else says)
    return False
