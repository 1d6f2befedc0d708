"""The days of a publication: copies ahead of it, six months for it, and a year that it stays. Pure functions.

The figures come from papers about the guidance; each says that it must be confirmed.
"""

from datetime import date

from kith.base.kernel.deadlines import Deadline, Unit, counted, months_after, said
from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import OutsideCalendar, add_working_days, late_by
from kith.work.reviews.deadlines import GUIDANCE

COPIES = Deadline(
    "Copies before publication",
    7,
    Unit.WORKING_DAYS,
    starts="the day the last copy was sent",
    source=GUIDANCE,
    edition="2023",
)
"""Copies go to the Panel and the Secretary of State at least seven working days before publication [M]."""

AVAILABLE = Deadline(
    "Availability",
    12,
    Unit.MONTHS,
    starts="the day of publication",
    source=GUIDANCE,
    edition="2023",
)
"""What is published can be read for at least one year [M]."""


def earliest_publishing(sent_on: date) -> date:
    """Return the first day on which a review may be published whose last copy went out on a day.

    Seven working days lie between them, counted from the day after; what goes out on a weekend or a bank
    holiday counts as sent on the next working day. Raises OutsideCalendar where the calendar lacks the days.
    """
    return COPIES.due_on(add_working_days(sent_on, 0))


def stays_at_least_until(published_on: date) -> date:
    """Return the last day of the year for which a review stays to be read."""
    return AVAILABLE.due_on(published_on)


def published_in_time(due_on: date | None, published_on: date) -> bool | None:
    """Return whether a review was published in time; None where it had no day. The last day counts."""
    return None if due_on is None else published_on <= due_on


def late_words(due_on: date, on: date) -> str:
    """Return *late by 3 working days*, or *late by 2 months (43 working days)*; empty for what is in time."""
    if on <= due_on:
        return ""
    try:
        days = late_by(due_on, on)
    except OutsideCalendar:
        return "late"
    if not days:
        return "late; no working day has passed since"
    months = max(n for n in range((on.year - due_on.year) * 12 + 13) if months_after(due_on, n) <= on)
    working = counted(days, Unit.WORKING_DAYS)
    return f"late by {counted(months, Unit.MONTHS)} ({working})" if months else f"late by {working}"


def publishing_standing(
    due_on: date | None, today: date, published_on: date | None, *, delayed_to: date | None = None
) -> Finding:
    """Return how a review stands against the last day of its six months, in words.

    `delayed_to` is the day of a delay that is on record with its reasons; it is said and excuses nothing.
    """
    if due_on is None:
        return Finding(Standing.NOT_STATED, "No day was set by which it is published.")
    due = f"due on {said(due_on)}"
    if published_on is not None and published_on <= today:
        late = late_words(due_on, published_on)
        mark = Standing.MISSED if late else Standing.MET
        return Finding(
            mark, f"Published on {said(published_on)}, {due}{f', {late}' if late else ''}.", due_on
        )
    put_off = f" Put off to {said(delayed_to)}, with reasons." if delayed_to else ""
    if late := late_words(due_on, today):
        return Finding(Standing.MISSED, f"To be published, {due}, {late}.{put_off}", due_on)
    mark = Standing.DUE if today == due_on else Standing.NOT_YET_DUE
    if delayed_to and delayed_to > due_on:
        mark = Standing.AT_RISK
    return Finding(mark, f"To be published, {due}.{put_off}", due_on)
