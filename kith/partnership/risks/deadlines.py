"""By when a group answers an issue, and when a risk is looked at again. Pure functions.

An issue is answered by the group’s next meeting: the first one held on or after the day on which the group
was asked (clause K35 of the Knowsley arrangements). The day of the meeting counts. A meeting that
is planned, and one that was cancelled, does not make an issue late.
"""

from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.base.kernel.working_days import add_working_days
from kith.base.ui.dates import long_date

SOON = 10
"""A review is due soon from ten working days before its day (Kith’s own choice: two weeks of work)."""


def answer_stands(
    met_on: date | None, meets_on: date | None, answered_on: date | None, today: date
) -> Finding:
    """Return how the answer to an issue stands at the end of a day, and why.

    `met_on` is the first meeting held since the group was asked, `meets_on` the next one that is planned.
    """
    if answered_on is not None and answered_on <= today:
        return _answered(met_on, answered_on)
    if met_on is not None and met_on < today:
        return Finding(Standing.MISSED, f"Unanswered after the meeting of {long_date(met_on)}.", met_on)
    if today in (met_on, meets_on):
        return Finding(Standing.DUE, "The group meets today: its answer is due.", today)
    if meets_on is None or meets_on < today:
        words = "The group has no meeting planned by which to answer."
        return Finding(Standing.AT_RISK, words)
    return Finding(Standing.NOT_YET_DUE, f"To be answered by the meeting of {long_date(meets_on)}.", meets_on)


def _answered(met_on: date | None, answered_on: date) -> Finding:
    if met_on is None or answered_on <= met_on:
        return Finding(Standing.MET, f"Answered on {long_date(answered_on)}.", met_on)
    words = f"Answered on {long_date(answered_on)}, after the meeting of {long_date(met_on)}."
    return Finding(Standing.MISSED, words, met_on)


def review_stands(review_on: date, today: date) -> Finding:
    """Return how the review of a live risk stands at the end of a day, and why. The day itself is in time."""
    if today > review_on:
        return Finding(Standing.MISSED, f"Review overdue since {long_date(review_on)}.", review_on)
    if today == review_on:
        return Finding(Standing.DUE, "Review due today.", review_on)
    if review_on <= soon_until(today):
        return Finding(Standing.DUE, f"Review due on {long_date(review_on)}.", review_on)
    return Finding(Standing.NOT_YET_DUE, f"Next review on {long_date(review_on)}.", review_on)


def soon_until(today: date) -> date:
    """Return the last day of a review that counts as soon."""
    return add_working_days(today, SOON)
