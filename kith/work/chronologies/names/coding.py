"""Putting codes in place of names, by the key of a case."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class KeyEntry(NamedTuple):
    """One way in which a name is written, and the code that stands in its place."""

    name: str
    code: str


class Coder:
    """Replaces the names of a key by their codes: whole words in any case, the longest name first.

    A possessive keeps its ending: *Zarina’s* becomes *Child A’s*.
    """

    def __init__(self, key: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and its code."""
        self._codes = {_folded(name): code for name, code in key if name.strip()}
        names = sorted(self._codes, key=len, reverse=True)
        self._pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(_written(name) for name in names) + r")(?!\w)", re.IGNORECASE
        ) if names else None  # fmt: skip

    def code(self, text: str) -> str:
        """Return a text with codes in place of the names that the key covers."""
        return self._pattern.sub(self._replace, text) if self._pattern and text else text

    def covered(self, text: str) -> list[str]:
        """Return the names of the key that stand in a text, as they are written there."""
        return [found[0] for found in self._pattern.finditer(text)] if self._pattern else []

    def _replace(self, found: re.Match[str]) -> str:
        return self._codes.get(_folded(found[0]), found[0])


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").replace("‐", "-").casefold().split())


def _written(name: str) -> str:
    """Return a pattern of a name: any white space between its words, straight or curly apostrophes."""
    return r"\s+".join(re.escape(word).replace("'", "['’]").replace(r"\-", "[-‐‑]") for word in name.split())
