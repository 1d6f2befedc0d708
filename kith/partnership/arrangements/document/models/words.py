"""The kinds of text and day that every statement of an arrangement file is made of."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that no page, file or database can be trusted to keep: control characters and their like."""


def of_plain_characters(text: str) -> str:
    """Text with one kind of line end. Raises `ValueError` for a control character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := NOT_TEXT.search(text):
        raise ValueError(f"control character U+{ord(found.group()):04X}")
    return text


def of_one_line(text: str) -> str:
    """Text without a line end or a tab. Raises `ValueError` otherwise."""
    if "\n" in text or "\t" in text:
        raise ValueError("more than one line")
    return text


def written_as_a_day(value: object) -> object:
    """Read `2026-03-03` as a date and no text of any other shape. Raises `ValueError` for that.

    Without this a row of digits would be read as seconds since 1970.
    """
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def in_order_of_keys(titles: dict) -> dict:
    """The same titles by sector in alphabetical order, so that every export writes them alike."""
    return dict(sorted(titles.items()))


Key = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64),
]
"""A name that stays the same over every version: lower-case words joined by hyphens."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(of_plain_characters),
    AfterValidator(of_one_line),
]
"""A name or title: one line."""

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(of_plain_characters),
]
"""A sentence or a paragraph."""

Day = Annotated[
    date,
    BeforeValidator(written_as_a_day),
]
"""A day as year-month-day, such as `2019-09-29`."""

ClauseKey = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$", max_length=24),
]
"""The number by which the partnership cites a clause, such as `L12` or `4.2`."""


class Statement(BaseModel):
    """The base of every model: unknown keys are faults, values do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
