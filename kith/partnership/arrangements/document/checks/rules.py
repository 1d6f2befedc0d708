"""Rules of groups and bodies that say two things at once, or nothing."""

from collections.abc import Iterator

from kith.partnership.arrangements.document.checks.walking import (
    Named,
    day_of,
    named,
    places,
    said,
    text_of,
    texts,
)
from kith.partnership.arrangements.document.faults import Finding, Path, either, quoted

FREQUENCIES = ("times_a_year", "every_months", "at_least_a_year", "none_fixed", "not_stated")
HOLDERS = ("body", "each", "post", "chairs_of")
"""What a seat may belong to; a seat that names none of them is open to anyone."""

ALLOWED = ("post", "standing", "body", "sector", "seniority", "function")
EACH = ("standing", "agency_class", "sector", "bodies")

PERIODS = (
    ("bodies[]", "held_from", "held_to"),
    ("groups[]", "starts_on", "ends_on"),
    ("groups[].frequency[]", "starts_on", "ends_on"),
)
"""Lists whose entries hold from a day to a day."""

IMPLIED = ("groups[].chair", "groups[].reports_to[]", "joint_groups[].reports_to[]")
"""What may be implied rather than stated, and then says by which sentence."""


def unclear_rules(plain: object) -> Iterator[Finding]:
    """Every rule that cannot be followed because it contradicts itself or is empty."""
    yield from no_statutory_partner(plain)
    yield from days_out_of_order(plain)
    yield from unclear_frequencies(plain)
    yield from unclear_seats(plain)
    yield from unclear_chairs(plain)
    yield from unclear_lines(plain)
    yield from implied_by_nothing(plain)


def exactly_one(path: Path, entry: Named, names: tuple[str, ...]) -> Iterator[Finding]:
    """A finding where an entry says none or several of what it must say one of."""
    present = said(entry, names)
    if len(present) != 1:
        yield Finding(
            path, what_is_said(present), f"exactly one of {either([quoted(name) for name in names])}"
        )


def what_is_said(present: list[str]) -> str:
    """Which names were found, in words."""
    if not present:
        return "an entry that says nothing"
    return " and ".join(quoted(name) for name in present) + " together"


def no_statutory_partner(plain: object) -> Iterator[Finding]:
    """A partnership has at least one statutory partner; how many is for the file to say."""
    standings = [standing for _, standing in texts(plain, "bodies[].standing")]
    if any(places(plain, "bodies[]")) and "statutory-partner" not in standings:
        would_do = "at least one body with “standing: statutory-partner”"
        yield Finding(("bodies",), "no statutory partner", would_do)


def days_out_of_order(plain: object) -> Iterator[Finding]:
    """Periods that end before they begin."""
    for pattern, begins, ends in PERIODS:
        for path, entry in named(plain, pattern):
            first, last = day_of(entry, begins), day_of(entry, ends)
            if first and last and last < first:
                found = f"{last.isoformat()}, which is before {quoted(begins)} ({first.isoformat()})"
                yield Finding((*path, ends), found, f"{first.isoformat()} or a later day")


def unclear_frequencies(plain: object) -> Iterator[Finding]:
    """Frequencies that say nothing or two things, or end in two ways."""
    for path, frequency in named(plain, "groups[].frequency[]"):
        yield from exactly_one(path, frequency, FREQUENCIES)
        if len(said(frequency, ("ends_on", "for_months"))) == 2:
            yield Finding(path, "“ends_on” and “for_months” together", "one of the two")


def unclear_seats(plain: object) -> Iterator[Finding]:
    """Seats that belong to two things, or to each of nothing."""
    for path, seat in named(plain, "groups[].seats[]"):
        held = [name for name in HOLDERS if seat.get(name) is not None]
        if len(held) > 1:
            would_do = f"at most one of {either([quoted(name) for name in HOLDERS])}"
            yield Finding(path, what_is_said(held), would_do)
    for path, each in named(plain, "groups[].seats[].each"):
        if not said(each, EACH):
            yield Finding(
                path,
                "an entry that says nothing",
                f"one or more of {either([quoted(name) for name in EACH])}",
            )


def unclear_chairs(plain: object) -> Iterator[Finding]:
    """Kinds of allowed chair that leave everything open."""
    for path, allowed in named(plain, "groups[].chair.rule.allowed[]"):
        if not said(allowed, ALLOWED):
            yield Finding(
                path,
                "an entry that says nothing",
                f"one or more of {either([quoted(name) for name in ALLOWED])}",
            )


def unclear_lines(plain: object) -> Iterator[Finding]:
    """Lines to two places or to none, and a group that reports to nobody and yet to somebody."""
    for pattern in ("groups[].reports_to[]", "joint_groups[].reports_to[]"):
        for path, line in named(plain, pattern):
            yield from exactly_one(path, line, ("group", "board"))
    for path, group in named(plain, "groups[]"):
        if text_of(group, "reports_to_nobody") and said(group, ("reports_to",)):
            yield Finding(path, "“reports_to” and “reports_to_nobody” together", "one of the two")


def implied_by_nothing(plain: object) -> Iterator[Finding]:
    """What is implied without the sentence that implies it."""
    for pattern in IMPLIED:
        for path, entry in named(plain, pattern):
            if text_of(entry, "line") == "implied" and not said(entry, ("because",)):
                found = "nothing, though the line is only implied"
                yield Finding((*path, "because"), found, "the sentence that implies it")
