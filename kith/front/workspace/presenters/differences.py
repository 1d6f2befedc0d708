"""Where a partner’s part differs from that of the others, in words that blame nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kith.front.workspace.side_by_side import Part, SideBySide
from kith.partnership.arrangements.words import and_list, count_of
from kith.partnership.contributions.public import pounds

MARKED = 20
"""By how many points in a hundred a share has to differ from that of all together to be told (our choice)."""
FEWEST = 3
"""Of how many meetings or papers a share is told at all (our choice): of fewer it says little."""


def differences(found: SideBySide) -> list[str]:
    """Return each difference between the statutory partners as a sentence; none where there is only one."""
    parts = found.partners
    if len(parts) < 2:
        return []
    if found.is_for_the_young:
        return [*_attendance(parts), *_leading(parts)]
    return [
        *_attendance(parts),
        *_papers(parts),
        *_money(parts),
        *_actions(parts),
        *_leading(parts),
    ]


def _shares(
    parts: Sequence[Part], whole: Callable[[Part], int], done: Callable[[Part], int]
) -> Iterator[tuple[Part, int, int, int, int]]:
    """Yield who differs markedly from all together: with its own count and whole, and those of all."""
    of_all, done_by_all = sum(map(whole, parts)), sum(map(done, parts))
    for part in parts:
        if whole(part) < FEWEST or whole(part) == of_all:
            continue
        own, common = done(part) * 100 / whole(part), done_by_all * 100 / of_all
        if abs(own - common) >= MARKED:
            yield part, done(part), whole(part), done_by_all, of_all


def _attendance(parts: Sequence[Part]) -> Iterator[str]:
    came = _shares(parts, lambda p: p.attendance.expected, lambda p: p.attendance.there)
    for part, own, whole, by_all, of_all in came:
        yield (
            f"{part.body.name} was at {own} of the {count_of(whole, 'meeting')} where it has a seat; all "
            f"partners together took {by_all} of {of_all} places."
        )


def _papers(parts: Sequence[Part]) -> Iterator[str]:
    in_time = _shares(parts, lambda p: len(p.papers), lambda p: p.in_time())
    for part, own, whole, by_all, of_all in in_time:
        yield (
            f"{own} of the {count_of(whole, 'paper')} asked of {part.body.name} came in time; of all "
            f"partners {by_all} of {of_all}."
        )


def _money(parts: Sequence[Part]) -> Iterator[str]:
    stated = {part.body.name: part.given.agreed for part in parts if part.given.agreed is not None}
    silent = [part.body.name for part in parts if part.given.agreed is None]
    if not stated:
        return
    if silent:
        yield f"What {and_list(silent)} agreed to pay is not on record."
    least, most = min(stated.values()), max(stated.values())
    if least == most:
        if len(stated) > 1:
            yield f"{and_list(list(stated))} agreed to pay the same sum, {pounds(most)} each."
        return
    high = [name for name, sum_ in stated.items() if sum_ == most]
    low = [name for name, sum_ in stated.items() if sum_ == least]
    yield (
        f"{and_list(high)} agreed to pay the most, {pounds(most)}{_each(high)}; {and_list(low)} the least, "
        f"{pounds(least)}{_each(low)}."
    )


def _each(names: Sequence[str]) -> str:
    return " each" if len(names) > 1 else ""


def _actions(parts: Sequence[Part]) -> Iterator[str]:
    overdue = [part for part in parts if part.actions.overdue]
    if not overdue or len(overdue) == len(parts):
        return
    said = and_list([f"{part.actions.overdue} of {part.body.name}" for part in overdue])
    yield f"Overdue actions: {said}; none of the others."


def _leading(parts: Sequence[Part]) -> Iterator[str]:
    for has, leads in (
        (lambda part: part.led, "leads a priority of the plan"),
        (lambda part: part.chaired, "chairs a group"),
    ):
        without = [part.body.name for part in parts if not has(part)]
        if without and len(without) < len(parts):
            yield f"Nobody from {_or_list(without)} {leads}."


def _or_list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
