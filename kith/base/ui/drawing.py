"""Parts of pages that are drawn once and shown many times."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

MOST_KEPT = 96
"""How many parts of pages a process keeps, each of up to about fifty kilobytes."""

_kept: OrderedDict[Hashable, SafeString] = OrderedDict()


def drawn(template: str, content: dict[str, Any]) -> SafeString:
    """Return a part of a page as it is to be written: escaped by its template, and not again."""
    return mark_safe(render_to_string(template, content))


def drawn_once(key: Hashable, template: str, content: Callable[[], dict[str, Any]]) -> SafeString:
    """Return a part of a page, drawn the first time that it is asked for under a key.

    The key holds all that the part depends on: a membership brings the reader and the tide of the trail,
    which every deed moves, so nothing is shown that has changed since. No query where it was drawn before.
    """
    found = _kept.pop((template, key), None)
    if found is None:
        found = drawn(template, content())
    _kept[(template, key)] = found
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def forget_what_was_drawn() -> None:
    """Let every part be drawn anew, as tests do that change rows without a deed."""
    _kept.clear()
