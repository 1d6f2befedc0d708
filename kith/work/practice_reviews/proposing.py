"""What stands in the form of a commission at first, from what the case holds: a proposal to change."""

from collections.abc import Sequence
from datetime import date

from kith.base.kernel.deadlines import said
from kith.work.practice_reviews.enums import Kind
from kith.work.reviews.models import Case
from kith.work.reviews.running import review_of

LINES = (
    "What did each service know of {child}’s days, and when?",
    "Where did what one service knew not reach another?",
    "What helped the people who worked with the family, and what stood in their way?",
)


def proposed_reason(case: Case, kind: Kind) -> str:
    """Return why the review is commissioned, as the report or the decision says it."""
    rapid = review_of(case)
    if kind == Kind.LOCAL and rapid:
        return rapid.reconsidered_because or rapid.because
    return "The criteria are not met, and there is something to learn all the same."


def proposed_terms(case: Case, agencies: Sequence[str]) -> str:
    """Return terms of reference by code: whom, which time, which agencies, and how."""
    until = f"up to {said(case.incident_on)}" if case.incident_on else f"up to {said(case.aware_on)}"
    whom = f"The review looks at what services did for {case.child} {until}."
    who = f"Agencies: {', '.join(agencies)}." if agencies else "Agencies: to be named by the panel."
    how = "It reads what agencies hold, hears practitioners, and offers the family to take part."
    return f"{whom}\n{who}\n{how}"


def proposed_lines(case: Case) -> str:
    """Return key lines of enquiry: three for any case, and what the rapid review left to learn."""
    found = [line.format(child=case.child) for line in LINES]
    rapid = review_of(case)
    if rapid and rapid.learning_next:
        found += [line for line in rapid.learning_next.splitlines() if line.strip()]
    return "\n".join(found)


def decided_on(case: Case, today: date, signed: Sequence[date]) -> date:
    """Return the day of the partners’ decision: the day on which they changed it, else the last signature
    under the report, else the day it was sent, else today."""
    rapid = review_of(case)
    if rapid and rapid.reconsidered_on and rapid.reconsidered != rapid.recommends:
        return rapid.reconsidered_on
    if signed:
        return max(signed)
    return rapid.sent_on if rapid and rapid.sent_on else today
