"""Lines that come back to where they began."""

from collections.abc import Iterator, Mapping, Sequence

from kith.partnership.arrangements.document.checks.walking import named, text_of, texts
from kith.partnership.arrangements.document.faults import Finding, Path, printable

Lines = Mapping[str, Sequence[tuple[str, Path]]]
"""From each key, the keys that its lines lead to and where each line stands."""

AN_END = "one of these lines left out, or led elsewhere"


def cycles(plain: object) -> Iterator[Finding]:
    """Groups that report in a circle, boards that are part of themselves, bodies that succeed themselves."""
    yield from circles(reporting_lines(plain), "reporting lines that go round")
    yield from circles(
        single_lines(plain, "linked_boards[]", "part_of"), "boards that are part of each other"
    )
    yield from circles(single_lines(plain, "bodies[]", "succeeded_by"), "bodies that succeed each other")


def reporting_lines(plain: object) -> Lines:
    """To which groups each group reports; a joint group's lines count here too."""
    lines: dict[str, list[tuple[str, Path]]] = {}
    for pattern, name in (("groups[]", "key"), ("joint_groups[]", "group")):
        for path, group in named(plain, pattern):
            above = [((*path, *place), key) for place, key in texts(group, "reports_to[].group")]
            lines.setdefault(text_of(group, name), []).extend((key, place) for place, key in above)
    return lines


def single_lines(plain: object, pattern: str, name: str) -> Lines:
    """Lines of which each entry has at most one."""
    return {
        text_of(entry, "key"): [(text_of(entry, name), (*path, name))]
        for path, entry in named(plain, pattern)
        if text_of(entry, name)
    }


def circles(lines: Lines, what: str) -> Iterator[Finding]:
    """A finding for each circle, at the line that closes it. Without recursion: a file may be hostile."""
    done: set[str] = set()
    for start in lines:
        trail = {start: iter(lines[start])} if start not in done else {}
        while trail:
            here = next(reversed(trail))
            key, path = next(trail[here], (None, ()))
            if key is None:
                done.add(here)
                del trail[here]
            elif key in trail:
                yield Finding(path, f"{what}: {circle_words(list(trail), key)}", AN_END)
            elif key not in done:
                trail[key] = iter(lines.get(key, ()))


def circle_words(trail: list[str], key: str) -> str:
    """The circle that begins and ends at `key`; a long one by its beginning and its end."""
    keys = [*trail[trail.index(key) :], key]
    shown = [*keys[:6], "…", *keys[-2:]] if len(keys) > 9 else keys
    return " → ".join(printable(key) for key in shown)
