"""Putting codes in place of names, by the key of a case."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from kith.work.chronologies.names.lists import ordinary_words

WORD = re.compile(r"\w+")
HYPHENS = "[-‐‑–]"
APOSTROPHES = "['’ʼ]"


class KeyEntry(NamedTuple):
    """One way in which a name is written, and the code that stands in its place."""

    name: str
    code: str


class Coder:
    """Replaces the names of a key by their codes: whole words in any case, the longest name first.

    A possessive keeps its ending: *Zarina’s* becomes *Child A’s*. A name that is an ordinary word too, such
    as *Will*, is replaced only where it begins with a capital.
    """

    def __init__(self, key: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and its code; the first code of a name counts."""
        self._codes: dict[str, str] = {}
        names = [" ".join(name.split()) for name, code in key if self._keep(name, code)]
        self._first_words = frozenset(WORD.findall(_folded(name))[0] for name in names if WORD.search(name))
        written = "|".join(_written(name) for name in sorted(names, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)") if names else None

    def _keep(self, name: str, code: str) -> bool:
        folded = _folded(name)
        if not WORD.search(folded) or folded in self._codes:
            return False
        self._codes[folded] = code
        return True

    def code(self, text: str) -> str:
        """Return a text with codes in place of the names that the key covers."""
        if self._pattern is None or not text or not self._may_cover(text):
            return text
        return self._pattern.sub(self._replace, text)

    def covered(self, text: str) -> list[str]:
        """Return the names of the key that stand in a text, as they are written there."""
        if self._pattern is None or not self._may_cover(text):
            return []
        return [found[0] for found in self._pattern.finditer(text)]

    def _may_cover(self, text: str) -> bool:
        """Return whether a text has the first word of any name: nearly all texts are looked at no closer."""
        return not self._first_words.isdisjoint(WORD.findall(_folded(text)))

    def _replace(self, found: re.Match[str]) -> str:
        return self._codes.get(_folded(found[0]), found[0])


def _folded(text: str) -> str:
    """Return a text in small letters, without accents, its spaces, hyphens and apostrophes of one kind."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = re.sub(HYPHENS, "-", re.sub(APOSTROPHES, "'", text))
    apart = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).casefold().split())


def _written(name: str) -> str:
    """Return a pattern of the ways to write a name: in any case, with or without its accents."""
    words = r"\s+".join("".join(_letter(c) for c in word) for word in name.split())
    if _folded(name) in ordinary_words():
        return rf"(?-i:{_capital(name)})(?i:{''.join(_letter(c) for c in name[1:])})"
    return f"(?i:{words})"


def _capital(name: str) -> str:
    return re.escape(name[0].upper())


def _letter(character: str) -> str:
    if character in "'’ʼ":
        return APOSTROPHES
    if character in "-‐‑–":
        return HYPHENS
    plain = unicodedata.normalize("NFKD", character)[0]
    return re.escape(character) if plain == character else f"(?:{re.escape(character)}|{re.escape(plain)})"
