"""The words of a minute: how long they may be, and whether somebody only added to them. Pure functions."""

from kith.base.kernel.refusals import Refused

LONGEST_MINUTE = 100_000
"""How many characters are kept of one item (Kith’s own choice)."""


def tidy(text: str) -> str:
    """Return a text with one kind of line end; raise Refused when it is too long to be kept."""
    found = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(found) > LONGEST_MINUTE:
        raise Refused(f"Say it in {LONGEST_MINUTE:,} characters or fewer.", field="text")
    return found


def only_adds(old: str, new: str) -> bool:
    """Return whether every letter of an old text still stands, in its order, in the new one."""
    letters = iter(new)
    return all(letter in letters for letter in old)
