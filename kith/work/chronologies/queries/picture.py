"""What the picture of a chronology is drawn from: its rows one by one, or counted where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Substr

from kith.work.chronologies.lanes.spans import Span
from kith.work.chronologies.lanes.telling import Told, one_spelling
from kith.work.chronologies.models import ChronologyRow

ONE_BY_ONE = 1_000
"""Up to so many rows are read one by one; of more the database counts."""
MOST_KEYS = 200
"""How many key events a picture and its table number at most; more are marked together, with their count."""
LANES = {"agency": "body__name", "subject": "subject"}
"""What a picture may have lanes of, and the field of a row that says it."""


def span_of(rows: QuerySet[ChronologyRow]) -> tuple[int, Span | None]:
    """Return how many rows there are, and the span from the first day to the last; None without a day. One
    query."""
    found = rows.order_by().aggregate(
        rows=Count("pk"),
        first=Min("first_on"),
        first_of_last=Min("last_on"),
        last=Max("last_on"),
        last_of_first=Max("first_on"),
    )
    firsts = [day for day in (found["first"], found["first_of_last"]) if day]
    lasts = [day for day in (found["last"], found["last_of_first"]) if day]
    return found["rows"], Span(min(firsts), max(lasts)) if firsts else None


def told_of(rows: QuerySet[ChronologyRow], by: str, count: int, *, by_day: bool) -> list[Told]:
    """Return the rows as a picture needs them; more than ONE_BY_ONE come counted by month, or with `by_day`
    by day. One query, two where they are counted."""
    told = _told(rows, LANES[by], count, by_day=by_day)
    return one_spelling(told) if by == "subject" else told


def _told(rows: QuerySet[ChronologyRow], lane: str, count: int, *, by_day: bool) -> list[Told]:
    if count <= ONE_BY_ONE:
        return _one_by_one(rows, lane)
    keys = list(_numbered(rows, lane))
    if len(keys) > MOST_KEYS:
        return list(_counted(rows, lane, by_day=by_day))
    return [*keys, *_counted(rows.filter(is_key=False), lane, by_day=by_day)]


def _one_by_one(rows: QuerySet[ChronologyRow], lane: str) -> list[Told]:
    found, number = [], 0
    fields = rows.order_by("placed", "pk").values_list(
        lane, "certainty", "first_on", "last_on", "is_key", "event"
    )
    for name, certainty, first_on, last_on, is_key, event in fields:
        number += is_key
        key = number if is_key else 0
        words = event if is_key else ""
        found.append(Told(name, certainty, first_on, last_on, key=key, words=words))
    return found


def _numbered(rows: QuerySet[ChronologyRow], lane: str) -> Iterable[Told]:
    """Yield the key events, numbered in their order, up to one more than a picture carries. One query."""
    keys = rows.filter(is_key=True).order_by("placed", "pk")[: MOST_KEYS + 1]
    fields = keys.values_list(lane, "certainty", "first_on", "last_on", "event")
    for number, (name, certainty, first_on, last_on, event) in enumerate(fields, start=1):
        yield Told(name, certainty, first_on, last_on, key=number, words=event)


def _counted(rows: QuerySet[ChronologyRow], lane: str, *, by_day: bool) -> Iterable[Told]:
    """Yield how many rows of a lane lie in each month or day. One query."""
    letters = 10 if by_day else 7
    counted = (
        rows.order_by()
        .annotate(starts=_cut("first_on", "last_on", letters), ends=_cut("last_on", "first_on", letters))
        .values_list(F(lane), "certainty", "starts", "ends")
        .annotate(rows=Count("pk"), keys=Count("pk", filter=Q(is_key=True)))
    )
    for name, certainty, starts, ends, count, keys in counted:
        first_on, last_on = (date.fromisoformat(f"{day}-01"[:10]) if day else None for day in (starts, ends))
        yield Told(name, certainty, first_on, last_on, count=count, keys=keys)


def _cut(day: str, otherwise: str, letters: int) -> Any:
    """Return the month or the day of a row as text: the first letters of the day as databases write it."""
    return Substr(Cast(Coalesce(day, otherwise), CharField(max_length=10)), 1, letters)


def keys_among(told: Sequence[Told]) -> list[Told]:
    """Return the key events in the order of their numbers."""
    return sorted((one for one in told if one.key), key=lambda one: one.key)
