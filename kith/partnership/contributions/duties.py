"""The promise for which this room holds the evidence: what each statutory partner gives can be seen (K9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import and_list
from kith.partnership.contributions.enums import EntryKind
from kith.partnership.contributions.financial_years import FinancialYear, begins_in, year_holding
from kith.partnership.contributions.models import LedgerEntry

KIND = "contributions"
WORDS = {
    KIND: "For the financial year of the day, what each body that is a statutory partner gives is on record, "
    "in money or in kind, and stands side by side with the others. At risk while one is missing. Not yet "
    "due before the first contribution is on record.",
}


@dataclass(frozen=True)
class OnRecord:
    """That a body’s contribution to a year was on record from a day on."""

    body: int
    year_from: date
    recorded_on: date


Facts = tuple[Ground, tuple[OnRecord, ...]]


def gather(ground: Ground) -> Facts:
    """Return which contributions of a partnership are on record. One query."""
    if KIND not in ground.gathered:
        rows = LedgerEntry.objects.filter(
            partnership=ground.partnership, kind__in=[EntryKind.AGREED, EntryKind.IN_KIND]
        )
        found = rows.values_list("body", "year_from", "recorded_on")
        ground.gathered[KIND] = tuple(OnRecord(*row) for row in found)
    return ground, ground.gathered[KIND]


def seen_side_by_side(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether what each statutory partner gives in the year of a day is on record (K9)."""
    ground, entries = facts
    as_at = ground.on(day)
    year = year_holding(day, begins_in(as_at))
    known = [e for e in entries if e.recorded_on <= day]
    here = {e.body for e in known if year.holds(e.year_from)}
    missing = [body.name for body in as_at.statutory_partners if body.pk not in here]
    where = tuple(
        Evidence(words, f"{address(name, ground.partnership.key)}?year={year.key}")
        for words, name in (
            ("Partners side by side", "workspace:partners"),
            ("Contributions", "contributions:year"),
        )
    )
    return Finding(*_stands(bool(known), missing, year), evidence=where)


def _stands(any_yet: bool, missing: list[str], year: FinancialYear) -> tuple[Standing, str]:
    if not any_yet:
        return Standing.NOT_YET_DUE, "No contribution is on record yet."
    if missing:
        return Standing.AT_RISK, f"What {and_list(missing)} gives in {year.name} is not on record."
    return Standing.MET, f"What each statutory partner gives in {year.name} is on record, side by side."


SOURCE = DutySource(room="contributions", gather=gather, assess={KIND: seen_side_by_side}, words=WORDS)
