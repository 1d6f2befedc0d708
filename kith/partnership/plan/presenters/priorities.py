"""What the pages about priorities say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.plan.models import Priority, PriorityLead
from kith.partnership.plan.queries import leads_on

At = Callable[..., str]
NO_LEAD = "Nobody leads it. A priority has a named lead."


@dataclass(frozen=True)
class Line:
    """One priority in the list."""

    name: str
    url: str
    runs: str
    leads: str
    mark: Standing
    says: str
    """Why it stands so; empty while a lead is named."""


def lines_of(priorities: Sequence[Priority], today: date, at: At) -> list[Line]:
    """Return the priorities that have not ended, then those that have, each with its leads."""
    shown = sorted(priorities, key=lambda p: (p.held_to is not None and p.held_to < today, p.name))
    return [_line(priority, today, at("plan:priority", priority.public_id)) for priority in shown]


def _line(priority: Priority, today: date, url: str) -> Line:
    mark, says = standing_of(priority, today)
    leads = ", ".join(lead_words(lead) for lead in leads_on(priority, today))
    return Line(priority.name, url, runs(priority.held_from, priority.held_to), leads, mark, says)


def standing_of(priority: Priority, today: date) -> tuple[Standing, str]:
    """Return how a priority stands on a day, and why in words (K22): without a lead it is red."""
    if priority.held_from > today:
        return Standing.NOT_YET_DUE, f"It begins on {long_date(priority.held_from)}."
    if not priority.holds_on(today):
        return Standing.NOT_YET_DUE, "It has ended."
    return (Standing.MET, "") if leads_on(priority, today) else (Standing.MISSED, NO_LEAD)


def runs(first: date, last: date | None) -> str:
    """Return from when to when something holds, in words."""
    return f"{long_date(first)} to {long_date(last)}" if last else f"From {long_date(first)}"


def lead_words(lead: PriorityLead) -> str:
    """Return who leads, and for which agency."""
    return f"{lead.person.name}, {lead.body.name}" if lead.body else lead.person.name


@dataclass(frozen=True)
class LeadLine:
    """Who leads or led a priority."""

    name: str
    body: str
    runs: str
    because: str
    end_url: str
    """Where it is ended; empty for who has stopped, and for who may not end it."""


def lead_lines(priority: Priority, at: At, *, may: bool) -> list[LeadLine]:
    """Return everybody who leads or led a priority, the latest first."""
    rows = sorted(priority.leads.all(), key=lambda lead: (lead.held_from, lead.pk), reverse=True)
    return [
        LeadLine(
            name=lead.person.name,
            body=lead.body.name if lead.body else "",
            runs=runs(lead.held_from, lead.held_to),
            because=lead.ended_because,
            end_url=at("plan:end_lead", lead.public_id) if may and lead.held_to is None else "",
        )
        for lead in rows
    ]
