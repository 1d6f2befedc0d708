"""Pointing out what may be a name and isn’t covered by the key: by its form, by lists, by its capital."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from kith.work.chronologies.names.letters import composed
from kith.work.chronologies.names.lists import (
    clear_names,
    family_names,
    given_names,
    ordinary_words,
    usual_capitals,
)
from kith.work.chronologies.names.patterns import NAME, Found, by_form

RUN = re.compile(
    rf"(?<![^\W\d])(?<![’'-]){NAME}(?:[ \u00a0]+(?:(?:de|da|van|der|al|el|bin|ibn|ul)[ -])?{NAME})*"
)
SMALL = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'-])*")
BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:;\n•*\"“”‘(\[/–-])[\s\"“‘'(]*$")
POSSESSIVE = re.compile(r"['’]s?$")
AROUND = 40
LONGEST_SHORT = 6
"""Words in capitals alone up to this long are taken for abbreviations unless a list has them as names."""
BECAUSE_CAPITAL = "a capital in the middle of a sentence"
BECAUSE_GIVEN, BECAUSE_FAMILY = "a given name", "a family name"
BECAUSE_WORD = "a name that is a word as well"


class Possible(NamedTuple):
    """Words that may name somebody or some place, why they were pointed out, and where."""

    words: str
    because: str
    """Such as *a given name*, *a name after a title*, *a postcode*."""
    times: int = 1
    within: str = ""
    """The words around the first place."""
    where: str = ""
    """What the first text it stands in is called: a row, a header, a file property."""


def find_names(text: str, known: Collection[str] = ()) -> list[Possible]:
    """Return what in one text may be a name. `known` are words that are none: codes, and those judged."""
    return possible_names([text], known, known)


def possible_names(
    texts: Iterable[str | tuple[str, str]], covered: Collection[str] = (), no_names: Collection[str] = ()
) -> list[Possible]:
    """Return what in many texts may be a name, each once with its count, the most frequent first.

    A text may come with what it is called: `(where, text)`. `covered` are the codes of the key, which are no
    names, and the names that it covers; `no_names` what a person judged to be none. Nothing here is certain:
    names are missed, and words are pointed out that are none.
    """
    looking = _Looking(covered, no_names)
    for one in texts:
        where, text = ("", one) if isinstance(one, str) else one
        if text:
            looking.look(composed(text).replace("_", " "), where)
    return looking.found()


class _Looking:
    """Looks through many texts and keeps what it finds, each once."""

    def __init__(self, covered: Collection[str], no_names: Collection[str]) -> None:
        known = sorted({" ".join(one.split()) for one in covered if one.strip()}, key=len, reverse=True)
        written = "|".join(r"\s+".join(re.escape(word) for word in one.split()) for one in known)
        self.covered = re.compile(rf"(?<!\w)(?:{written})(?:['’]s)?(?!\w)", re.IGNORECASE) if known else None
        self.no_names = frozenset(" ".join(one.split()).casefold() for one in no_names)
        self.names: dict[str, Possible] = {}
        self.in_small: set[str] = set()
        self.begun: list[tuple[int, int]] = []
        """Where, in the text that is looked at, such words begin and end."""
        self.inside: set[str] = set()
        """Words that stand with a capital inside a sentence, and may be names."""
        self.beginning: dict[str, Possible] = {}
        """Words that begin sentences and are in no list of names: names only if they are `inside` too."""
        self.clear = clear_names()

    def look(self, text: str, where: str) -> None:
        """Look through one text."""
        bare = self.covered.sub(lambda found: "·" * len(found[0]), text) if self.covered else text
        taken: list[tuple[int, int]] = []
        for begins, ends, because in [*_trimmed(by_form(bare), bare), *self._by_words(bare)]:
            if not any(begins < end and start < ends for start, end in taken):
                taken.append((begins, ends))
                self._keep(text, begins, ends, because, where)
        for begins, ends in self.begun:
            if not any(begins < end and start < ends for start, end in taken):
                self._keep_beginning(text, begins, ends, where)

    def found(self) -> list[Possible]:
        """Return what was found, without capitals of words that stand in small letters elsewhere. What begins
        a sentence is found where the same word stands with a capital inside one."""
        names = dict(self.names)
        for key in self.beginning.keys() & self.inside:
            one, before = self.beginning[key], names.get(key)
            names[key] = before._replace(times=before.times + one.times) if before else one
        kept = [
            one
            for one in names.values()
            if one.because != BECAUSE_CAPITAL or not self.in_small.issuperset(one.words.casefold().split())
        ]
        return sorted(kept, key=lambda one: (-one.times, one.words.casefold()))

    def _keep(self, text: str, begins: int, ends: int, because: str, where: str) -> None:
        words = " ".join(text[begins:ends].split()).strip(" .,")
        key = words.casefold()
        if not words or key in self.no_names or POSSESSIVE.sub("", key) in self.no_names:
            return
        before = self.names.get(key)
        if before:
            self.names[key] = before._replace(times=before.times + 1)
            return
        self.names[key] = Possible(words, because, 1, _within(text, begins, ends), where)

    def _keep_beginning(self, text: str, begins: int, ends: int, where: str) -> None:
        words = text[begins:ends]
        key = words.casefold()
        before = self.beginning.get(key)
        if before:
            self.beginning[key] = before._replace(times=before.times + 1)
        elif key not in self.no_names:
            because = _because([_plain(words)])
            self.beginning[key] = Possible(words, because, 1, _within(text, begins, ends), where)

    def _by_words(self, text: str) -> Iterator[Found]:
        self.begun = []
        small = {word for word in SMALL.findall(text) if word[0].islower()}
        self.in_small |= small
        for run in RUN.finditer(text):
            yield from self._of_run(run, text)
        for name in small & self.clear:
            for found in re.finditer(rf"(?<![^\W\d]){re.escape(name)}(?![^\W\d])", text):
                yield found.start(), found.end(), _because([name])

    def _of_run(self, run: re.Match[str], text: str) -> Iterator[Found]:
        """Yield what of some words with capitals may be a name; those that are none fall off its ends."""
        words = [(found.start() + run.start(), found[0]) for found in re.finditer(r"[^\s\u00a0]+", run[0])]
        begins_sentence = bool(BEGINS_SENTENCE.search(text[max(0, run.start() - 12) : run.start()]))
        if (
            begins_sentence
            and not _may_begin(words[0][1], len(words))
            and not self._is_loud(words[0][1], text)
        ):
            if not self._is_none(words[0][1]):
                self.begun.append((words[0][0], _end(words[0])))
            words = words[1:]
        while words and self._is_none(words[0][1]):
            words = words[1:]
        while words and self._is_none(words[-1][1]):
            words = words[:-1]
        plain = [_plain(word) for _at, word in words]
        self.inside.update(plain)
        if words and not all(len(word) == 1 for word in plain):
            yield words[0][0], _end(words[-1]), _because(plain)

    @staticmethod
    def _is_loud(word: str, text: str) -> bool:
        """Return whether a long word is in capitals throughout where other words are not."""
        return word.isupper() and len(word) > LONGEST_SHORT and not text.isupper()

    def _is_none(self, word: str) -> bool:
        plain = _plain(word)
        if plain in self.no_names or plain in usual_capitals() or not plain:
            return True
        is_short = word.isupper() and len(word) <= LONGEST_SHORT
        return is_short and plain not in self.clear


def _trimmed(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Yield what was found by its form without words before it that name nothing, such as *At* or *The*."""
    for begins, ends, because in found:
        words = text[begins:ends].split()
        at = begins
        while len(words) > 1 and _plain(words[0]) in usual_capitals():
            at = text.index(words[1], at + len(words[0]))
            words = words[1:]
        if words and not (len(words) == 1 and _plain(words[0]) in usual_capitals()):
            yield at, ends, because


def _may_begin(word: str, count: int) -> bool:
    """Return whether the first word of a sentence may be a name: its capital tells nothing there."""
    plain = _plain(word)
    if plain in usual_capitals():
        return False
    if plain in clear_names() or plain in given_names():
        return True
    is_word = plain in ordinary_words()
    is_listed = is_word or plain in family_names()
    return is_listed and (count > 1 or not is_word)


def _within(text: str, begins: int, ends: int) -> str:
    return " ".join(text[max(0, begins - AROUND) : ends + AROUND].split())


def _plain(word: str) -> str:
    return POSSESSIVE.sub("", word.casefold().replace("’", "'")).strip("-'0123456789")


def _end(word: tuple[int, str]) -> int:
    return word[0] + len(POSSESSIVE.sub("", word[1]))


def _because(plain: Iterable[str]) -> str:
    words = [part for word in plain for part in (word, *word.split("-"))]
    if any(word in given_names() for word in words):
        return BECAUSE_GIVEN
    if any(word in family_names() for word in words):
        return BECAUSE_FAMILY
    return BECAUSE_WORD if any(word in ordinary_words() for word in words) else BECAUSE_CAPITAL
