"""The words of rows as numbers, and how much each tells: the fewer rows have it, the more."""

import re
from collections.abc import Iterable, Sequence
from math import log


def set_of(words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(words.split())


WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
STOPPED = set_of(
    """
    a an the and or but if of to in on at by for from with without into over under up down out off
    as is are was were be been being has have had do does did done it its he she they them his her
    their him hers we our us you your i me my this that these those there here then than so such
    very also who whom which what when where while during after before about not no never any all
    both some each other would could should will can may might must shall said says told per via re
    due regarding who's it's
    """
)
ENDINGS = (("ies", "y"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 3
EVENLY = 50
"""So that among a few rows a word that several have still tells something."""
COMMON = 20
"""A word that more than one row in so many has leads to no comparison,"""
FEW = 20
"""unless these few rows have it."""


class Vocabulary(dict[str, int]):
    """The number of each word, its endings taken off; −1 for words that tell nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[str, int] = {}
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        """Return and keep the number of a word that is new."""
        stem = stem_of(word)
        number = -1
        if word not in STOPPED and len(word) > 1:
            number = self.stems.setdefault(stem, len(self.stems))
            if number == len(self.words):
                self.words.append(word)
        self[word] = number
        return number


def stem_of(word: str) -> str:
    """Return a word without its ending, so that *visit*, *visited* and *visits* are one."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            return f"{word[: -len(ending)]}{instead}".removesuffix("e")
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


class Wording:
    """The words of many rows, and their weights."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts of all rows, in their order."""
        self.vocabulary = vocabulary = Vocabulary()
        find, number = WORD.findall, vocabulary.__getitem__
        self.rows: list[set[int]] = []
        for text in texts:
            numbers = set(map(number, find(text.lower())))
            numbers.discard(-1)
            self.rows.append(numbers)
        self.counts = self._counted()
        self.commonest = max(FEW, len(self.rows) // COMMON)
        everything = len(self.rows) + EVENLY
        self.weights = [log(everything / max(count, 1)) for count in self.counts]
        weight = self.weights.__getitem__
        self.ranks = [(-weight, number) for number, weight in enumerate(self.weights)]
        self.totals = [sum(map(weight, numbers)) for numbers in self.rows]

    def rarest(self, at: int, most: int) -> list[int]:
        """Return the words of a row that the fewest rows have: those by which its like are found."""
        telling = [number for number in self.rows[at] if self.counts[number] <= self.commonest]
        return sorted(telling, key=self.ranks.__getitem__)[:most]

    def _counted(self) -> list[int]:
        counts = [0] * len(self.vocabulary.words)
        for numbers in self.rows:
            for number in numbers:
                counts[number] += 1
        return counts

    def said(self, numbers: Iterable[int], most: int) -> Sequence[str]:
        """Return the words of some numbers, those that tell most first."""
        heavy = sorted(numbers, key=lambda number: (-self.weights[number], number))
        return [self.vocabulary.words[number] for number in heavy[:most]]
