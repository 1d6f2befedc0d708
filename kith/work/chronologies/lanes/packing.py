"""Where marks stand in a lane, so that none covers another; and columns of counts where that has no room."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.charts import svg_text_width, wrap_label
from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.lanes.spans import Span, Step, steps_of
from kith.work.chronologies.lanes.telling import Told

WIDTH, SIDE = 720, 12
PLOT = WIDTH - 2 * SIDE
RADIUS = 4.5
DIAMOND = 6.5
LEAST_BAR = 14
APART = 3
MOST_LEVELS = 7
LABEL, SMALL = 150, 12
"""How wide the words of a key event stand at most, and how large."""


def x_of(span: Span, day: date) -> float:
    """Return how far from the left a day begins, in pixels; what lies outside stands at the edge."""
    return SIDE + PLOT * min(max(span.share(day), 0), 1)


def middle_of(span: Span, day: date) -> float:
    """Return how far from the left the middle of a day stands, in pixels."""
    return SIDE + PLOT * min(max((span.share(day) + 0.5 / span.days), 0), 1)


@dataclass(frozen=True)
class Placed:
    """One mark in a lane: its edges in pixels, and how many levels below the first it stands."""

    told: Told
    left: float
    right: float
    level: int
    at: float
    """The middle of its mark, or the left end of its bar."""
    until: float
    """The right end of its bar; the middle again for a mark."""
    label: str = ""


def _ends(one: Told, span: Span) -> tuple[float, float]:
    """Return where a row begins and ends along the lane, in pixels."""
    if one.is_sure and one.first_on:
        middle = middle_of(span, one.first_on)
        return middle, middle
    left = SIDE if one.first_on is None else x_of(span, one.first_on)
    right = WIDTH - SIDE if one.last_on is None else x_of(span, one.last_on) + PLOT / span.days
    if one.certainty == Certainty.BEFORE:
        left = max(SIDE, min(left, right - LEAST_BAR))
    if one.certainty == Certainty.AFTER and one.first_on is not None:
        right = min(WIDTH - SIDE, left + LEAST_BAR * 3)
    if one.certainty == Certainty.BEFORE and one.last_on is not None:
        left = max(SIDE, right - LEAST_BAR * 3)
    right = min(max(right, left + LEAST_BAR), WIDTH - SIDE)
    return min(left, right - LEAST_BAR), right


def _label(one: Told, *, in_words: bool) -> str:
    if not one.key:
        return ""
    words = wrap_label(one.words, LABEL, SMALL, lines=1) if in_words and one.words else []
    return " ".join([str(one.key), *words])


def _edges(one: Told, at: float, until: float, label: str) -> tuple[float, float]:
    """Return what a mark takes up from left to right, its label beside it included."""
    half = DIAMOND if one.is_key else RADIUS
    left, right = at - half, until + half
    room = svg_text_width(label, SMALL) * 13 / SMALL + 6 if label else 0
    if right + room <= WIDTH - 1:
        return left, right + room
    return left - room, right


def packed(told: Sequence[Told], span: Span, *, in_words: bool) -> list[Placed] | None:
    """Return where each row of a lane stands so that none covers another, the earliest first; None where they
    have no room, or stand for several rows each. `in_words`: key events carry words, not a number alone."""
    if any(one.count > 1 for one in told):
        return None
    ends: list[float] = []
    found: list[Placed] = []
    for one, (at, until) in sorted(((one, _ends(one, span)) for one in told), key=lambda pair: pair[1]):
        label = _label(one, in_words=in_words)
        left, right = _edges(one, at, until, label)
        level = next((number for number, end in enumerate(ends) if end + APART <= left), len(ends))
        if level >= MOST_LEVELS:
            return None
        ends[level:] = [right, *ends[level + 1 :]]
        found.append(Placed(one, left, right, level, at, until, label))
    return found


@dataclass(frozen=True)
class Column:
    """How many rows stand in one step of the scale, on sure days and on uncertain ones."""

    step: Step
    sure: int
    unsure: int
    keys: int = 0
    """How many of them are key events that have no mark of their own."""

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return self.sure + self.unsure


def columns_of(told: Sequence[Told], span: Span, marked: Collection[Told] = ()) -> list[Column]:
    """Return a lane as counts, a column for each step of the scale; an uncertain row stands by the first day
    on which it may have happened. `marked` are key events with a mark of their own."""
    steps = steps_of(span)
    sure, unsure, keys = [0] * len(steps), [0] * len(steps), [0] * len(steps)
    alone = {one.key for one in marked}
    for one in told:
        day = min(max(one.starts_on or span.first, span.first), span.last)
        at = next(number for number, step in enumerate(steps) if day <= step.span.last)
        (sure if one.is_sure else unsure)[at] += one.count
        keys[at] += one.keys + (one.count if one.key and one.key not in alone else 0)
    return [Column(*column) for column in zip(steps, sure, unsure, keys, strict=True)]


def key_strip(told: Sequence[Told], span: Span) -> list[Placed]:
    """Return where the key events of a crowded lane stand above its columns; those without room are marked
    together, step by step."""
    keys = [(_ends(one, span)[0], one) for one in told if one.key]
    ends: list[float] = []
    found = []
    for at, one in sorted(keys, key=lambda pair: pair[0]):
        label = _label(one, in_words=False)
        left, right = _edges(one, at, at, label)
        level = next((number for number, end in enumerate(ends) if end + APART <= left), len(ends))
        if level < 3:
            ends[level:] = [right, *ends[level + 1 :]]
            found.append(Placed(one, left, right, level, at, at, label))
    return found
