"""The clocks of a case: when each starts, how long it runs, and which rule says so. Pure functions.

The figures come from papers about the guidance; each says that it must be confirmed.
"""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.deadlines import Deadline, Unit
from kith.base.kernel.standings import Finding

GUIDANCE = "Working Together to Safeguard Children"

NOTIFICATION = Deadline(
    "Notification",
    5,
    Unit.WORKING_DAYS,
    starts="the day the local authority became aware",
    source=GUIDANCE,
    edition="2023",
)
"""Five working days to notify the Panel and the partners [M]."""

REVIEW = Deadline(
    "Local practice review",
    6,
    Unit.MONTHS,
    starts="the day the partners decided on the review",
    source=GUIDANCE,
    edition="2023",
)
"""Six months to finish and publish a local practice review [M]."""


@dataclass(frozen=True)
class RapidReviewRule:
    """From a day on, which event starts the 15 working days of a rapid review."""

    held_from: date
    starts_with: str
    """`aware` or `sent`."""
    deadline: Deadline


RAPID_REVIEW_RULES = (
    RapidReviewRule(
        date(2018, 7, 1),
        "aware",
        Deadline(
            "Rapid review",
            15,
            Unit.WORKING_DAYS,
            starts="the day the local authority became aware",
            source=GUIDANCE,
            edition="2018",
        ),
    ),
    RapidReviewRule(
        date(2025, 6, 1),
        "sent",
        Deadline(
            "Rapid review",
            15,
            Unit.WORKING_DAYS,
            starts="the day the notification was sent to the Panel",
            source="guidance of the national Panel, June 2025",
            edition="2025",
        ),
    ),
)
"""Which event starts the clock has differed [M]: the rule in force when the notification was sent counts."""


def rapid_review_rule(on: date) -> RapidReviewRule:
    """Return the rule in force on a day; the first one also for days before it."""
    rules = [rule for rule in RAPID_REVIEW_RULES if rule.held_from <= on]
    return rules[-1] if rules else RAPID_REVIEW_RULES[0]


def rapid_review_starts(rule: RapidReviewRule, *, aware_on: date, sent_on: date) -> date:
    """Return the day from which the 15 working days count."""
    return aware_on if rule.starts_with == "aware" else sent_on


def notification_standing(aware_on: date, today: date, sent_on: date | None) -> Finding:
    """Return how the five working days stand, in words (L39)."""
    return NOTIFICATION.standing(aware_on, today, done_on=sent_on)
