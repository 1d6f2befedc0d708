"""Keys and names that are given twice."""

from collections.abc import Iterable, Iterator

from kith.partnership.arrangements.document.checks.walking import named, texts
from kith.partnership.arrangements.document.faults import Finding, Path, path_words, quoted

KEYED = (
    "partnership.areas[]",
    "predecessors[]",
    "clauses[]",
    "seniority[]",
    "agency_classes[]",
    "bodies[]",
    "posts[]",
    "linked_boards[]",
    "priorities[]",
    "duties[]",
)
"""Lists whose entries have a key of their own."""

KEYED_WITHIN = (("groups[]", "seats"), ("linked_boards[]", "links"))
"""Lists inside an entry, whose keys are the entry's own."""

A_KEY = "a key that no other entry of the list has"


def doubles(plain: object) -> Iterator[Finding]:
    """Keys that two entries of a list share, two groups with one name, one content answered twice."""
    for pattern in KEYED:
        yield from second_ones(texts(plain, f"{pattern}.key"), "the key", A_KEY)
    yield from second_ones(group_keys(plain), "the key", "a key that no other group or joint group has")
    for pattern, inner in KEYED_WITHIN:
        for path, entry in named(plain, pattern):
            yield from second_ones(within(path, entry, inner), "the key", A_KEY)
    yield from second_ones(group_names(plain), "the name", "a name that no other group has")
    yield from second_ones(
        texts(plain, "answers[].item"), "the content", "one answer for each content, with all its clauses"
    )


def group_keys(plain: object) -> Iterator[tuple[Path, str]]:
    """The keys of the file's own groups and of those it shares."""
    yield from texts(plain, "groups[].key")
    yield from texts(plain, "joint_groups[].group")


def group_names(plain: object) -> Iterator[tuple[Path, str]]:
    """The names of groups, alike however they are spaced."""
    return ((path, " ".join(name.split())) for path, name in texts(plain, "groups[].name"))


def within(path: Path, entry: dict, inner: str) -> Iterator[tuple[Path, str]]:
    """The keys of a list inside an entry."""
    return (((*path, *place), key) for place, key in texts(entry, f"{inner}[].key"))


def second_ones(found: Iterable[tuple[Path, str]], what: str, would_do: str) -> Iterator[Finding]:
    """A finding for each text that stood before; capital letters make no difference."""
    first: dict[str, Path] = {}
    for path, text in found:
        before = first.setdefault(text.casefold(), path)
        if before != path:
            again = f"{what} {quoted(text)}, which {path_words(before)} has already"
            yield Finding(path, again, would_do)
