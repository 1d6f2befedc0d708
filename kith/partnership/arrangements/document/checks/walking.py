"""Finding the values at a place in plain data, whatever is wrong with the rest of it."""

from collections.abc import Iterator
from datetime import date

from kith.partnership.arrangements.document.faults import Path

Found = tuple[Path, object]
Named = dict[str, object]


def places(plain: object, pattern: str) -> Iterator[Found]:
    """Every value at a pattern such as `groups[].seats[].seniority`, with its path."""
    found: Iterator[Found] = iter([((), plain)])
    for step in pattern.split("."):
        found = below(found, step.removesuffix("[]"))
        if step.endswith("[]"):
            found = entries(found)
    return found


def below(found: Iterator[Found], name: str) -> Iterator[Found]:
    """The values of one name."""
    for path, value in found:
        if isinstance(value, dict) and value.get(name) is not None:
            yield (*path, name), value[name]


def entries(found: Iterator[Found]) -> Iterator[Found]:
    """The entries of lists."""
    for path, value in found:
        if isinstance(value, list):
            for place, entry in enumerate(value):
                yield (*path, place), entry


def named(plain: object, pattern: str) -> Iterator[tuple[Path, Named]]:
    """The entries at a pattern that are sets of named values."""
    return ((path, value) for path, value in places(plain, pattern) if isinstance(value, dict))


def texts(plain: object, pattern: str) -> Iterator[tuple[Path, str]]:
    """The texts at a pattern."""
    return ((path, value) for path, value in places(plain, pattern) if isinstance(value, str))


def words_of(plain: object, pattern: str) -> dict[str, Path]:
    """The texts at a pattern, once each, in their order, with where each stands first."""
    first: dict[str, Path] = {}
    for path, text in texts(plain, pattern):
        first.setdefault(text, path)
    return first


def text_of(entry: Named, name: str) -> str:
    """A text of an entry, or an empty one."""
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def said(entry: Named, names: tuple[str, ...]) -> list[str]:
    """Which of the names the entry says anything about."""
    return [name for name in names if not silent(entry.get(name))]


def silent(value: object) -> bool:
    """Whether a value says nothing: it is left out, false, or an empty list. A number 0 is a wrong word."""
    return value is None or value is False or value == []


def day_of(entry: Named, name: str) -> date | None:
    """A day of an entry, where it is one."""
    try:
        return date.fromisoformat(text_of(entry, name))
    except ValueError:
        return None
