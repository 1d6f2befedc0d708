"""Scores of risks: likelihood times impact on a grid of five by five, and the bands that they fall in.

The words and bands are those of *A risk matrix for risk managers* (National Patient Safety Agency, January
2008), which the NHS uses: low 1–3, moderate 4–6, high 8–12, extreme 15–25. Pure functions.
"""

from dataclasses import dataclass
from enum import StrEnum

from kith.partnership.risks.enums import Impact, Likelihood


class Band(StrEnum):
    """How a score is called, lowest first."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def label(self) -> str:
        """Return the word on the page."""
        return self.value.capitalize()

    @property
    def tone(self) -> str:
        """Return the tone of its tag, beside which the word always stands."""
        return {"low": "good", "moderate": "plain", "high": "warn", "extreme": "bad"}[self.value]


UP_TO = ((3, Band.LOW), (6, Band.MODERATE), (12, Band.HIGH), (25, Band.EXTREME))
"""The highest score of each band."""


def band_of(score: int) -> Band:
    """Return the band of a score from 1 to 25."""
    return next(band for most, band in UP_TO if score <= most)


@dataclass(frozen=True)
class Scored:
    """One cell of the grid: how likely, and how much it would matter."""

    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """Return the score, from 1 to 25."""
        return self.likelihood * self.impact

    @property
    def band(self) -> Band:
        """Return the band that the score falls in."""
        return band_of(self.score)

    @property
    def says(self) -> str:
        """Return the score in words: *12, high: likely (4) × moderate (3)*."""
        likely, matters = Likelihood(self.likelihood), Impact(self.impact)
        return (
            f"{self.score}, {self.band}: {likely.label.lower()} ({likely}) × {matters.label.lower()} "
            f"({int(matters)})"
        )


def trend(scores: list[int]) -> str:
    """Return how the last of some scores in the order of time compares with the one before it, in words."""
    if len(scores) < 2:
        return "Scored once"
    before, last = scores[-2:]
    if last == before:
        return f"Unchanged at {last}"
    return f"{'Up' if last > before else 'Down'} from {before} to {last}"
