"""What the page about the guidance says: the editions, and what differs between two of them."""

from dataclasses import dataclass
from datetime import timedelta

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.guidance.differences import Difference, differences
from kith.partnership.arrangements.guidance.editions import editions
from kith.partnership.arrangements.guidance.models import Edition, Fact

PARTS = (
    ("contents", "Required contents of the arrangements"),
    ("clocks", "Clocks"),
    ("roles", "Roles"),
    ("report", "What the yearly report must say"),
    ("acts", "Law"),
)
TONES = {"added": ("Added", "good"), "changed": ("Changed", "notice"), "dropped": ("Dropped", "warn")}
TO_CONFIRM = "To be confirmed"
WHAT_TO_CONFIRM_MEANS = (
    "“To be confirmed” means that the wording has not been checked against the published guidance. "
    "The partnership checks it there before it relies on it."
)
CONFIRMED = "Read in the source"


@dataclass(frozen=True)
class EditionLine:
    """One edition in the list."""

    name: str
    period: str
    dated: str
    certainty: str
    is_ours: bool


@dataclass(frozen=True)
class FactLine:
    """One fact with its source."""

    title: str
    says: str
    source: str
    certainty: str


@dataclass(frozen=True)
class DifferenceLine:
    """One difference between two editions."""

    kind: str
    tone: str
    title: str
    before: str
    after: str
    certainty: str


def edition_lines(ours: str) -> list[EditionLine]:
    """Return every edition with the days of its force, the newest first; `ours` is the arrangements’ own."""
    known = editions()
    ends = [each.in_force_from - timedelta(days=1) for each in known[1:]] + [None]
    lines = [
        EditionLine(
            name=each.name,
            period=f"{long_date(each.in_force_from)} to {long_date(end)}"
            if end
            else f"From {long_date(each.in_force_from)}",
            dated=each.dated.source,
            certainty=certainty(each.dated.confirmed),
            is_ours=each.key == ours,
        )
        for each, end in zip(known, ends, strict=True)
    ]
    return lines[::-1]


def certainty(confirmed: bool) -> str:
    """Return whether a fact was read in its source or must be confirmed."""
    return CONFIRMED if confirmed else TO_CONFIRM


def facts_by_part(edition: Edition) -> list[tuple[str, list[FactLine]]]:
    """Return all facts of an edition, part by part; law that is made and not in force comes last."""
    parts = [(title, [_fact(fact) for fact in getattr(edition, name)]) for name, title in PARTS]
    return [*parts, ("Law that is made and not yet in force", [_fact(fact) for fact in edition.pending])]


def _fact(fact: Fact) -> FactLine:
    note = f" {fact.note}" if fact.note else ""
    return FactLine(fact.label, f"{fact.words}{note}", fact.source, certainty(fact.confirmed))


def differences_by_part(earlier: Edition, later: Edition) -> list[tuple[str, list[DifferenceLine]]]:
    """Return what a later edition added, changed and dropped, part by part; parts without any left out."""
    found = differences(earlier, later)
    parts = [(title, [_difference(each) for each in found if each.part == name]) for name, title in PARTS]
    return [(title, lines) for title, lines in parts if lines]


def _difference(each: Difference) -> DifferenceLine:
    kind, tone = TONES[each.what]
    return DifferenceLine(
        kind, tone, each.label, each.before or "", each.after or "", certainty(each.confirmed)
    )
