"""Names of a key whose letters a file sets apart, or runs into the words around them, as PDFs do."""

from collections.abc import Iterable, Iterator

from kith.work.chronologies.names.letters import composed, plain_letters, with_places

FEWEST = 4
"""Names of fewer letters are looked for as words alone: they stand by chance in too many others."""
PASSED_OVER = frozenset("-'")


def names_apart(names: Iterable[str], text: str) -> list[str]:
    """Return the names that stand in a text whatever white space is in them, as they are written there.

    They begin with a capital, and end where a word does; *Mark* isn’t found in *Marketing*, nor *Anne* in
    *CAN NEVER*.
    """
    whole = composed(text)
    plain, places = with_places(whole)
    at = [place for place, sign in enumerate(plain) if _counts(sign)]
    letters = "".join(plain[place].lower()[:1] for place in at)
    found = []
    for name in dict.fromkeys(_letters(one) for one in names):
        for begins, ends in _all(name, letters) if sum(map(str.isalpha, name)) >= FEWEST else ():
            first, last = at[begins], at[ends - 1]
            if _stands(plain, first, last + 1):
                begin, end = (places[first], places[last] + 1) if places else (first, last + 1)
                found.append(whole[begin:end])
    return found


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in PASSED_OVER


def _letters(name: str) -> str:
    return "".join(sign.lower()[:1] for sign in plain_letters(name) if _counts(sign))


def _all(name: str, letters: str) -> Iterator[tuple[int, int]]:
    at = letters.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = letters.find(name, at + 1)


def _stands(plain: str, begins: int, ends: int) -> bool:
    """Return whether what stands there is a name, and no part of other words by chance."""
    piece, before, after = plain[begins:ends], plain[begins - 1 : begins], plain[ends : ends + 1]
    if not piece[0].isupper():
        return False
    if piece.isupper():
        return not before.isalpha() and not after.isalpha()
    is_ended = not after.isalpha() or (piece[-1].islower() and after.isupper())
    is_run_in = before.islower() and not any(map(str.isspace, piece))
    return is_ended or is_run_in
