"""Letters as they are compared: an accent, a hidden sign or a letter of another alphabet hides no name."""

import unicodedata
from functools import cache

OF_OTHERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H",
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ı": "i",
    }
)  # fmt: skip
"""Letters that are no other letter with an accent, and how they are written where a keyboard lacks them."""
HYPHENS = frozenset("-‐‑‒–")
APOSTROPHES = frozenset("'’‘ʼ`´′")
JOINER = "\u034f"
"""Joins two letters, unseen, and isn’t among the signs that only say how a text is set."""


def composed(text: str) -> str:
    """Return a text with each accent in its letter (NFC), without signs that nobody sees, such as a soft
    hyphen or a space of no width."""
    if text.isascii():
        return text
    if not text.isprintable() or JOINER in text:
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf" and sign != JOINER)
    return unicodedata.normalize("NFC", text)


@cache
def plain_sign(sign: str) -> str:
    """Return a letter without its accents, and every hyphen and apostrophe as one kind; the case stays."""
    if sign in HYPHENS:
        return "-"
    if sign in APOSTROPHES:
        return "'"
    apart = unicodedata.normalize("NFKD", sign.translate(OF_OTHERS))
    return "".join(one for one in apart if not unicodedata.combining(one))


def plain_letters(text: str) -> str:
    """Return a text in plain letters."""
    return text if text.isascii() else "".join(map(plain_sign, composed(text)))


def with_places(text: str) -> tuple[str, list[int] | None]:
    """Return a composed text in plain letters, and for each of them where it stands in the text, its end
    included; None where every place is the same."""
    if text.isascii():
        return text, None
    pieces = [plain_sign(sign) for sign in text]
    plain = "".join(pieces)
    if all(len(one) == 1 for one in pieces):
        return plain, None
    return plain, [*(at for at, one in enumerate(pieces) for _letter in one), len(text)]
