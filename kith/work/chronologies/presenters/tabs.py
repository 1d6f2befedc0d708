"""The pages of one chronology, in a line."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """One page in the line."""

    text: str
    url: str
    is_open: bool


PAGES = (
    ("merged", "In one order"),
    ("picture", "Picture"),
    ("pairs", "Side by side"),
    ("silences", "Silences"),
    ("agreement", "Agreement"),
)
"""The pages of a chronology that are asked for by the public id of its case."""


def tabs_of(ident: str, here: str, at: Callable[..., str]) -> list[Tab]:
    """Return the line of pages; `ident` is the public id of the case, `here` the page that is open."""
    return [Tab(text, at(f"chronologies:{name}", ident), name == here) for name, text in PAGES]
