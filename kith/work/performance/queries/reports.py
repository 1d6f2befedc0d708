"""Questions about the scorecard of today and of a quarter, and about the reports that were frozen of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Max, Q, QuerySet

from kith.base.trail.models import Entry
from kith.base.trail.public import facts_in
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership, held_on
from kith.work.performance.enums import Frequency, RemarkKind
from kith.work.performance.models import Indicator, QuarterlyReport, Remark
from kith.work.performance.periods import after, containing, last_day
from kith.work.performance.queries.indicators import OUTCOMES_FIRST, indicators_seen_by
from kith.work.performance.queries.measures import planned_by
from kith.work.performance.queries.series import series_of
from kith.work.performance.reports.card import Card
from kith.work.performance.reports.lines import card_of
from kith.work.performance.series import Series

QUARTERLY = Frequency.QUARTERLY
TOLD_BY = ("indicator", "delivery", "priority", "objective")
"""The kinds of record that the scorecard is made from, but for the names that the tide’s facts cover."""


def card_seen_by(membership: Membership, on: date) -> Card:
    """Return the scorecard of the indicators that are kept on a day. Six queries.

    The latest figures of those that they are compared with and what the plan aims at are on it.
    """
    rows = list(indicators_seen_by(membership).filter(held_on(on)))
    return card_of(series_of(rows, on, compared=True), planned=planned_by([one.pk for one in rows], on))


def scorecard_tide(membership: Membership) -> tuple[str, int]:
    """Return what stands for as long as nothing has changed that the scorecard is made from. One query.

    Meetings, actions and other daily work leave it as it is, so that the scorecard need not be drawn anew.
    """
    last = Entry.objects.filter(subject_kind__in=TOLD_BY).order_by().aggregate(last=Max("sequence"))["last"]
    return facts_in(membership.tide), last or 0


def quarters_over(on: date, number: int = 4) -> list[date]:
    """Return the first days of the last quarters that are over on a day, the latest first."""
    running = containing(on, QUARTERLY)
    return [after(running, QUARTERLY, -back) for back in range(1, number + 1)]


def card_of_quarter(partnership: Partnership, group: Group, quarter: date, on: date) -> Card:
    """Return a group’s scorecard at the end of a quarter, by what is known on a day. Seven queries.

    It has the indicators that the group watched on the last day of the quarter, their figures up to then, and
    those of others beside them, the targets that held, and what was said of them.
    """
    return cards_of_quarter(partnership, group, quarter, on)[0]


def cards_of_quarter(partnership: Partnership, group: Group, quarter: date, on: date) -> tuple[Card, Card]:
    """Return a group’s scorecard of a quarter as above, and the same indicators with all figures up to the
    day, as their charts show them. Seven queries."""
    last = last_day(quarter, QUARTERLY)
    rows = Indicator.objects.filter(partnership=partnership, group=group).held_on(last)
    rows = rows.select_related("priority", "group").order_by(OUTCOMES_FIRST, "name")
    whole = series_of(list(rows), on, compared=True)
    found, planned = (
        [up_to(one, last) for one in whole],
        planned_by([one.indicator.pk for one in whole], last),
    )
    return card_of(found, _said_of(found, quarter, on), planned, since=quarter), card_of(whole)


def up_to(series: Series, last: date) -> Series:
    """Return a series with what falls on or before a day; it is late only for a period that had begun."""
    points = tuple(point for point in series.points if point.period_from <= last)
    cut = replace(
        series,
        points=points,
        targets=tuple(target for target in series.targets if target.held_from <= last),
        steps=tuple(step for step in series.steps if step.period_from <= last),
        unstated=tuple(period for period in series.unstated if period <= last),
        compared={whose: point for whose, point in series.compared.items() if point.period_from <= last},
    )
    late = series.late  # by all figures: what came after the quarter is not missing
    cut.__dict__["late"] = late if late and late.period_from <= last else None
    return cut


def _said_of(found: Sequence[Series], quarter: date, on: date) -> Mapping[int, list[Remark]]:
    """Return what was said of the figures of a quarter, or of an indicator as a whole since it began.

    Challenges from before that nobody answered are among them.
    """
    last = last_day(quarter, QUARTERLY)
    about = Q(period_from__range=(quarter, last)) | Q(period_from=None, made_on__range=(quarter, on))
    before = Q(period_from__lt=quarter) | Q(period_from=None, made_on__lt=quarter)
    about |= before & Q(kind=RemarkKind.CHALLENGE, answered_at=None)
    rows = Remark.objects.filter(about, indicator__in=[one.indicator.pk for one in found])
    kept: dict[int, list[Remark]] = {}
    for remark in rows.filter(made_on__lte=on).order_by("made_at", "pk"):
        kept.setdefault(remark.indicator_id, []).append(remark)
    return kept


def reports_seen_by(membership: Membership) -> QuerySet[QuarterlyReport]:
    """Return the quarterly reports that a member may see, the latest first, without what they say."""
    rows = QuarterlyReport.objects.visible_to(membership).select_related("group").defer("content")
    return rows.order_by("-period_from", "group__name", "-issue")


def report_seen_by(membership: Membership, public_id: str) -> QuarterlyReport | None:
    """Return one report that a member may see, or None."""
    rows = QuarterlyReport.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("group", "partnership").first()


def is_frozen(membership: Membership, group: Group, quarter: date) -> bool:
    """Return whether the report of a group for a quarter was frozen before. One query."""
    rows = QuarterlyReport.objects.visible_to(membership)
    return rows.filter(group=group, period_from=quarter).exists()


def later_issue(report: QuarterlyReport) -> QuarterlyReport | None:
    """Return the last issue of the same report, where it is a later one. One query."""
    same = QuarterlyReport.objects.filter(
        partnership=report.partnership_id, group=report.group_id, period_from=report.period_from
    )
    return same.filter(issue__gt=report.issue).defer("content").order_by("-issue").first()


def groups_without_report(membership: Membership, quarter: date) -> list[Group]:
    """Return the groups that watched indicators at a quarter’s end and have no report of it. One query."""
    last = last_day(quarter, QUARTERLY)
    kept = Indicator.objects.visible_to(membership).held_on(last)
    frozen = QuarterlyReport.objects.visible_to(membership).filter(period_from=quarter)
    rows = Group.objects.filter(pk__in=kept.filter(group__isnull=False).values("group"))
    return list(rows.exclude(pk__in=frozen.values("group")).order_by("name"))


def watching_groups(membership: Membership, on: date) -> list[Group]:
    """Return the groups that watch an indicator kept in the last four quarters or today. One query."""
    since = quarters_over(on)[-1]
    kept = Indicator.objects.visible_to(membership).filter(held_from__lte=on)
    kept = kept.filter(Q(held_to__isnull=True) | Q(held_to__gte=since))
    return list(Group.objects.filter(pk__in=kept.values("group")).order_by("name"))
