"""What is said of published figures: of each that is shown or hidden, and of how small numbers are kept."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kith.work.performance.enums import Unit
from kith.work.performance.periods import named
from kith.work.performance.suppression import ROUNDED_TO, THRESHOLD, Mark
from kith.work.performance.words import amount

WHOLE_AREA = "Whole area"
NOT_ANOTHER = "Hidden so that another cannot be worked out"
STATUS = {
    Mark.SHOWN: "The figure as it is on record.",
    Mark.SMALL: "Hidden: a count of children behind it is small.",
    Mark.COMPLEMENT: f"{NOT_ANOTHER}.",
    Mark.WITHHELD: "Hidden, without saying which of the two, since even that would say too much.",
    Mark.ROUNDED: f"Worked out from counts rounded to the nearest {ROUNDED_TO}.",
    Mark.ADDED: "A total added up from rounded counts.",
    Mark.UNCOUNTED: "Not published: the counts behind it are not on record or do not add up.",
}
"""What each status in the published table means."""
COLUMNS = {
    "indicator": "The short name of the indicator; the dictionary has its entry.",
    "name": "Its name.",
    "period": "The period in words. Years run from April to March.",
    "period_from": "The first day of the period.",
    "part": "The district or the group of children; empty for the whole area.",
    "value": "The figure; empty where it is hidden.",
    "unit": "What it is counted in.",
    "numerator": "How many were counted; empty where hidden or not on record.",
    "denominator": "Out of how many; empty where hidden or not on record.",
    "status": "Whether it is shown, and why not.",
    "released_on": "The day of the latest release that holds the indicator.",
}
"""What each column of the published table means."""


def method() -> list[tuple[str, str]]:
    """Return how small numbers are kept from being published: headings and paragraphs."""
    confirmed = "" if THRESHOLD.is_confirmed else " This number is still to be confirmed."
    return [
        (
            "What is hidden first",
            f"A figure is hidden when fewer than {THRESHOLD.fewest} children stand behind it, unless its "
            "indicator sets another number. Nought counts as small, so that nobody can tell none from few. "
            "A percentage is hidden, with its counts, when few are in it and also when few are left out of "
            f"it. Where the number comes from: {THRESHOLD.source}{confirmed}",
        ),
        (
            "What is hidden with it",
            "Somebody could subtract the parts that are shown from their total, the quarters from their "
            "year, or this release from an earlier one. So further figures are hidden until at least three "
            "values stay possible for each small number, and two for any other that is hidden.",
        ),
        (
            "How that is tested",
            "For each hidden figure other tables are written down that agree with everything a reader "
            "knows: what is shown now, what earlier releases showed, the words in place of a figure, and "
            "every total. Where too few such tables are found, more is hidden.",
        ),
        (
            "Rounding",
            f"Where nearly everything would be hidden, counts can be rounded to the nearest {ROUNDED_TO}. "
            "Totals are then added up from the rounded counts, so they may differ from those on record.",
        ),
        (
            "Corrections",
            "Published figures stay as they were released. A later release can correct them; a release can "
            "be withdrawn with the reason. What was withdrawn counts as known when others are prepared.",
        ),
        (
            "What this cannot do",
            "Nobody can know what a reader has heard elsewhere, or what other bodies publish of the same "
            "children. Whoever prepares and whoever publishes a release looks at both.",
        ),
    ]


def figure_words(cell: Mapping[str, Any], entry: Mapping[str, Any]) -> str:
    """Return what stands in place of a figure, or the figure itself."""
    mark, unit = Mark(cell["mark"]), entry["unit"]
    if mark == Mark.SMALL:
        return f"Fewer than {entry['fewest']}" if unit == Unit.NUMBER else "Hidden: small number"
    if mark == Mark.COMPLEMENT:
        return NOT_ANOTHER
    if mark == Mark.WITHHELD:
        return "Hidden"
    if mark == Mark.UNCOUNTED:
        return "Not published: no counts"
    if "value" not in cell:
        return f"Too few to say, rounded to {ROUNDED_TO}"
    words = amount(Decimal(cell["value"]), unit)
    return words if mark == Mark.SHOWN else f"{words}, rounded"


def count_words(cell: Mapping[str, Any]) -> str:
    """Return the counts behind a published figure, or an empty text."""
    above, below = cell.get("numerator", ""), cell.get("denominator", "")
    return f"{above} of {below}" if above and below else above or (f"out of {below}" if below else "")


def part_words(part: str) -> str:
    """Return the name of a part, or that it is the whole area."""
    return part or WHOLE_AREA


def why_words(cell: Mapping[str, Any], entry: Mapping[str, Any], protects: str) -> str:
    """Return why a figure is hidden, for those who prepare and publish it."""
    mark = Mark(cell["mark"])
    if mark == Mark.SMALL:
        kept = {
            Unit.NUMBER: "It is",
            Unit.PERCENT: "Those in it, or those left out of it, are",
            Unit.RATE: "Those whom it counts are",
            Unit.DAYS: "Those whose days it counts are",
        }[Unit(entry["unit"])]
        return f"{kept} fewer than {entry['fewest']}."
    if mark == Mark.COMPLEMENT:
        return f"With it, {protects} could be worked out." if protects else f"{NOT_ANOTHER}."
    return "" if mark == Mark.SHOWN else STATUS[mark]


def cell_named(name: str, entries: Mapping[str, Mapping[str, Any]]) -> str:
    """Return which figure a name in the basis of a release stands for, in words."""
    key, period, part = name.partition("#")[0].split("|")[:3]
    entry = entries.get(key)
    when = named(date.fromisoformat(period), entry["frequency"]) if entry else period
    if "|besides " in name:
        return f"what the parts leave of the whole in {when}"
    return f"{part or WHOLE_AREA.lower()} in {when}"
