"""How sure one can be of a percentage or a rate, given how many were counted. Pure.

Percentages: the score interval of Wilson (Journal of the American Statistical Association, 1927). Rates:
Byar's approximation, as Breslow and Day give it (Statistical Methods in Cancer Research, volume 2, 1987).
Limits of a funnel: Spiegelhalter (Statistics in Medicine, 2005), by the normal approximation.
"""

from math import sqrt
from statistics import NormalDist

USUAL, FAR = 0.95, 0.998
"""The shares of chance within the inner and the outer limits of a funnel."""


def reach(share: float) -> float:
    """Return how many standard deviations on either side hold a share of what chance does: 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + share) / 2)


def of_percentage(above: float, below: float, share: float = USUAL) -> tuple[float, float]:
    """Return between which percentages the true one lies, after Wilson. `below` is more than nought."""
    z = reach(share)
    found = above / below
    middle = found + z * z / (2 * below)
    spread = z * sqrt(found * (1 - found) / below + z * z / (4 * below * below))
    whole = 1 + z * z / below
    return max(0.0, 100 * (middle - spread) / whole), min(100.0, 100 * (middle + spread) / whole)


def of_count(count: float, share: float = USUAL) -> tuple[float, float]:
    """Return between which numbers the true mean of a count lies, after Byar."""
    z = reach(share)
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return max(0.0, lower), more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3


def around_percentage(whole: float, below: float, share: float) -> tuple[float, float]:
    """Return between which percentages chance alone would keep a part of this size."""
    spread = reach(share) * sqrt(whole * (100 - whole) / below)
    return max(0.0, whole - spread), min(100.0, whole + spread)


def around_rate(whole: float, expected: float, share: float) -> tuple[float, float]:
    """Return between which rates chance alone would keep a part of which so many were to be expected."""
    spread = reach(share) * whole / sqrt(expected)
    return max(0.0, whole - spread), whole + spread
