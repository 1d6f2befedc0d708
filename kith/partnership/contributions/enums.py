"""The fixed words of contributions: what an entry of the ledger says."""

from django.db.models import TextChoices


class EntryKind(TextChoices):
    """What an entry of the ledger says."""

    AGREED = "agreed", "Contribution agreed"
    PAID = "paid", "Payment"
    IN_KIND = "in-kind", "Given in kind"
    BUDGET = "budget", "Budget"
    SPENT = "spent", "Spending"
    RESERVE = "reserve", "Reserve at the start"
    DRAWN = "drawn", "Drawn from the reserve"


OF_A_PARTNER = (EntryKind.AGREED, EntryKind.PAID, EntryKind.IN_KIND)
"""What a partner or agency gives."""
OF_A_HEADING = (EntryKind.BUDGET, EntryKind.SPENT)
"""What stands under a heading of the budget."""
ON_A_DAY = (EntryKind.PAID, EntryKind.SPENT, EntryKind.DRAWN)
"""What happened on a day."""

USUAL_HEADINGS = (
    "Staff",
    "Independent scrutiny",
    "Reviews",
    "Training",
    "Young people",
    "Other",
)
"""The headings that are offered until a partnership has its own (practice; no guidance names them)."""
