"""Freezing a group’s scorecard of a quarter, with what it means, as a report that nobody changes again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.enums import Frequency
from kith.work.performance.models import QuarterlyReport
from kith.work.performance.models.reports import fingerprint
from kith.work.performance.periods import containing, last_day, named
from kith.work.performance.queries.reports import card_of_quarter
from kith.work.performance.recording import refuse_unless_of_the_unit
from kith.work.performance.reports.card import Card, plain_lines

KIND = "quarterly-report"
QUARTERLY = Frequency.QUARTERLY


def about_report(report: QuarterlyReport) -> Subject:
    """Return a report as the trail and agendas refer to it."""
    return Subject(KIND, report.public_id, title_of(report))


def title_of(report: QuarterlyReport) -> str:
    """Return what a report is called; from the second issue on it says which."""
    again = f", issue {report.issue}" if report.issue > 1 else ""
    return f"{report.content['title']}{again}"


@transaction.atomic
def freeze_scorecard(
    *,
    partnership: Partnership,
    group: Group,
    quarter: date,
    commentary: str,
    by: Actor,
    on: date,
    of_priorities: Mapping[str, str] | None = None,
    because: str = "",
) -> QuarterlyReport:
    """Freeze a group’s scorecard of a quarter with the commentary on it (K32).

    `quarter` is its first day; `of_priorities` what is written of each priority, by its public id. Figures,
    marks, sentences, targets, comments and challenges are kept as they are on the day. A report that is
    frozen again is the next issue and takes `because`; the one before stays. Raises Refused for others than
    the business unit, before the quarter is over, without commentary, without a reason for a later issue,
    and where the group watched no indicator.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    _refuse_quarter(quarter, on)
    if not commentary.strip():
        raise Refused("Write what the quarter’s figures mean.", field="commentary")
    issue = _next_issue(partnership, group, quarter)
    if issue > 1 and not because.strip():
        raise Refused("Say why the report is frozen again.", field="because")
    card = card_of_quarter(partnership, group, quarter, on)
    if not card.lines:
        raise Refused("The group watched no indicator in that quarter.")
    content = _content(partnership, group, quarter, card) | {
        "commentary": commentary.strip(),
        "priorities": _written(card, of_priorities or {}),
    }
    report = QuarterlyReport.objects.create(
        partnership=partnership,
        group=group,
        period_from=quarter,
        issue=issue,
        because=because.strip() if issue > 1 else "",
        content=content,
        sha256=fingerprint(content),
        frozen_on=on,
        frozen_at=now(),
        frozen_by=by.name,
    )
    _record(report, by)
    return report


def _refuse_quarter(quarter: date, on: date) -> None:
    if containing(quarter, QUARTERLY) != quarter:
        raise Refused("A quarter begins on the first of April, July, October or January.", field="quarter")
    if last_day(quarter, QUARTERLY) >= on:
        raise Refused("That quarter is not over yet.", field="quarter")


def _next_issue(partnership: Partnership, group: Group, quarter: date) -> int:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    same = QuarterlyReport.objects.filter(partnership=partnership, group=group, period_from=quarter)
    return (same.aggregate(last=Max("issue"))["last"] or 0) + 1


def _content(partnership: Partnership, group: Group, quarter: date, card: Card) -> dict[str, Any]:
    period = named(quarter, QUARTERLY)
    return {
        "title": f"Scorecard of {group.name}, {period}",
        "partnership": partnership.name,
        "group": group.name,
        "period": period,
        "counts": card.counts,
        "lines": plain_lines(card),
    }


def _written(card: Card, words: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what was written of the priorities on the card, in the order of the sections."""
    names = {section.ident: section.name for section in card.sections("priority")}
    return [
        {"ident": ident, "name": name, "words": words[ident].strip()}
        for ident, name in names.items()
        if words.get(ident, "").strip()
    ]


def _record(report: QuarterlyReport, by: Actor) -> None:
    new = {
        "sha256": report.sha256,
        "issue": report.issue,
        "period_from": str(report.period_from),
        "indicators": len(report.content["lines"]),
    }
    record_change(
        by=by,
        deed="froze scorecard",
        subject=about_report(report),
        new=new,
        reason=report.because,
        partnership=report.partnership.key,
    )
