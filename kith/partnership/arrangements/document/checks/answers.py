"""Whether the arrangements answer contents that their edition of the guidance really requires."""

from collections.abc import Iterator, Mapping

from kith.partnership.arrangements.document.checks.walking import texts
from kith.partnership.arrangements.document.faults import Finding, one_of, quoted


def wrong_answers(plain: object, editions: Mapping[str, set[str]] | None) -> Iterator[Finding]:
    """An edition that is not known, and answers to contents that it does not require.

    Nothing is checked where `editions` is None.
    """
    if editions is None:
        return
    for path, edition in texts(plain, "about.edition"):
        if edition in editions:
            yield from unknown_items(plain, edition, sorted(editions[edition]))
        else:
            found = f"{quoted(edition)}, which is no known edition of the guidance"
            yield Finding(path, found, one_of(sorted(editions), edition))


def unknown_items(plain: object, edition: str, required: list[str]) -> Iterator[Finding]:
    """Answers to what the edition does not ask."""
    for path, item in texts(plain, "answers[].item"):
        if item not in required:
            found = f"{quoted(item)}, which is no required content of {quoted(edition)}"
            yield Finding(path, found, one_of(required, item))
