"""Whether a file may be handed in for the public: no handling mark, comment, tracked change or name."""

import re
from collections.abc import Collection, Iterable, Sequence

from kith.base.kernel.refusals import Refused
from kith.work.practice_reviews.names_found import possible_names
from kith.work.practice_reviews.public_insides import left_inside, pages_with_pictures
from kith.work.reviews.beside import Doubt, doubts_beside, texts_beside
from kith.work.reviews.models import Case

MARKS = re.compile(
    r"(?i:\bofficial[\s:–-]*sensitive\b)|\b(?:OFFICIAL|TOP SECRET|SECRET|PROTECT|RESTRICTED|CONFIDENTIAL)\b"
)
"""Words by which a file says that not everybody may read it; single ones count in capitals alone."""
LEFT_IN = ("a comment", "a tracked change")
PAGE = "page "
FEWEST_WORDS = 8
"""A page with fewer may be a title, a picture or a table of letters."""


class NotForThePublic(Refused):
    """A file that anybody could recognise somebody by, or that says itself that it is closed."""

    def __init__(self, sentence: str, doubts: Sequence[Doubt] = ()) -> None:
        super().__init__(sentence, field="upload")
        self.doubts = doubts


def refuse_unfit(
    case: Case, content: bytes, title: str, *, openly: Collection[str], judged: Collection[str]
) -> None:
    """Raise NotForThePublic, with what was found and where, for a PDF that holds a handling mark, a comment
    or what may be a name, more than pages, or pages of which no words can be read, or single letters mostly.

    `openly` are words that may be told, such as names of agencies; `judged` are words that are no name.
    """
    texts = texts_beside(content, "pdf")
    if not any(where.startswith(PAGE) and text.strip() for where, text in texts):
        raise NotForThePublic(
            "No words can be read on its pages, so nobody can look through it for names. Save it as PDF from "
            "the program it was written in, not from a scan."
        )
    _refuse_unreadable(content, texts)
    if found := [*_marks(texts), *_left_in(texts), *left_inside(content)]:
        raise NotForThePublic(f"Found in the file: {'; '.join(found)}. Take it out and save the PDF again.")
    no_names = {one.casefold() for one in judged}
    doubts = [*_of_title(case, title), *doubts_beside(case, {"pdf": content}, openly)]
    left = [one for one in doubts if one.is_of_key or one.words.casefold() not in no_names]
    if left:
        raise NotForThePublic(
            "These may be names. Take each out of the file, or say that it is no name; then choose the file "
            "again.",
            left,
        )


def _refuse_unreadable(content: bytes, texts: Iterable[tuple[str, str]]) -> None:
    """Raise NotForThePublic for pages that are pictures of words, or whose letters stand apart."""
    pages = {where: text for where, text in texts if where.startswith(PAGE)}
    if scanned := [one for one in pages_with_pictures(content) if not pages.get(one, "").strip()]:
        raise NotForThePublic(
            f"A picture without words stands on {', '.join(scanned)}, so nobody can look through it "
            "for names. Put words there instead of a scan, or a line of words under the picture."
        )
    if apart := [where for where, text in pages.items() if _is_apart(text)]:
        raise NotForThePublic(
            f"The letters of its words stand apart on {', '.join(apart)}, so nobody can look through them "
            "for names. Save it as PDF from the program it was written in."
        )


def _is_apart(text: str) -> bool:
    """Return whether a page is read as single letters mostly, so that no name would be found on it."""
    words = [one for one in text.split() if one.isalpha()]
    return len(words) >= FEWEST_WORDS and 2 * sum(len(one) == 1 for one in words) > len(words)


def _of_title(case: Case, title: str) -> list[Doubt]:
    found = possible_names(case, title) or []
    return [Doubt(words, "what may be a name", "the title", title) for words in found]


def _marks(texts: Iterable[tuple[str, str]]) -> list[str]:
    found = dict.fromkeys((one[0], where) for where, text in texts for one in MARKS.finditer(text))
    return [f"the mark “{mark}” ({where})" for mark, where in found]


def _left_in(texts: Iterable[tuple[str, str]]) -> list[str]:
    places = [where for where, _text in texts]
    return [f"{where}, {places.count(where)} in all" for where in LEFT_IN if where in places]
