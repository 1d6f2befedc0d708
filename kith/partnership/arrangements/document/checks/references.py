"""References to groups, seats, bodies and the rest that are not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kith.partnership.arrangements.document.checks.walking import named, text_of, texts, words_of
from kith.partnership.arrangements.document.faults import MOST_NAMED, Finding, Path, one_of, quoted


@dataclass(frozen=True)
class Target:
    """What a reference may refer to."""

    what: str
    """In words: “group”."""
    stands: tuple[str, ...]
    """Where the keys are listed."""


GROUP = Target("group", ("groups[].key", "joint_groups[].group"))
BODY = Target("body", ("bodies[].key",))
POST = Target("post", ("posts[].key",))
POST_OR_LINK = Target("post", ("posts[].key", "linked_boards[].links[].key"))
CLAUSE = Target("clause", ("clauses[].key",))
RANK = Target("rank", ("seniority[].key",))
CLASS = Target("agency class", ("agency_classes[].key",))
BOARD = Target("board", ("linked_boards[].key",))
AREA = Target("area", ("partnership.areas[].key",))
PREDECESSOR = Target("predecessor", ("predecessors[].key",))

REFERENCES = (
    ("bodies[].agency_class", CLASS),
    ("bodies[].areas[]", AREA),
    ("bodies[].succeeded_by", BODY),
    ("posts[].clause", CLAUSE),
    ("groups[].functions[].clause", CLAUSE),
    ("groups[].replaces[]", PREDECESSOR),
    ("groups[].joint_with[].clause", CLAUSE),
    ("groups[].reports_to[].group", GROUP),
    ("groups[].reports_to[].board", BOARD),
    ("groups[].reports_to[].clause", CLAUSE),
    ("groups[].chair.clause", CLAUSE),
    ("groups[].chair.rule.post", POST),
    ("groups[].chair.rule.bodies[]", BODY),
    ("groups[].chair.rule.allowed[].post", POST),
    ("groups[].chair.rule.allowed[].body", BODY),
    ("groups[].chair.rule.allowed[].seniority", RANK),
    ("groups[].seats[].body", BODY),
    ("groups[].seats[].each.agency_class", CLASS),
    ("groups[].seats[].each.bodies[]", BODY),
    ("groups[].seats[].post", POST),
    ("groups[].seats[].chairs_of.groups[]", GROUP),
    ("groups[].seats[].seniority", RANK),
    ("groups[].seats[].clause", CLAUSE),
    ("groups[].target_size.clause", CLAUSE),
    ("groups[].quorum.clause", CLAUSE),
    ("groups[].quorum.rule.bodies[]", BODY),
    ("groups[].quorum.rule.of_bodies[]", BODY),
    ("groups[].frequency[].clause", CLAUSE),
    ("groups[].attendance.clause", CLAUSE),
    ("joint_groups[].reports_to[].group", GROUP),
    ("joint_groups[].reports_to[].board", BOARD),
    ("joint_groups[].reports_to[].clause", CLAUSE),
    ("joint_groups[].clause", CLAUSE),
    ("linked_boards[].part_of", BOARD),
    ("linked_boards[].joint_with[].clause", CLAUSE),
    ("linked_boards[].partners[]", BODY),
    ("linked_boards[].topics[].clause", CLAUSE),
    ("linked_boards[].links[].body", BODY),
    ("linked_boards[].links[].clause", CLAUSE),
    ("linked_boards[].clause", CLAUSE),
    ("priorities[].lead_group", GROUP),
    ("priorities[].clause", CLAUSE),
    ("duties[].clauses[]", CLAUSE),
    ("duties[].group", GROUP),
    ("duties[].bodies[]", BODY),
    ("duties[].seniority", RANK),
    ("duties[].board", BOARD),
    ("duties[].post", POST_OR_LINK),
    ("duties[].to_group", GROUP),
    ("duties[].predecessor", PREDECESSOR),
    ("duties[].recurs.each_meeting_of", GROUP),
    ("answers[].clauses[]", CLAUSE),
)
"""Every place that refers to something else in the file, and to what."""


def unknown_references(plain: object) -> Iterator[Finding]:
    """References to what the file does not list."""
    keys_of = cache(lambda target: keys_listed(plain, target))
    for pattern, target in REFERENCES:
        for path, key in texts(plain, pattern):
            if key not in keys_of(target):
                yield unknown(path, key, f"{target.what} of this file", list(keys_of(target)))
    yield from unknown_seats(plain)


def keys_listed(plain: object, target: Target) -> dict[str, Path]:
    """The keys that a reference may name."""
    listed: dict[str, Path] = {}
    for pattern in target.stands:
        listed |= words_of(plain, pattern)
    return listed


def unknown(path: Path, key: str, what: str, known: list[str]) -> Finding:
    """A finding about a reference."""
    would_do = one_of(known, key, MOST_NAMED) if known else f"a {what}; there is none yet"
    return Finding(path, f"{quoted(key)}, which is no {what}", would_do)


def unknown_seats(plain: object) -> Iterator[Finding]:
    """Seats that a chair, a quorum or a duty names but the group does not have."""
    seats: dict[str, dict[str, Path]] = {}
    for path, group in named(plain, "groups[]"):
        own = words_of(group, "seats[].key")
        seats.setdefault(text_of(group, "key"), own)
        for pattern in ("chair.rule.seat", "quorum.rule.of_seats[]"):
            for place, key in texts(group, pattern):
                if key not in own:
                    yield unknown((*path, *place), key, "seat of this group", list(own))
    yield from unknown_duty_seats(plain, seats)


def unknown_duty_seats(plain: object, seats: dict[str, dict[str, Path]]) -> Iterator[Finding]:
    """Seats of duties: of the duty's group where it names one of this file's, else of any group."""
    anywhere = {key: path for own in seats.values() for key, path in own.items()}
    for path, duty in named(plain, "duties[]"):
        known = seats.get(text_of(duty, "group"), anywhere)
        for place, key in texts(duty, "seats[]"):
            if key not in known:
                what = "seat of the duty’s group" if known is not anywhere else "seat of any group"
                yield unknown((*path, *place), key, what, list(known))
