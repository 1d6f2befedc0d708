"""Names in a text or a file that others are to read, such as a report or a review before its publication."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kith.base.ui.dates import MONTHS
from kith.work.chronologies.exporting.files import texts_in
from kith.work.chronologies.models import CodedName, CodeName, NoName
from kith.work.chronologies.names import Coder, possible_names
from kith.work.chronologies.names.apart import names_apart
from kith.work.chronologies.names.files import KEY_OF_FILE
from kith.work.chronologies.names.pdf_insides import INSIDE
from kith.work.reviews.beside import Doubt
from kith.work.reviews.models import Case


def possible_names_in(case: Case, text: str) -> Sequence[str]:
    """Return the words of a text that may name somebody: those that stand in the key of the case, and others
    that look like names. It doesn’t tell which is which, since few may open the key. Three queries."""
    key = Coder(CodedName.objects.filter(code__case=case).values_list("name", "code__code"))
    codes = set(CodeName.objects.filter(case=case).values_list("code", flat=True))
    judged = set(NoName.objects.filter(case=case).values_list("word", flat=True))
    found = {*key.covered(text), *(one.words for one in possible_names([text], codes, judged))}
    return sorted(found, key=lambda word: (text.find(word), word))


WORD = re.compile(r"[\w’'-]+")
ALONG_DAYS = frozenset(month[:3] for month in MONTHS)
"""What stands along the days of a picture; *Jan* is a given name too."""
IN_KEY = "a name that the key of this case has a code for"
Texts = list[tuple[str, str]]


def doubts_in_files(
    case: Case, files: Mapping[str, bytes], openly: Collection[str], ours: Collection[str]
) -> Sequence[Doubt]:
    """Return what may be a name in a paper, by its files as they are read back: names of the key first, then
    what looks like one. The key may be empty: then the rules and the lists look alone. Three queries."""
    return _doubts(case, _texts_of(files), openly, ours)


def doubts_in_words(
    case: Case, words: str, openly: Collection[str], ours: Collection[str]
) -> Sequence[Doubt]:
    """Return what may be a name in words that somebody types for others to read, as in a file. Three
    queries."""
    return _doubts(case, [("the text", words)], openly, ours)


def _doubts(case: Case, texts: Texts, openly: Collection[str], ours: Collection[str]) -> list[Doubt]:
    key = list(CodedName.objects.filter(code__case=case).values_list("name", "code__code"))
    codes = set(CodeName.objects.filter(case=case).values_list("code", flat=True))
    judged = set(NoName.objects.filter(case=case).values_list("word", flat=True))
    own = {one.words for one in possible_names([f"x {one}" for one in ours], {*codes, *openly})}
    in_key = list(_of_key(key, texts))
    known = {*codes, *openly, *(one.words for one in in_key)}
    told = [(where, text) for where, text in texts if where != INSIDE]
    found = possible_names(told, known, {*judged, *own})
    return [*in_key, *(Doubt(one.words, one.because, one.where, one.within, one.times) for one in found)]


def _of_key(key: Sequence[tuple[str, str]], texts: Texts) -> Iterator[Doubt]:
    """Yield the names of the key in a paper; on the pages of a PDF also those whose letters stand apart."""
    coder, names, seen = Coder(key), [name for name, _code in key], set()
    for where, text in texts:
        apart = names_apart(names, text) if where.startswith("page ") else []
        for words in (*coder.covered(text), *apart):
            if words not in seen:
                seen.add(words)
                yield Doubt(words, IN_KEY, where, is_of_key=True)


def _texts_of(files: Mapping[str, bytes]) -> Texts:
    """Return what stands in the files of one paper. The pages of a PDF show the same words in broken lines:
    only what no other form shows is looked at there, such as the words in a picture."""
    told = [text for kind, content in files.items() if kind != "pdf" for text in texts_in(content, kind)]
    if "pdf" not in files:
        return told
    pages = [(where, text) for where, text in texts_in(files["pdf"], "pdf") if not KEY_OF_FILE.match(text)]
    if len(files) == 1:
        return pages
    shown = {word for _where, text in told for word in WORD.findall(text)}
    left = ((where, text if where == INSIDE else _unseen(text, shown)) for where, text in pages)
    return [*told, *((where, text) for where, text in left if text)]


def _unseen(text: str, shown: Collection[str]) -> str:
    return ".\n".join(word for word in WORD.findall(text) if word not in shown and word not in ALONG_DAYS)
