"""The silences that fit what was asked for, in words, and where they stand among the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.chronologies.gaps import Gap
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.presenters.days import days
from kith.work.chronologies.presenters.merged import Agency, GapLine, RowLine
from kith.work.chronologies.queries.merged import Asked


def gap_line(gap: Gap, agencies: Mapping[int, Agency]) -> GapLine:
    """Return a silence in words."""
    span = f"{long_date(gap.from_on)} to {long_date(gap.to_on)}"
    return GapLine(agencies[gap.body], f"tells nothing from {span} ({days(gap.days)})")


def with_silences(
    rows: Sequence[ChronologyRow],
    lines: Sequence[RowLine],
    silences: Sequence[tuple[Gap, GapLine]],
    *,
    starts: bool,
    ends: bool,
) -> tuple[list[RowLine], list[GapLine]]:
    """Return the lines, each with the silences that begin after the row above it, and those that begin after
    the last line. `starts` and `ends` say whether the page is the first and the last one."""
    found: list[RowLine] = []
    after = "" if starts else (rows[0].placed[:8] if rows else "")
    left = [(gap.from_on.strftime("%Y%m%d"), line) for gap, line in silences]
    for row, line in zip(rows, lines, strict=True):
        here = [said for begins, said in left if after < begins <= row.placed[:8]]
        after = max(after, row.placed[:8])
        found.append(RowLine(**{**vars(line), "silences": here}) if here else line)
    return found, [said for begins, said in left if begins > after] if ends else []


def silences_asked(
    silences: Sequence[Gap], asked: Asked, agencies: Mapping[int, Agency], silent_days: int
) -> list[Gap]:
    """Return the silences to show: of the agencies and days asked for. By a day of knowing, one that was
    under way ends on it, and counts where it was longer than `silent_days` by then."""
    found = []
    for gap in _by_then(silences, asked.as_at, silent_days):
        ident = agencies[gap.body].public_id if gap.body in agencies else ""
        whose = {asked.agency, asked.known_to if asked.as_at else ""} - {""}
        if not ident or whose - {ident}:
            continue
        if (asked.from_on and gap.to_on < asked.from_on) or (asked.to_on and gap.from_on > asked.to_on):
            continue
        found.append(gap)
    return found


def _by_then(silences: Sequence[Gap], day: date | None, silent_days: int) -> Iterator[Gap]:
    for gap in silences:
        if day is None or gap.to_on < day:
            yield gap
        elif (day - gap.from_on).days + 1 > silent_days:
            yield gap._replace(to_on=day)
