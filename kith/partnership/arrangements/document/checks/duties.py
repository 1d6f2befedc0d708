"""Duties that leave out what their kind cannot be judged without."""

from collections.abc import Iterator

from kith.partnership.arrangements.document.checks.rules import exactly_one
from kith.partnership.arrangements.document.checks.walking import named, said, text_of
from kith.partnership.arrangements.document.faults import Finding, quoted
from kith.partnership.arrangements.document.shape import place_at, wanted

NEEDS: dict[str, tuple[str, ...]] = {
    "chair": ("group",),
    "coverage": ("role",),
    "frequency-review": ("group",),
    "functions-handed-on": ("predecessor",),
    "independent-post": ("post",),
    "joint-group": ("group",),
    "link-officer": ("board",),
    "linked-body": ("board",),
    "meets": ("group",),
    "replaces": ("predecessor",),
    "reporting-line": ("group",),
    "seats-filled": ("group",),
    "seniority": ("seniority",),
    "target-size": ("group",),
    "to-be-settled": ("due_on",),
}
"""For each kind of duty, what it must say besides its words and clauses."""

RECURRENCES = ("times_a_year", "every_months", "each_meeting_of", "once")


def incomplete_duties(plain: object) -> Iterator[Finding]:
    """Duties without what their kind needs, or that recur in two ways or in none."""
    for path, duty in named(plain, "duties[]"):
        kind = text_of(duty, "kind")
        for name in NEEDS.get(kind, ()):
            if not said(duty, (name,)):
                found = f"nothing, and a duty of the kind {quoted(kind)} cannot be judged without it"
                yield Finding((*path, name), found, wanted(place_at((*path, name), plain)))
    for path, recurs in named(plain, "duties[].recurs"):
        yield from exactly_one(path, recurs, RECURRENCES)
