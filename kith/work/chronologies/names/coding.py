"""Putting codes in place of names, by the key of a case."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kith.work.chronologies.names.letters import composed, plain_letters, with_places
from kith.work.chronologies.names.lists import family_names, given_names, ordinary_words, usual_capitals

WORD = re.compile(r"[^\W\d_]+|\d+")
JOINED = re.compile(r"[^\W_]+(?:['-][^\W_]+)+")
LETTER = r"[^\W\d_]"
SHORTEST = 3
"""Names of fewer letters end at a figure no more than at a letter, and take no *s*: *6mo* isn’t *Mo*."""
OTHER_WORDS = frozenset(
    ("arts", "bobs", "carols", "frays", "genes", "jeans", "kits", "pats", "rays", "robs", "sons", "wards")
)
"""Words that are a name with an *s* and mean something else."""
A_NAME = "a name"
"""Stands for a name whose code can’t be told from its letters, so that it goes out in no case."""


class KeyEntry(NamedTuple):
    """One way in which a name is written, and the code that stands in its place."""

    name: str
    code: str


class Coder:
    """Replaces the names of a key by their codes: whole words in any case, the longest name first.

    Accents, hidden signs, apostrophes and hyphens make no difference; a figure or an underscore ends a word.
    A possessive keeps its ending: *Zarina’s* becomes *Child A’s*, and so does *Zarinas*, unless that is a
    name or a word of its own. A name that is an ordinary word too, such as *Will*, is replaced only where it
    begins with a capital.
    """

    def __init__(self, key: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and its code; the first code of a name counts."""
        self._codes: dict[str, str] = {}
        self._kept: set[str] = set()
        names = [_plain(name) for name, code in key if self._keep(name, code)]
        self._first_words = frozenset(word for name in names for word in _first_words(name.casefold()))
        written = "|".join(_written(name) for name in sorted(names, key=len, reverse=True))
        self._pattern = re.compile(written) if names else None

    def _keep(self, name: str, code: str) -> bool:
        folded = _plain(name).casefold()
        if not WORD.search(folded) or folded in self._kept:
            return False
        self._kept.add(folded)
        self._codes.setdefault(_squeezed(folded), code)
        return True

    def code(self, text: str) -> str:
        """Return a text with codes in place of the names that the key covers."""
        if self._pattern is None or not text:
            return text
        whole, pieces, done = composed(text), [], 0
        for begins, ends, found in self._found(whole):
            pieces += [whole[done:begins], self._code_of(found)]
            done = ends
        return "".join((*pieces, whole[done:]))

    def covered(self, text: str) -> list[str]:
        """Return the names of the key that stand in a text, as they are written there."""
        whole = composed(text)
        return [whole[begins:ends] for begins, ends, _found in self._found(whole)]

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where names begin and end in a composed text, each with its plain letters."""
        plain, places = with_places(text)
        if self._pattern is None or not self._may_cover(plain):
            return
        for found in self._pattern.finditer(plain):
            begins, ends = found.span()
            if places:
                begins, ends = places[begins], places[ends - 1] + 1
            yield begins, ends, found[0]

    def _may_cover(self, plain: str) -> bool:
        """Return whether a text has the first word of any name: nearly all texts are looked at no closer."""
        return not self._first_words.isdisjoint(WORD.findall(plain.casefold()))

    def _code_of(self, found: str) -> str:
        squeezed = _squeezed(found.casefold())
        if squeezed in self._codes:
            return self._codes[squeezed]
        return f"{self._codes.get(squeezed[:-1], A_NAME)}’s"


def _plain(text: str) -> str:
    return " ".join(plain_letters(text).split())


def _squeezed(folded: str) -> str:
    """Return the letters and figures of a name alone, as spaces, hyphens and apostrophes may be missing."""
    return "".join(WORD.findall(folded))


def _first_words(folded: str) -> Iterator[str]:
    """Yield the words with which a name may begin in a text: *o* and *obrien* of *O’Brien*."""
    first = WORD.findall(folded)[0]
    yield from (first, f"{first}s")
    pieces = ""
    for piece in WORD.findall(folded.split()[0]) if JOINED.search(folded.split()[0]) else ():
        pieces += piece
        yield from (pieces, f"{pieces}s")


def _written(name: str) -> str:
    """Return a pattern of the ways to write a name that stands in plain letters."""
    is_ordinary = name.casefold() in ordinary_words()
    letters = "".join(_letter(sign) for sign in name)
    words = f"(?i:{letters})"
    if is_ordinary:
        words = f"(?-i:{re.escape(name[0].upper())})(?i:{letters[len(re.escape(name[0])) :]})"
    ending = "(?i:s)?" if not is_ordinary and _takes_s(name) else ""
    return f"{_begins(name)}{words}{ending}{_ends(name)}"


def _letter(sign: str) -> str:
    if sign == "'":
        return r"'?\s?"
    if sign == "-":
        return r"[-\s_]{0,2}"
    return r"[-\s_]+" if sign == " " else re.escape(sign)


def _takes_s(name: str) -> bool:
    """Return whether a name with an *s* is that name: *Williams* is another than *William*, and is pointed
    out as a possible name instead."""
    with_s = f"{name.casefold()}s"
    others = (family_names(), given_names(), ordinary_words(), usual_capitals(), OTHER_WORDS)
    is_own = any(with_s in words for words in others)
    return len(name) >= SHORTEST and name[-1].isalpha() and name[-1] not in "sS" and not is_own


def _begins(name: str) -> str:
    return f"(?<!{_same_kind(name, name[0])})"


def _ends(name: str) -> str:
    return f"(?!{_same_kind(name, name[-1])})"


def _same_kind(name: str, sign: str) -> str:
    """Return what a word goes on with: letters after a letter, figures after a figure."""
    if len(name) < SHORTEST:
        return r"[^\W_]"
    return r"\d" if sign.isdigit() else LETTER
