"""What the list of entries, one entry and the file say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.contributions.enums import EntryKind
from kith.partnership.contributions.financial_years import FinancialYear
from kith.partnership.contributions.models import LedgerEntry, LedgerRevision
from kith.partnership.contributions.money import pounds

At = Callable[..., str]
DAY_WORDS = {EntryKind.PAID: "Paid on", EntryKind.SPENT: "Spent on", EntryKind.DRAWN: "Drawn on"}


@dataclass(frozen=True)
class EntryLine:
    """An entry in the list of a year."""

    url: str
    title: str
    sum_: str
    when: str
    words: str
    recorded: str
    corrections: str


def entry_lines(entries: Sequence[LedgerEntry], at: At) -> list[EntryLine]:
    """Return the entries as rows: what the partners give, then what the money goes into."""
    order = list(EntryKind)
    return [_line(e, at) for e in sorted(entries, key=lambda e: (order.index(EntryKind(e.kind)), e.about))]


def _line(entry: LedgerEntry, at: At) -> EntryLine:
    number = getattr(entry, "corrections", 0)
    return EntryLine(
        url=at("contributions:entry", entry.public_id),
        title=title_of(entry),
        sum_=sum_words(entry),
        when=when_words(entry),
        words=entry.words,
        recorded=f"{long_date(entry.recorded_on)}, {entry.recorded_by}",
        corrections=f"Corrected {count_of(number, 'time')}" if number else "",
    )


def title_of(entry: LedgerEntry) -> str:
    """Return what an entry is and whose: *Payment: the council*."""
    kind = entry.get_kind_display()
    return f"{kind}: {entry.about}" if entry.about else kind


def sum_words(entry: LedgerEntry | LedgerRevision) -> str:
    """Return the sum of an entry; of what is given in kind that nobody has estimated it."""
    return "Not estimated" if entry.amount is None else pounds(entry.amount)


def when_words(entry: LedgerEntry) -> str:
    """Return the day of an entry and what it is, or a dash where it has none."""
    if entry.due_on:
        return f"To be paid by {long_date(entry.due_on)}"
    if entry.happened_on:
        return f"{DAY_WORDS[EntryKind(entry.kind)]} {long_date(entry.happened_on)}"
    return "–"


def entry_facts(entry: LedgerEntry, year: FinancialYear) -> list[tuple[str, str]]:
    """Return the facts of one entry; those that don’t apply are left out."""
    facts = [("Year", year.name), ("Sum", sum_words(entry))]
    if entry.kind == EntryKind.AGREED:
        facts.append(("To be paid by", long_date(entry.due_on) if entry.due_on else ""))
    if entry.happened_on:
        facts.append((DAY_WORDS[EntryKind(entry.kind)], long_date(entry.happened_on)))
    facts.append(("What is given" if entry.kind == EntryKind.IN_KIND else "Notes", entry.words or "No notes"))
    return [*facts, ("Put on record", f"{long_date(entry.recorded_on)}, {entry.recorded_by}")]


def revision_rows(revisions: Sequence[LedgerRevision]) -> list[list[str]]:
    """Return what stood before each correction, the latest first."""
    return [
        [
            f"{long_date(r.revised_on)}, {r.revised_by}",
            sum_words(r),
            long_date(day) if (day := r.due_on or r.happened_on) else "–",
            r.words or "–",
            r.reason,
        ]
        for r in revisions
    ]


HEAD = (
    "Year", "What", "Partner, agency or heading", "Standing", "Pounds", "To be paid by", "Day", "Words",
    "Put on record on", "Put on record by", "Corrections",
)  # fmt: skip
SUMS = ("Pounds",)
"""The columns of money."""


def rows_out(
    entries: Sequence[LedgerEntry], year: FinancialYear, statutory: frozenset[int]
) -> Iterator[Sequence[object]]:
    """Yield the entries of a year as rows of a file, the names of the columns first."""
    yield HEAD
    for entry in entries:
        standing = "Statutory partner" if entry.body_id in statutory else "Agency" if entry.body_id else ""
        yield (
            year.name, entry.get_kind_display(), entry.about, standing,
            "" if entry.amount is None else f"{entry.amount:.2f}", _day(entry.due_on),
            _day(entry.happened_on), entry.words, _day(entry.recorded_on), entry.recorded_by,
            getattr(entry, "corrections", 0),
        )  # fmt: skip


def _day(day: object) -> str:
    return "" if day is None else str(day)
