"""The frame of a control chart: where periods and values stand on it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor, log10

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 58, 18, 20, 64
PLOT = WIDTH - LEFT - RIGHT
TICKS = 4
MOST_LABELS = 6
QUIET = "app-svg-text app-svg-text--quiet"


def round_step(span: float) -> float:
    """Return the round number, 1, 2 or 5 with noughts, that parts a span in about TICKS steps."""
    rough = span / TICKS
    power = 10.0 ** floor(log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough * 0.999)


@dataclass(frozen=True)
class Frame:
    """Where periods and values stand on a chart."""

    first: date
    length: int
    """Months in a period."""
    periods: int
    lowest: float
    highest: float
    step: float = 1
    """How far apart the numbers along the figures are."""

    @property
    def ticks(self) -> list[Decimal]:
        """Return the round numbers along the figures, the lowest first."""
        step = Decimal(str(self.step))
        first, last = round(self.lowest / self.step), round(self.highest / self.step)
        return [step * number for number in range(first, last + 1)]

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
