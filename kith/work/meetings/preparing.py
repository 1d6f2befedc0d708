"""By when a meeting’s agenda is settled, and its drafts and papers are due. Pure functions, working days.

The usual times are practice, not law, and each partnership sets its own.
"""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.working_days import add_working_days
from kith.work.meetings.models.meeting import Timings

DRAFT_BEFORE_PAPER = 5
"""How many working days before a paper its draft is due (Kith’s own choice: a week)."""


@dataclass(frozen=True)
class Preparing:
    """The days that lead up to a meeting."""

    agenda_on: date
    draft_on: date
    papers_on: date


def preparing(meets_on: date, timings: Timings) -> Preparing:
    """Return by when the agenda, drafts and papers of a meeting are due."""
    papers = add_working_days(meets_on, -timings.papers_before) if timings.papers_before else meets_on
    agenda = add_working_days(meets_on, -timings.agenda_before) if timings.agenda_before else meets_on
    return Preparing(agenda, add_working_days(papers, -DRAFT_BEFORE_PAPER), papers)
