"""What pages say of commissions and of reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import late_by
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.enums import CommissionState, ReportState, Slot
from kith.work.meetings.models import AgendaItem, Commission, CommissionStep
from kith.work.meetings.queries.passing import report_due_on

At = Callable[..., str]
WAITS = (CommissionState.ISSUED, CommissionState.ACCEPTED, CommissionState.RETURNED)
"""While nothing is delivered: from the working day after the due day it is late."""


@dataclass(frozen=True)
class CommissionLine:
    """A commission as a list shows it."""

    title: str
    url: str
    from_group: str
    to_group: str
    due_on: date
    mark: Standing
    word: str


def commission_line(one: Commission, today: date, at: At) -> CommissionLine:
    """Return a commission as a list shows it."""
    mark, word = stands(one, today)
    url = at("meetings:commission", one.public_id)
    return CommissionLine(one.title, url, one.from_group.name, one.to_group.name, one.due_on, mark, word)


def is_late(one: Commission, today: date) -> bool:
    """Return whether the day has passed with nothing delivered."""
    return one.state in WAITS and one.due_on < today


def stands(one: Commission, today: date) -> tuple[Standing, str]:
    """Return how a commission stands, with the words for it; late ones say by how much."""
    label = one.get_state_display()
    if is_late(one, today):
        days = late_by(one.due_on, today)
        late = f"late by {count_of(days, 'working day')}" if days else "its day has passed"
        return Standing.MISSED, f"{label}; {late}"
    if one.state == CommissionState.RETURNED:
        return Standing.AT_RISK, label
    if one.state in (CommissionState.DISCHARGED, CommissionState.DELIVERED):
        return Standing.MET, label
    if one.state == CommissionState.WITHDRAWN:
        return Standing.NOT_YET_DUE, label
    return Standing.DUE, label


STEP_WORDS = {
    CommissionState.ISSUED: "Issued",
    CommissionState.ACCEPTED: "Accepted",
    CommissionState.RETURNED: "Returned with a reason",
    CommissionState.DELIVERED: "Delivered",
    CommissionState.DISCHARGED: "Discharged",
    CommissionState.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class StepLine:
    """One thing that happened to a commission."""

    on: date
    what: str
    who: str
    words: str


def step_lines(steps: Sequence[CommissionStep]) -> tuple[StepLine, ...]:
    """Return what happened to a commission, in order; a step that moved nothing tells progress."""
    before, found = "", []
    for step in steps:
        what = STEP_WORDS[CommissionState(step.state)]
        if step.state == before:
            what = "Progress told"
        elif step.state == CommissionState.ISSUED and before:
            what = "Issued again"
        elif step.state == CommissionState.ACCEPTED and before == CommissionState.DELIVERED:
            what = "More asked for"
        found.append(StepLine(step.happened_on, what, step.happened_by, step.words))
        before = step.state
    return tuple(found)


def commission_facts(one: Commission, at: At, *, sees_item: bool) -> list[tuple[str, str]]:
    """Return the facts of a commission; the item at which it was given only where the reader may see it."""
    facts = [
        ("From", one.from_group.name),
        ("To", one.to_group.name),
        ("What is asked", one.brief),
        ("What is to be there at the end", one.product),
        ("Due on", long_date(one.due_on)),
        ("Issued on", f"{long_date(one.issued_on)} by {one.issued_by}"),
    ]
    if one.item and sees_item:
        facts.append(("Given at", one.item.title))
    return facts


@dataclass(frozen=True)
class ReportLine:
    """A report of a group, given or owed, as a list shows it."""

    to_group: str
    day: date
    url: str
    mark: Standing
    word: str


def report_line(item: AgendaItem, today: date, at: At, due_on: date | None = None) -> ReportLine:
    """Return the report at an item as a list shows it; `due_on` spares asking by when it is due."""
    day = item.meeting.meets_on if item.meeting else today
    mark, word = report_stands(item, today, due_on)
    return ReportLine(item.group.name, day, at("meetings:report", item.public_id), mark, word)


def report_lines(items: Sequence[AgendaItem], today: date, at: At) -> dict[str, ReportLine]:
    """Return the reports at the items of an agenda, by the address of the item’s page. At most one query,
    where the items were read with their reports."""
    asked = [item for item in items if item.slot == Slot.REPORT and item.meeting]
    due = report_due_on(asked[0]) if asked else None
    return {at("meetings:item", item.public_id): report_line(item, today, at, due) for item in asked}


def report_stands(item: AgendaItem, today: date, due_on: date | None = None) -> tuple[Standing, str]:
    """Return how the report at an item stands, with the words for it."""
    report = getattr(item, "report", None)
    if report is not None and report.state == ReportState.GIVEN:
        late = item.meeting is not None and report.given_on > item.meeting.meets_on
        words = f"Given on {long_date(report.given_on)}{', after the meeting' if late else ''}"
        return (Standing.AT_RISK if late else Standing.MET), words
    return _awaited(item, today, due_on or report_due_on(item), is_begun=report is not None)


def _awaited(item: AgendaItem, today: date, due: date | None, *, is_begun: bool) -> tuple[Standing, str]:
    """Return how a report stands that is not given: due until papers are, missing after its meeting."""
    word = "Begun, not given" if is_begun else "Not begun"
    if item.meeting is None or due is None or due >= today:
        return Standing.DUE, f"{word}, due {long_date(due)}" if due else word
    missing = word if is_begun else "Missing"
    if item.meeting.meets_on < today:
        return Standing.MISSED, missing
    if item.meeting.agenda_sent_on is not None:
        return Standing.AT_RISK, f"{missing}; the agenda has gone out without it"
    return Standing.AT_RISK, f"{word}; it was due on {long_date(due)}"
