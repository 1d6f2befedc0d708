"""The promises for which this room holds the evidence: referrals answered, notifications and reports in time.

A year back from the day is looked at. A case that was withdrawn counts nowhere. Findings count cases and name
none: whoever may see a line of the register finds it there. A case whose days the calendar
doesn’t know is not counted, and a finding says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Min
from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.ground import Ground
from kith.work.reviews.deadlines import NOTIFICATION, RAPID_REVIEW_RULES, due_if_counted
from kith.work.reviews.enums import CaseState, Origin
from kith.work.reviews.models import Case

REFERRALS, NOTIFICATIONS, RAPID_REVIEWS, REPORTS, SCRUTINY = (
    "review-referrals",
    "notifications",
    "rapid-reviews",
    "panel-reports",
    "scrutiny-of-reviews",
)
A_YEAR = timedelta(days=365)
IN_TIME = "Missed while one is late or was late during the past year, and due while one runs."
WORDS = {
    REFERRALS: "Each referral of the past year was decided, with reasons, within the five working days that "
    "a notification has. " + IN_TIME,
    NOTIFICATIONS: "Each notification of the past year went to the Panel within five working days of the day "
    "on which the local authority became aware. " + IN_TIME,
    RAPID_REVIEWS: "Each rapid review of the past year was done within 15 working days. " + IN_TIME,
    REPORTS: "The report of each rapid review of the past year went to the Panel within 15 working days. "
    + IN_TIME,
    SCRUTINY: "An independent person commented on a decision of the past year. At risk while none was looked "
    "at. Not yet due while nothing was decided.",
}


@dataclass(frozen=True)
class Dated:
    """The days of one case, without its reference."""

    origin: str
    aware_on: date
    received_on: date
    decided_on: date | None
    sent_on: date | None
    started_on: date | None
    starts_with: str | None
    reported_on: date | None
    scrutinised_on: date | None


@dataclass(frozen=True)
class Facts:
    """All that these promises are judged by."""

    partnership: str
    cases: Sequence[Dated]


def gather(ground: Ground) -> Facts:
    """Return the days of a partnership’s cases, and nothing of what they hold. One query."""
    if "reviews" not in ground.gathered:
        rows = Case.objects.filter(partnership=ground.partnership).exclude(state=CaseState.WITHDRAWN)
        rows = rows.order_by("received_on", "reference")
        rows = rows.annotate(scrutinised_on=Min("scrutiny__made_on"))
        columns = ("origin", "aware_on", "received_on", "decided_on", "sent_on")
        review = ("rapid_review__started_on", "rapid_review__starts_with", "rapid_review__sent_on")
        found = [Dated(*row) for row in rows.values_list(*columns, *review, "scrutinised_on")]
        ground.gathered["reviews"] = Facts(ground.partnership.key, found)
    facts: Facts = ground.gathered["reviews"]
    return facts


@dataclass(frozen=True)
class Clocked:
    """What is due of one case by when, and when it was done; without a due day where it is not counted."""

    due_on: date | None
    done_on: date | None


def _referral(case: Dated) -> Clocked | None:
    if case.origin != Origin.REFERRAL:
        return None
    return Clocked(due_if_counted(NOTIFICATION, case.received_on), case.decided_on)


def _notification(case: Dated) -> Clocked | None:
    if case.decided_on and case.sent_on is None:
        return None  # decided, with reasons, not to notify
    return Clocked(due_if_counted(NOTIFICATION, case.aware_on), case.sent_on)


def _report(case: Dated) -> Clocked | None:
    if case.started_on is None:
        return None
    rule = next(rule for rule in RAPID_REVIEW_RULES if rule.starts_with == case.starts_with)
    return Clocked(due_if_counted(rule.deadline, case.started_on), case.reported_on)


def judged_by(clock: Callable[[Dated], Clocked | None], what: str) -> Callable[[Any, date, Facts], Finding]:
    """Return the judge of one kind of promise, by the clock that it reads."""

    def judge(_duty: Any, day: date, facts: Facts) -> Finding:
        where = (Evidence("Register of reviews", reverse("reviews:register", args=(facts.partnership,))),)
        known = [case for case in facts.cases if day - A_YEAR < case.received_on <= day]
        clocked = [one for case in known if (one := clock(case))]
        return _finding(clocked, day, what, where)

    return judge


def _finding(clocked: Sequence[Clocked], day: date, what: str, where: tuple[Evidence, ...]) -> Finding:
    if not clocked:
        return Finding(Standing.NOT_YET_DUE, f"No {what} in the past year.", evidence=where)
    dated = [(one.due_on, one.done_on) for one in clocked if one.due_on]
    not_counted = _counted(
        clocked[len(dated) :],
        "is not counted, since the calendar lacks its days",
        "are not counted, since the calendar lacks their days",
    )
    standing, words, next_on = _told(dated, day)
    return Finding(standing, " ".join(filter(None, (words, not_counted))), next_on, where)


def _told(dated: Sequence[tuple[date, date | None]], day: date) -> tuple[Standing, str, date | None]:
    """Return how the cases stand together, in words that name none, and the next day of those that run."""
    if not dated:
        return Standing.NOT_STATED, "", None
    running = [due for due, done in dated if done is None or done > day]
    late_now = [due for due in running if day > due]
    done_late = [due for due, done in dated if done and due < done <= day]
    if late_now or done_late:
        told = (_counted(late_now, "is late", "are late"), _counted(done_late, "was late", "were late"))
        return Standing.MISSED, " ".join(filter(None, told)), None
    if running:
        others = " The others were in time." if len(running) < len(dated) else ""
        return Standing.DUE, f"{_counted(running, 'runs', 'run')}{others}", min(running)
    return Standing.MET, f"{len(dated)} of {len(dated)} in time during the past year.", None


def _counted(rows: Sequence[object], one: str, many: str) -> str:
    """Return *1 case is late.* or *2 cases are late.*; empty for none."""
    if not rows:
        return ""
    return f"1 case {one}." if len(rows) == 1 else f"{len(rows)} cases {many}."


def scrutinised(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether an independent person looked at the decisions of the past year (L47, L48)."""
    where = (Evidence("Register of reviews", reverse("reviews:register", args=(facts.partnership,))),)
    decided = [one for one in facts.cases if one.decided_on and day - A_YEAR < one.decided_on <= day]
    if not decided:
        return Finding(Standing.NOT_YET_DUE, "Nothing was decided in the past year.", evidence=where)
    looked_at = [one for one in decided if one.scrutinised_on and one.scrutinised_on <= day]
    words = (
        f"An independent person commented on {len(looked_at)} of {len(decided)} decisions of the past year."
    )
    return Finding(Standing.MET if looked_at else Standing.AT_RISK, words, evidence=where)


SOURCE = DutySource(
    room="reviews",
    gather=gather,
    assess={
        REFERRALS: judged_by(_referral, "referral"),
        NOTIFICATIONS: judged_by(_notification, "notification"),
        RAPID_REVIEWS: judged_by(_report, "rapid review"),
        REPORTS: judged_by(_report, "rapid review"),
        SCRUTINY: scrutinised,
    },
    words=WORDS,
)
