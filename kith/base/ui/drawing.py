"""Parts of pages that are drawn once and shown many times."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
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


PAGES_KEPT = 8_000_000
"""How many bytes of whole pages a process keeps; most pages have ten to fifty kilobytes, some two hundred."""

TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+')
"""Where a form carries the token of its reader. Words that people typed never look like it, being escaped."""

_pages: OrderedDict[Hashable, tuple[bytes, ...]] = OrderedDict()
_one_at_a_time = Lock()


def page_drawn(key: Hashable, request: HttpRequest) -> HttpResponse | None:
    """Return a whole page as it was drawn under a key, its forms with this reader’s token, or None.

    The key holds all that the page depends on, as with `drawn_once`. No query.
    """
    with _one_at_a_time:
        pieces = _pages.get(key)
        if pieces is None:
            return None
        _pages.move_to_end(key)
    return HttpResponse(get_token(request).encode().join(pieces) if len(pieces) > 1 else pieces[0])


def keep_page(key: Hashable, response: HttpResponse) -> None:
    """Keep a whole page as it was drawn, but for the token of its reader."""
    with _one_at_a_time:
        _pages[key] = tuple(TOKEN.split(response.content))
        while sum(len(piece) for pieces in _pages.values() for piece in pieces) > PAGES_KEPT:
            _pages.popitem(last=False)


def forget_what_was_drawn() -> None:
    """Let everything be drawn anew, as tests do that change rows without a deed."""
    _kept.clear()
    _pages.clear()
