"""Pointing out what may be a name and isn’t covered by the key."""

from collections.abc import Collection, Iterable
from typing import NamedTuple


class Possible(NamedTuple):
    """Words that may name somebody or some place, why they were pointed out, and where."""

    words: str
    because: str
    """Such as *a given name*, *follows a title*, *a postcode*."""
    times: int = 1
    within: str = ""
    """The words around the first place."""
    where: str = ""
    """What the first text it stands in is called: a row, a header, a file property."""


def find_names(text: str, known: Collection[str] = ()) -> list[Possible]:
    """Return what in one text may be a name. `known` are words that are none: codes, and those judged."""
    return []


def possible_names(
    texts: Iterable[str | tuple[str, str]], covered: Collection[str] = (), no_names: Collection[str] = ()
) -> list[Possible]:
    """Return what in many texts may be a name, each once with its count, the most frequent first.

    A text may come with what it is called: `(where, text)`. `covered` are the codes of the key, which are no
    names, and the names that it covers; `no_names` what a person judged to be none.
    """
    return []
