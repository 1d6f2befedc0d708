"""What the duty board says: rows by group or by clause, worst first, with marks and addresses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from re import findall
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe

from kith.base.kernel.standings import WORST_FIRST, Evidence, Standing
from kith.base.ui.charts import strip_of
from kith.base.ui.dates import short_date
from kith.base.ui.marks import mark
from kith.partnership.arrangements.board import Board, Promise
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.words import count_of

RANK = {standing: place for place, standing in enumerate(WORST_FIRST)}
WHOLE = "The partnership as a whole"
WITHOUT_STRIP = frozenset({Standing.SOFT, Standing.NOT_STATED, Standing.NOT_RECORDED})
"""Standings that are the same all year, so that a strip of months would say nothing."""


WITH_REASON = frozenset({Standing.MISSED, Standing.AT_RISK, Standing.DUE, Standing.NOT_STATED})
"""Standings whose reason stands even in the compact view."""


@dataclass(frozen=True)
class PromiseRow:
    """One promise as a row of the board."""

    says: str
    url: str
    group: str
    """Its short name; empty for a promise of the partnership as a whole."""
    clauses: str
    standing: Standing
    mark: SafeString
    reason: str
    short_reason: str
    """The reason where the standing calls for one; what is met, or not recorded, speaks for itself."""
    next_on: str
    evidence: tuple[Evidence, ...]
    strip: SafeString | str


@dataclass(frozen=True)
class Part:
    """The promises of one group: those with a standing, and those for which nothing is recorded yet."""

    name: str
    url: str
    ident: str
    rows: tuple[PromiseRow, ...]
    unrecorded: tuple[PromiseRow, ...]

    @property
    def is_dated(self) -> bool:
        """Return whether any of its rows has a next date."""
        return any(row.next_on for row in self.rows)


@dataclass(frozen=True)
class Count:
    """How many promises stand in one way, and where one sees just those."""

    mark: SafeString
    label: str
    number: int
    url: str


@lru_cache(maxsize=64)
def drawn_mark(standing: Standing) -> SafeString:
    """Return the shape and the word of a standing, drawn once."""
    drawn = mark(standing)
    return mark_safe(
        f'<span class="app-standing app-tone--{drawn["tone"]}"><svg class="app-mark" viewBox="0 0 16 16" '
        f'width="16" height="16" aria-hidden="true" focusable="false">{drawn["shape"]}</svg>'
        f'<span class="app-standing__word">{drawn["word"]}</span></span>'
    )


@lru_cache(maxsize=2048)
def drawn_year(year: tuple) -> SafeString:
    """Return the strip of a year, drawn once for each pattern of months."""
    return strip_of("Past year", year).svg


def row_of(promise: Promise, board: Board, day_query: str) -> PromiseRow:
    """Return a promise as a row."""
    duty, finding = promise.duty, promise.finding
    partnership, ahead = board.as_at.partnership.key, finding.next_on and finding.next_on >= board.day
    return PromiseRow(
        says=duty.says,
        url=address("arrangements:promise", partnership, duty.key) + day_query,
        group=(promise.group.terms.short_name or promise.group.terms.name) if promise.group else "",
        clauses=", ".join(duty.clauses),
        standing=finding.standing,
        mark=drawn_mark(finding.standing),
        reason=finding.reason,
        short_reason=finding.reason if finding.standing in WITH_REASON else "",
        next_on=short_date(finding.next_on) if finding.next_on and ahead else "",
        evidence=finding.evidence,
        strip="" if finding.standing in WITHOUT_STRIP else drawn_year(promise.year),
    )


def parts_of(board: Board, promises: Iterable[Promise], day_query: str) -> list[Part]:
    """Return the board by group: the group in most trouble first, and within each the worst first."""
    owed: dict[str, list[Promise]] = {}
    for promise in promises:
        owed.setdefault(promise.duty.group or "", []).append(promise)
    for found in owed.values():
        found.sort(key=lambda promise: RANK[promise.standing])
    order = sorted(owed, key=lambda key: _trouble(owed[key]), reverse=True)
    return [_part(board, key, owed[key], day_query) for key in order]


def _trouble(promises: Sequence[Promise]) -> tuple[int, ...]:
    """Return how much is wrong, to compare: more missed before more at risk, and so on down the ladder."""
    return tuple(sum(p.standing == standing for p in promises) for standing in WORST_FIRST[:3])


def _part(board: Board, key: str, promises: Sequence[Promise], day_query: str) -> Part:
    partnership, group = board.as_at.partnership.key, promises[0].group
    rows = [row_of(promise, board, day_query) for promise in promises]
    url = (
        address("arrangements:group", partnership, group.identity.public_id)
        if group and group.identity
        else ""
    )
    return Part(
        name=group.terms.name if group else group_named(board, key),
        url=url + day_query if url else "",
        ident=f"group-{key}" if key else "whole",
        rows=tuple(row for row in rows if row.standing != Standing.NOT_RECORDED),
        unrecorded=tuple(row for row in rows if row.standing == Standing.NOT_RECORDED),
    )


def group_named(board: Board, key: str) -> str:
    """Return the name of a group that may not run on the day."""
    terms = board.as_at.directory.group(key) if board.as_at.directory else None
    known = [g.name for (_home, known_key), g in board.as_at.ground.group_by_key.items() if known_key == key]
    return terms.name if terms else next(iter(known), WHOLE)


def rows_by_clause(
    board: Board, promises: Iterable[Promise], day_query: str
) -> list[tuple[str, list[PromiseRow]]]:
    """Return the promises under each clause, in order; one that cites two clauses stands twice."""
    pairs = [(clause, promise) for promise in promises for clause in promise.duty.clauses]
    pairs.sort(key=lambda pair: (clause_order(pair[0]), RANK[pair[1].standing]))
    return [
        (clause, [row_of(promise, board, day_query) for _clause, promise in found])
        for clause, found in groupby(pairs, key=lambda pair: pair[0])
    ]


def clause_order(clause: str) -> tuple:
    """Return what puts clauses in order: L2 before L10, 4.2 before 4.10."""
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in findall(r"\d+|\D+", clause)
    )


def counts_of(board: Board, to: Callable[[dict[str, str]], str]) -> list[Count]:
    """Return how many promises stand in each way, worst first, each with the address of just those."""
    counts = board.counts
    return [
        Count(drawn_mark(standing), standing.label, counts[standing], to({"standing": standing.value}))
        for standing in WORST_FIRST
        if counts[standing]
    ]


def query(**parts: str) -> str:
    """Return the query of an address, without what is empty."""
    given = {name: value for name, value in parts.items() if value}
    return f"?{urlencode(given)}" if given else ""


def shown_words(shown: int, whole: int) -> str:
    """Return how many promises a filter leaves, as a sentence."""
    return f"{shown} of {count_of(whole, 'promise')} shown."
