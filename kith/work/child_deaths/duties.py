"""The promise for which the log is the evidence: each side answers the concerns of the other (L52).

A year back from the day is looked at. Findings count concerns and name none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from kith.base.kernel.standings import DutySource, Evidence, Finding, Standing
from kith.partnership.arrangements.ground import Ground
from kith.work.child_deaths.deadlines import Dated, next_due, standing_of
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.panel import KIND_OF_PROMISE

A_YEAR = timedelta(days=365)
WORDS = {
    KIND_OF_PROMISE: "Every safeguarding concern of the past year, to the panel or from it, was acknowledged "
    "and has an outcome. Missed while one is overdue, by the times that the partnership itself chose; due "
    "while one waits. Not yet due where there was none."
}


@dataclass(frozen=True)
class Facts:
    """All that the promise is judged by."""

    partnership: str
    concerns: Sequence[Dated]


def gather(ground: Ground) -> Facts:
    """Return the days of a partnership’s concerns, and nothing of what they say. One query."""
    if "child_deaths" not in ground.gathered:
        rows = SafeguardingConcern.objects.filter(partnership=ground.partnership).values_list(
            "direction",
            "sent_on",
            "received_on",
            "acknowledge_due_on",
            "answer_due_on",
            "acknowledged_on",
            "answered_on",
        )
        found = [
            Dated(way, came or sent, first, last, acknowledged_on, answered_on)
            for way, sent, came, first, last, acknowledged_on, answered_on in rows.order_by("sent_on", "pk")
        ]
        ground.gathered["child_deaths"] = Facts(ground.partnership.key, found)
    facts: Facts = ground.gathered["child_deaths"]
    return facts


def answered(_duty: Any, day: date, facts: Facts) -> Finding:
    """Judge whether the concerns of the past year were answered."""
    where = (Evidence("Child death review link", reverse("child_deaths:link", args=(facts.partnership,))),)
    known = [one for one in facts.concerns if day - A_YEAR < one.started_on <= day]
    if not known:
        return Finding(Standing.NOT_YET_DUE, "No concern either way in the past year.", evidence=where)
    of_all = f"of {len(known)} {'concern' if len(known) == 1 else 'concerns'} of the past year"
    found = [(one, standing_of(one, day).standing) for one in known]
    overdue = sum(1 for _one, standing in found if standing == Standing.MISSED)
    if overdue:
        words = f"{overdue} {of_all} {'is' if overdue == 1 else 'are'} overdue."
        return Finding(Standing.MISSED, words, evidence=where)
    waiting = [next_due(one.as_on(day)) for one, standing in found if standing != Standing.MET]
    if waiting:
        words = f"{len(waiting)} {of_all} {'waits' if len(waiting) == 1 else 'wait'} for an answer."
        return Finding(Standing.DUE, words, min(waiting), where)
    return Finding(Standing.MET, f"{len(known)} {of_all} answered.", evidence=where)


SOURCE = DutySource(room="child_deaths", gather=gather, assess={KIND_OF_PROMISE: answered}, words=WORDS)
