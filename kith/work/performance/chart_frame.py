"""The frame of a control chart: where periods and values stand on it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 58, 18, 20, 64
PLOT = WIDTH - LEFT - RIGHT
TICKS = 4
MOST_LABELS = 6
QUIET = "app-svg-text app-svg-text--quiet"


@dataclass(frozen=True)
class Frame:
    """Where periods and values stand on a chart."""

    first: date
    length: int
    """Months in a period."""
    periods: int
    lowest: float
    highest: float

    def x(self, period: date) -> float:
        """Return how far from the left a period stands."""
        months = (period.year - self.first.year) * 12 + period.month - self.first.month
        return LEFT + PLOT * (months / self.length + 0.5) / self.periods

    def y(self, value: Decimal) -> float:
        """Return how far from the top a value stands."""
        share = (float(value) - self.lowest) / (self.highest - self.lowest)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    @property
    def half(self) -> float:
        """Return half the width of a period."""
        return PLOT / self.periods / 2
