"""A fault in an arrangement file, said so that whoever made the file can put it right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

Path = tuple[str | int, ...]
"""Where something stands in the file: names of fields and places in lists, counted from 0."""

MOST_NAMED = 20
"""How many possible words a fault lists before it only counts the rest."""

MOST_COMPARED = 400
"""Beyond this many possible words no nearest one is looked for."""

MOST_LETTERS = 80
"""Beyond this length no nearest word is looked for."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where it is, what was found, and what would do instead."""

    file: str
    path: str
    found: str
    would_do: str
    line: int | None = None
    """The line of the file, counted from 1, where it is known."""

    @property
    def where(self) -> str:
        """The file, line and path, as far as they are known."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line, self.path) if part)

    def sentence(self) -> str:
        """The fault in words, for a page or a terminal."""
        return f"{self.where}: found {self.found}. What would do: {self.would_do}."


class FaultsFound(Exception):
    """The text is no sound arrangement file; `faults` says everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))


@dataclass(frozen=True)
class Finding:
    """A fault before it is known in which file and on which line it stands."""

    path: Path
    found: str
    would_do: str
    line: int | None = None


def path_words(path: Sequence[str | int]) -> str:
    """A path as people write it: `groups[2].seats[0].seniority`."""
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step}]"
        else:
            words += ("." if words else "") + printable(step)
    return words


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is long."""
    return f"“{printable(text)}”"


def printable(text: str, most: int = 60) -> str:
    """The text on one line without anything that a terminal would obey."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in short)


def value_words(value: object) -> str:
    """What was found, in words: “text”, the number 5, a list, nothing."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return quoted(value) if value.strip() else "an empty text"
        case list():
            return "a list"
    return "named values"


def one_of(wanted: Sequence[str], found: object = None, most: int | None = None) -> str:
    """The words that would do, the nearest to what was found first."""
    nearest = nearest_word(found, wanted)
    listed = [quoted(word) for word in wanted[:most]]
    if most is not None and len(wanted) > most:
        listed.append(f"{len(wanted) - most} more")
    words = either(listed)
    if nearest is None or len(wanted) == 1:
        return words
    return f"{quoted(nearest)} is the nearest; allowed are {words}"


def either(words: Sequence[str]) -> str:
    """Words as a list that ends in “or”."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


def nearest_word(found: object, wanted: Sequence[str]) -> str | None:
    """The allowed word that looks most like the one found, if any does.

    The slow comparison is kept for the three words that share most pairs of letters, so that a file
    full of faults cannot keep the machine busy.
    """
    if not isinstance(found, str) or len(found) > MOST_LETTERS or len(wanted) > MOST_COMPARED:
        return None
    word = found.strip().lower().replace(" ", "-")
    alike = nlargest(3, wanted, key=lambda other: len(pairs(word) & pairs(other[:MOST_LETTERS].lower())))
    matches = get_close_matches(word, alike, n=1) or get_close_matches(found, alike, n=1)
    return matches[0] if matches else None


@lru_cache(maxsize=4096)
def pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a word, its ends included; `_` and `-` are alike."""
    marked = f"^{word.replace('_', '-')}$"
    return frozenset(first + second for first, second in pairwise(marked))
