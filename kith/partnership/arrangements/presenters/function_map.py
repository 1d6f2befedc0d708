"""What the function map says: each function of a retired group, and who has it now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import HandedOnFunction
from kith.partnership.arrangements.words import count_of, long_date


@dataclass(frozen=True)
class FunctionRow:
    """One function with the group that has it, or why it has none."""

    says: str
    group: str
    since: str
    missing: str
    hand_on_url: str
    take_off_url: str


@dataclass(frozen=True)
class RetiredGroup:
    """A retired group whose functions are to be handed on, with the clauses that say so."""

    name: str
    clauses: str
    note: str
    sentence: str
    rows: tuple[FunctionRow, ...]
    list_url: str


At = Callable[..., str] | None
"""Gives the addresses of the steps, to those who may take them."""


def retired_groups(ground: Ground, as_at: AsAt, day: date, at: At) -> list[RetiredGroup]:
    """Return each retired group from which the arrangements hand functions on."""
    if as_at.chapter is None:
        return []
    found: dict[str, list[str]] = {}
    for duty in as_at.chapter.document.duties:
        if duty.kind == "functions-handed-on" and duty.predecessor:
            found.setdefault(duty.predecessor, []).extend(duty.clauses)
    return [
        _retired(key, clauses, ground=ground, as_at=as_at, day=day, at=at) for key, clauses in found.items()
    ]


def _retired(key: str, clauses: list[str], *, ground: Ground, as_at: AsAt, day: date, at: At) -> RetiredGroup:
    known = as_at.directory.predecessor(key) if as_at.directory else None
    rows = [_row(f, day, at) for f in ground.functions if f.predecessor_key == key]
    return RetiredGroup(
        name=known.name if known else key,
        clauses=", ".join(dict.fromkeys(clauses)),
        note=(known.note or "") if known else "",
        sentence=_sentence(rows),
        rows=tuple(sorted(rows, key=lambda row: not row.missing)),
        list_url=at("arrangements:list_function", key) if at else "",
    )


def _row(function: HandedOnFunction, day: date, at: At) -> FunctionRow:
    group, since = function.group, function.taken_on_from
    missing = ""
    if group is None or since is None:
        missing = "No group has taken it on, so nobody answers for it."
    elif since > day:
        missing = f"{group.name} takes it on from {long_date(since)}; until then nobody answers for it."
    return FunctionRow(
        says=function.says,
        group=group.name if group and not missing else "",
        since=long_date(since) if since and not missing else "",
        missing=missing,
        hand_on_url=at("arrangements:hand_on_function", function.public_id) if at else "",
        take_off_url=at("arrangements:take_function_off", function.public_id) if at else "",
    )


def _sentence(rows: list[FunctionRow]) -> str:
    without = sum(1 for row in rows if row.missing)
    if not without:
        return f"{count_of(len(rows), 'function')}, each with a group."
    return f"{without} of {count_of(len(rows), 'function')} without a group."
