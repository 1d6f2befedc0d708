"""The kind of promise for which emerging issues are the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, F, QuerySet, Value

from kith.base.kernel.standings import DutySource, Finding, Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.duties.evidence import of_page
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.words import count_of
from kith.partnership.risks.enums import IssueState
from kith.partnership.risks.models import Issue, IssueAnswer
from kith.partnership.risks.queries.due import met_since
from kith.partnership.risks.queries.issues import KIND

JUDGED = timedelta(days=365)
"""How long a late answer counts (Kith’s own choice: a year)."""
WORDS = {
    KIND: "Every issue put to the group was answered by its next meeting, and so was every one that it "
    "passed on, by the next meeting of the group that it went to. Missed while one is unanswered after that, "
    "at risk where one was answered after it within the last year. Closed issues are not judged, since the "
    "board shows to all how a promise stands.",
}


@dataclass(frozen=True)
class Asked:
    """One group that was asked one issue."""

    issue: int
    title: str
    group: int
    asked_on: date
    met_on: date | None
    """The first meeting that the group held since, by which the answer is due."""
    answered_on: date | None

    def is_late_on(self, day: date) -> bool:
        """Return whether the meeting has passed at the end of a day without an answer in time."""
        in_time = self.answered_on is not None and self.met_on and self.answered_on <= self.met_on
        return self.met_on is not None and self.met_on < day and not in_time

    def is_open_on(self, day: date) -> bool:
        """Return whether no answer was there at the end of a day."""
        return self.asked_on <= day and (self.answered_on is None or self.answered_on > day)


Facts = tuple[Ground, tuple[Asked, ...]]


def gather(ground: Ground) -> Facts:
    """Return every open issue that a partnership’s groups were asked, of all time. One query."""
    if "risks" not in ground.gathered:
        ground.gathered["risks"] = tuple(Asked(*row) for row in _rows(ground.partnership.pk))
    return ground, ground.gathered["risks"]


def _rows(home: int) -> Iterable[Any]:
    here = {"issue__partnership": home, "issue__is_closed": False}
    answers = IssueAnswer.objects.filter(**here).annotate(met=met_since())
    names = ("issue_id", "issue__title", "group_id", "asked_on", "met", "answered_on")
    given = answers.order_by().values_list(*names)
    still = Issue.objects.filter(partnership=home, is_closed=False, state=IssueState.WAITING)
    return given.union(_unanswered(still), all=True)


def _unanswered(rows: QuerySet[Issue]) -> Any:
    nothing = Value(None, output_field=DateField())
    found = rows.annotate(issue=F("pk"), met=met_since(), answered=nothing)
    return found.order_by().values_list("issue", "title", "group_id", "asked_on", "met", "answered")


def issues_answered(duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the issues put to a group were answered by its next meeting (K35)."""
    ground, asked = facts
    where = of_page(ground, "risks:issues", "Emerging issues")
    mine = [one for one in _of(duty, ground, asked) if one.asked_on <= day]
    if not mine:
        return Finding(Standing.NOT_YET_DUE, "No issue is on record yet.", evidence=where)
    silent = [one for one in mine if one.is_open_on(day) and one.is_late_on(day)]
    if silent:
        words = "; ".join(f"{one.title} (meeting of {long_date(one.met_on)})" for one in silent if one.met_on)
        return Finding(Standing.MISSED, f"Unanswered after the next meeting: {words}.", evidence=where)
    late = [one for one in mine if one.is_late_on(day) and one.met_on and one.met_on > day - JUDGED]
    if late:
        words = "; ".join(one.title for one in late)
        return Finding(Standing.AT_RISK, f"Answered after the next meeting: {words}.", evidence=where)
    return _in_time(mine, day, where)


def _of(duty: Any, ground: Ground, asked: tuple[Asked, ...]) -> Iterable[Asked]:
    """Return what a promise is about: issues once put to its group, wherever they went; or all."""
    if not duty.group:
        return asked
    pk = next((g.pk for g in ground.groups if g.key == duty.group and g.partnership_id == _home(ground)), 0)
    issues = {one.issue for one in asked if one.group == pk}
    return [one for one in asked if one.issue in issues]


def _home(ground: Ground) -> int:
    return ground.partnership.pk


def _in_time(mine: list[Asked], day: date, where: tuple[Any, ...]) -> Finding:
    still = [one for one in mine if one.is_open_on(day)]
    if any(one.met_on == day for one in still):
        words = f"{count_of(len(still), 'issue')} to be answered; the group meets today."
        return Finding(Standing.DUE, words, day, where)
    done = count_of(len(mine) - len(still), "answer")
    words = f"{done} by the next meeting, {len(still)} not due yet."
    return Finding(Standing.MET if len(mine) > len(still) else Standing.NOT_YET_DUE, words, evidence=where)


SOURCE = DutySource(room="risks", gather=gather, assess={KIND: issues_answered}, words=WORDS)
