"""What is left out of published minutes: the words between `[[` and `]]`. Pure functions."""

import re

from kith.base.kernel.refusals import Refused

OPENS, CLOSES = "[[", "]]"
MARK = re.compile(r"\[\[|\]\]")
LEFT_OUT = "(left out)"
"""What stands in the published text where words are left out."""


def parts_of(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is left out of what is published, without the marks.

    Raises Refused when a mark is opened twice, closed before it is opened, or never closed.
    """
    found: list[tuple[str, bool]] = []
    start, is_marked = 0, False
    for mark in MARK.finditer(text):
        if (mark.group() == OPENS) == is_marked:
            raise Refused(_twice(is_marked))
        found.append((text[start : mark.start()], is_marked))
        start, is_marked = mark.end(), not is_marked
    if is_marked:
        raise Refused("“[[” is never closed with “]]”.")
    found.append((text[start:], False))
    return [(words, marked) for words, marked in found if words]


def _twice(is_marked: bool) -> str:
    return "“[[” stands within “[[”." if is_marked else "“]]” stands where no “[[” was opened."


def published(text: str) -> str:
    """Return a text without what is marked; a short mark shows that words are left out. Raises Refused."""
    return "".join(LEFT_OUT if marked else words for words, marked in parts_of(text))


def shown(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces as its readers see it; one whose marks don’t fit together stays as typed."""
    try:
        return parts_of(text)
    except Refused:
        return [(text, False)]


def refuse_unless_balanced(name: str, text: str) -> None:
    """Raise Refused, naming the item, unless every mark of a text is opened and closed once."""
    try:
        parts_of(text)
    except Refused as fault:
        raise Refused(f"In “{name}”, {fault.sentence}") from fault
