"""Possible names in what anybody would read, by whichever room offers a search for them."""

from kith.work.reviews.beside import name_searches
from kith.work.reviews.models import Case


def is_searched() -> bool:
    """Return whether any room searches for names."""
    return any(True for _ in name_searches)


def possible_names(case: Case, text: str) -> list[str] | None:
    """Return what may be names in a text, each once and in its order; None where nothing searches."""
    if not is_searched():
        return None
    found = (name for _room, search in name_searches for name in search(case, text))
    return list(dict.fromkeys(found))
