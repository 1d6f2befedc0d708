"""Terms of reference as plain data for the printer: what the page of the group says, as a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kith.base.ui.dates import long_date, short_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.presenters.group import FunctionShown, GroupShown, Linked
from kith.partnership.arrangements.presenters.seats_of_group import SeatRow
from kith.partnership.arrangements.presenters.structure import sources_of


def terms_document(group: GroupAsAt, shown: GroupShown, day: date, watermark: str) -> dict[str, Any]:
    """Return the terms of reference of a group on a day."""
    partnership = group.as_at.partnership
    home = "" if not group.is_shared_in else f"At home in {group.home.name}"
    return {
        "title": f"Terms of reference: {shown.name}",
        "caption": shown.caption,
        "sources": [partnership.name, *sources_of(group.as_at), *([home] if home else [])],
        "watermark": watermark,
        "sample": "Sample records: every person here is invented." if partnership.is_sample else "",
        "footer": f"{shown.name}, {partnership.short_name}, as at {long_date(day)}",
        "purpose": shown.purpose or "Not stated.",
        "functions": [function_line(function) for function in (*shown.functions, *shown.taken_on)],
        "facts": [{"name": name, "value": value or "Not stated"} for name, value in facts_of(shown)],
        "seats": [seat_line(row) for row in shown.seats],
        "matters": [matter.says for matter in shown.matters],
        "note": shown.clauses_note,
    }


def function_line(function: FunctionShown) -> str:
    """Return a function with its clause and note."""
    clause = f" ({function.clause})" if function.clause else ""
    return f"{function.says}{clause}{f' – {function.note}' if function.note else ''}"


def facts_of(shown: GroupShown) -> Iterable[tuple[str, str]]:
    """Return each rule of the group with its name."""
    yield "Chaired by", shown.chair.rule
    yield "Chair on this day", shown.chair.holder
    if shown.chair.review:
        yield "Review of the chair", shown.chair.review
    if shown.chair.conflict:
        yield "To be known", shown.chair.conflict
    yield "Members", shown.size
    yield (
        "How often it meets",
        lines([shown.frequency.now, *shown.frequency.history, *shown.frequency.reviews]),
    )
    yield "Quorum", shown.quorum
    yield "Attendance", shown.attendance
    yield "Reports to", linked(shown.reports_to) or shown.no_line
    yield "Reports from", linked(shown.reports_from) or "No group answers to it"
    yield "Joint with", lines(shown.joint) or "Nobody: it is this partnership’s alone"
    yield "Decisions reserved to it", shown.reserved or "None is stated"
    yield "What it replaced", linked(shown.replaced)


def lines(words: Sequence[str]) -> str:
    """Return sentences one below the other."""
    return "\n".join(words)


def linked(things: Sequence[Linked]) -> str:
    """Return names with what is said of each, one below the other."""
    return lines([f"{thing.text}, {thing.note}" if thing.note else thing.text for thing in things])


def seat_line(row: SeatRow) -> list[str]:
    """Return one line of the table of seats: seat, whom it asks for, who holds it, since when."""
    clause = f" ({row.clause})" if row.clause else ""
    held = [f"{h.name}, {h.words}" if h.words else h.name for h in row.holders]
    held += [f"Deputy: {deputy}" for deputy in row.deputies] + ([row.empty] if row.empty else [])
    since = [short_date(h.since) for h in row.holders]
    return [row.seat, f"{row.asks}{clause}", lines([*held, *row.concerns]), lines(since) or "–"]
