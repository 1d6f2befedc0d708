"""Lists of names of people in the United Kingdom, and of words that only look like names. Made for Kith."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SHORTEST = 2
"""Names of no more letters are looked for with a capital only."""


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of one of the lists beside this file, in small letters."""
    return frozenset((HERE / f"{name}.txt").read_text(encoding="utf-8").split())


def given_names() -> frozenset[str]:
    """Return given names, from the many communities of the United Kingdom."""
    return words_of("given")


def family_names() -> frozenset[str]:
    """Return family names."""
    return words_of("family")


def ordinary_words() -> frozenset[str]:
    """Return names that are words of the language too, such as *will* and *may*."""
    return words_of("ordinary")


def usual_capitals() -> frozenset[str]:
    """Return words that stand with a capital in records and name nobody."""
    return words_of("usual")


@cache
def clear_names() -> frozenset[str]:
    """Return the names that are no other word, so that they are found in small letters too."""
    return frozenset(
        name
        for name in (given_names() | family_names()) - ordinary_words() - usual_capitals()
        if len(name) > 3
    )
