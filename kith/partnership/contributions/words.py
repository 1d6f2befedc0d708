"""Sentences about what a partner gives, the same on every page that says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.contributions.money import NONE, pounds
from kith.partnership.contributions.queries import Given


def in_kind_words(given: Given) -> Iterator[str]:
    """Yield what a partner gives in kind, each with its estimated worth or that there is none."""
    for entry in given.in_kind:
        worth = "worth not estimated" if entry.amount is None else f"worth about {pounds(entry.amount)}"
        yield f"{entry.words.rstrip('.')} ({worth})"


def unpaid_words(found: Iterable[Given], today: date) -> list[str]:
    """Return what was to be paid by a day that is over and is not on record as paid, each as a sentence."""
    return [
        f"{given.body.name}: {pounds(given.unpaid)} of {pounds(given.agreed or NONE)} was to be paid by "
        f"{long_date(given.due_on)} and is not on record as paid."
        for given in found
        if given.due_on and given.is_past_its_day(today)
    ]
