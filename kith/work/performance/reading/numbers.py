"""Reading one figure from a cell. Whatever could be read in two ways is a fault and no guess."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from kith.work.performance.enums import Unit

PLACES = Decimal("0.0001")
MOST = Decimal(10) ** 10
PLAIN = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
WRITTEN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
NOT_STATED = re.compile(r"\[?(?:c|x|z|u|low)\]?|\*|~|\.\.?|:|n/a|< ?\d{1,3}", re.IGNORECASE)
"""What national returns write where they state no figure: held back since it is small, not applicable, not
available. None of them is nought, and none says how many."""
SIGNED_AWAY = "Figures are nought or more."
A_DASH = "A dash may mean nought, or no figure. Write 0, or leave the cell empty."
A_FRACTION = "A count is a whole number. Write how many."
NO_NUMBER = "Write a number, such as 48.2. Leave the cell empty where there is no figure."
TWO_WAYS = "This can be read in two ways. Write it with its sign, such as {0}% or {1}%."


class NoFigure(ValueError):
    """What stands in the cell is no figure; the words say what would do."""


def is_empty(value: Any) -> bool:
    """Return whether nothing stands in a cell: no data, which is never nought."""
    return value is None or (isinstance(value, str) and not value.strip())


def mark_in(value: Any) -> str:
    """Return the mark by which a return says that it states no figure, or an empty text."""
    text = value.strip() if isinstance(value, str) else ""
    return text if text and NOT_STATED.fullmatch(text) else ""


def quick_figure(value: Any, unit: str) -> str:
    """Return a plain number to four places as text, or an empty text for whatever needs a closer look."""
    number = value
    if type(number) is str and PLAIN.fullmatch(number):
        number = float(number)
    if type(number) is not float and type(number) is not int:
        return ""
    if unit == Unit.NUMBER and number % 1:
        return ""
    low, high = (1, 100) if unit == Unit.PERCENT else (0, 1e9)
    return f"{number:.4f}" if low < number <= high else ""


def read_figure(value: Any, unit: str, *, is_percent_cell: bool = False) -> Decimal:
    """Return the figure in a cell, to four places; raise NoFigure with a sentence when it is none.

    `is_percent_cell` says that the spreadsheet shows the cell as a percentage, so that 0.48 is 48.
    """
    number, has_sign = _number(value)
    if is_percent_cell and not has_sign:
        number, has_sign = number * 100, True
    if has_sign and unit != Unit.PERCENT:
        raise NoFigure("This indicator is no percentage, and a percentage stands here.")
    if unit == Unit.NUMBER and number % 1:
        raise NoFigure(A_FRACTION)
    if unit == Unit.PERCENT:
        _refuse_percentage(number, has_sign)
    return number.quantize(PLACES)


def read_count(value: Any) -> Decimal:
    """Return a numerator or a denominator, to two places; raise NoFigure when it is no number."""
    number, has_sign = _number(value)
    if has_sign:
        raise NoFigure("Write how many, not a percentage.")
    return number.quantize(Decimal("0.01"))


def _refuse_percentage(number: Decimal, has_sign: bool) -> None:
    if number > 100:
        raise NoFigure("A percentage is at most 100.")
    if not has_sign and 0 < number <= 1:
        raise NoFigure(TWO_WAYS.format(_plain(number), _plain(number * 100)))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _number(value: Any) -> tuple[Decimal, bool]:
    """Return the number in a cell, and whether a percent sign stands by it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _within(Decimal(repr(value))), False
    if not isinstance(value, str) or isinstance(value, date):
        raise NoFigure(NO_NUMBER)
    text = value.strip()
    bare = text.removesuffix("%").rstrip()
    if text in ("-", "–", "—"):
        raise NoFigure(A_DASH)
    if text.startswith(("=", "+", "@", "-@", "-=", "-+")):
        raise NoFigure("A formula is no figure. Paste its value.")
    if not WRITTEN.fullmatch(bare):
        raise NoFigure(SIGNED_AWAY if WRITTEN.fullmatch(bare.lstrip("-−")) else NO_NUMBER)
    return _within(Decimal(bare.replace(",", ""))), bare != text


def _within(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise NoFigure(NO_NUMBER)
    if number < 0:
        raise NoFigure(SIGNED_AWAY)
    if number >= MOST:
        raise NoFigure("That is more than can be kept.")
    return number
