"""How sums of money are said and read. A sum is a Decimal in pounds, with at most two places."""

import re
from decimal import Decimal

NONE = Decimal("0.00")
MOST = Decimal("999999999.99")
"""The largest sum that is kept."""
WRITTEN = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?", re.ASCII)


def pounds(sum_: Decimal) -> str:
    """Return a sum as £12,500, or as £12,500.50 where there are pence; a sum below nought as −£5."""
    kept = abs(sum_).quantize(NONE)
    words = f"£{kept:,.0f}" if kept == kept.to_integral_value() else f"£{kept:,.2f}"
    return f"−{words}" if sum_ < 0 else words


def read_pounds(text: str) -> Decimal | None:
    """Return the sum that somebody wrote, such as `12500`, `12,500.50` or `£12,500`; None when it is none."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    return Decimal(found[1].replace(",", "") + (found[2] or "")).quantize(NONE)


def share(part: Decimal, whole: Decimal) -> int:
    """Return a part of a whole in per cent, rounded to the nearest; nought where the whole is nought."""
    return int((part * 100 / whole).to_integral_value()) if whole else 0
