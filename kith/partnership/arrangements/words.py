"""Small turns of phrase for the sentences that judges and pages write."""

from collections.abc import Sequence
from datetime import date

MOST = 4
"""How many things a sentence names before it counts the rest."""


def long_date(day: date) -> str:
    """Return a day as 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def listed(sentences: Sequence[str], *, end: str = " ") -> str:
    """Return the first few sentences together, and how many more there are."""
    shown = " ".join(sentences[:MOST]) if end else ", ".join(sentences[:MOST])
    more = len(sentences) - MOST
    return (
        f"{shown} And {more} more." if more > 0 and end else f"{shown} and {more} more" if more > 0 else shown
    )


def and_list(names: Sequence[str]) -> str:
    """Return names as “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def count_of(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, such as `1 gap` or `3 gaps`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def ago(day: date, today: date) -> str:
    """Return how long ago a day was: in days for two months, in months for two years, then in years."""
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days <= 60:
        return f"{count_of(days, 'day')} ago"
    return f"{count_of(months, 'month')} ago" if months < 24 else f"{count_of(months // 12, 'year')} ago"
