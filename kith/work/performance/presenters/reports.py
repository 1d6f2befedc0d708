"""What the pages about quarterly reports say: the list, one report, and what has changed since."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.work.performance.enums import Frequency
from kith.work.performance.models import QuarterlyReport
from kith.work.performance.operations.reports import title_of
from kith.work.performance.periods import named
from kith.work.performance.reports.card import Card, card_from, handling_of
from kith.work.performance.reports.changes import Changed
from kith.work.performance.reports.paper import About

At = Callable[..., str]
QUARTERLY = Frequency.QUARTERLY


@dataclass(frozen=True)
class ReportLine:
    """One report in the list."""

    period: str
    url: str
    group: str
    issue: str
    frozen: str


def report_lines(reports: Iterable[QuarterlyReport], at: At) -> list[ReportLine]:
    """Return the reports as the list shows them; from the second issue on each says which it is."""
    return [
        ReportLine(
            period=named(one.period_from, QUARTERLY),
            url=at("performance:report", one.public_id),
            group=one.group.name,
            issue=f"Issue {one.issue}: {one.because}" if one.issue > 1 else "",
            frozen=f"{long_date(one.frozen_on)}, {one.frozen_by}",
        )
        for one in reports
    ]


@dataclass(frozen=True)
class OpenQuarter:
    """A quarter of a group that is over and has no report yet."""

    group: str
    period: str
    url: str
    """Where it is frozen; empty for who may not."""


def open_quarters(
    groups: Iterable[Group],
    quarters: Iterable[date],
    reports: Sequence[QuarterlyReport],
    at: At,
    *,
    may: bool,
) -> list[OpenQuarter]:
    """Return the quarters without a report, group by group, the latest first."""
    there = {(one.group_id, one.period_from) for one in reports}
    quarters = list(quarters)
    return [
        OpenQuarter(
            group.name,
            named(quarter, QUARTERLY),
            at("performance:freeze", group.public_id, quarter.isoformat()) if may else "",
        )
        for group in groups
        for quarter in quarters
        if (group.pk, quarter) not in there
    ]


def card_in(report: QuarterlyReport) -> Card:
    """Return the scorecard as it was frozen."""
    return card_from(report.content["lines"])


def words_in(report: QuarterlyReport) -> dict[str, str]:
    """Return what was written of each priority, by its id."""
    return {one["ident"]: one["words"] for one in report.content["priorities"]}


def frozen_words(report: QuarterlyReport) -> str:
    """Return when a report was frozen and by whom, in a sentence."""
    return f"Frozen on {long_date(report.frozen_on)} by {report.frozen_by}."


def about_report(report: QuarterlyReport, sample: str) -> About:
    """Return what stands around a report on paper; nothing in it was learnt after the report was frozen."""
    again = (f"Issue {report.issue}: {report.because}",) if report.issue > 1 else ()
    return About(
        title=title_of(report),
        author=report.content["partnership"],
        caption=frozen_words(report),
        sample=sample,
        commentary=report.content["commentary"],
        handling=handling_of(card_in(report)),
        words=words_in(report),
        notes=(*again, f"Fingerprint of what was frozen (SHA-256): {report.sha256}"),
    )


@dataclass(frozen=True)
class ChangedLine:
    """Something that stands otherwise today, with the page of its indicator."""

    changed: Changed
    url: str


def changed_lines(found: Iterable[Changed], at: At) -> list[ChangedLine]:
    """Return what has changed with the addresses of the indicators."""
    return [ChangedLine(one, at("performance:indicator", one.ident)) for one in found]
