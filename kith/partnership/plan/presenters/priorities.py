"""What the pages about priorities say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.plan.colours import colour_on, movement
from kith.partnership.plan.models import Priority, PriorityLead
from kith.partnership.plan.presenters.one import colour_words, silence
from kith.partnership.plan.progressing import Planned
from kith.partnership.plan.queries import leads_on

At = Callable[..., str]


@dataclass(frozen=True)
class Line:
    """One priority in the list."""

    name: str
    url: str
    runs: str
    leads: str
    mark: Standing
    colour: str
    """The colour with its movement, in words."""
    says: str
    """Why it stands so."""
    updated: str
    silent: tuple[str, ...]
    """Who gave no update, by name."""


def lines_of(priorities: Sequence[Priority], plan: Sequence[Planned], today: date, at: At) -> list[Line]:
    """Return the priorities that have not ended, then those that have, each with its leads and colour."""
    shown = sorted(priorities, key=lambda p: (p.held_to is not None and p.held_to < today, p.name))
    planned = {one.pk: one for one in plan}
    return [_line(p, planned[p.pk], today, at("plan:priority", p.public_id)) for p in shown]


def _line(priority: Priority, planned: Planned, today: date, url: str) -> Line:
    leads = ", ".join(lead_words(lead) for lead in leads_on(priority, today))
    when, said = runs(priority.held_from, priority.held_to), planned.last_said(today)
    updated = long_date(said.on) if said else "None yet"
    if priority.held_to is not None and priority.held_to < today:
        return Line(priority.name, url, when, leads, Standing.NOT_YET_DUE, "Ended.", "", updated, ())
    shown = colour_on(planned, today)
    colour = colour_words(shown, movement(planned, planned.last_held(today), today))
    silent = tuple(silence(planned, today))
    return Line(priority.name, url, when, leads, shown.mark, colour, shown.why, updated, silent)


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
