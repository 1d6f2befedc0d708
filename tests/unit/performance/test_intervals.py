"""Intervals and limits, beside worked examples of the literature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.work.performance.intervals import (
    FAR,
    USUAL,
    around_percentage,
    around_rate,
    of_count,
    of_percentage,
    reach,
)


@pytest.mark.parametrize(
    ("above", "below", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_percentages_agree_with_the_examples_of_newcombe(above, below, low, high):
    """Method 3 of table I in Newcombe, Statistics in Medicine 17 (1998)."""
    found = of_percentage(above, below)
    assert found == pytest.approx((low, high), abs=0.006)


@pytest.mark.parametrize(("count", "low", "high"), [(1, 0.01, 5.57), (10, 4.79, 18.39), (50, 37.11, 65.92)])
def test_counts_agree_with_the_exact_limits_of_poisson(count, low, high):
    found = of_count(count)
    assert found[0] == pytest.approx(low, abs=0.03)
    assert found[1] == pytest.approx(high, abs=0.06)


def test_the_shares_are_those_of_two_and_three_standard_deviations():
    assert reach(USUAL) == pytest.approx(1.96, abs=0.001)
    assert reach(FAR) == pytest.approx(3.09, abs=0.001)


@given(st.floats(1, 99), st.integers(1, 10_000))
def test_limits_narrow_as_parts_grow_and_hold_the_whole(whole, size):
    for share in (USUAL, FAR):
        low, high = around_percentage(whole, size, share)
        assert 0 <= low <= whole <= high <= 100
        wider = around_percentage(whole, size / 2, share)
        assert wider[0] <= low
        assert wider[1] >= high
        rate = around_rate(whole, size, share)
        assert rate[0] <= whole <= rate[1]


@given(st.integers(1, 5_000).flatmap(lambda below: st.tuples(st.integers(0, below), st.just(below))))
def test_an_interval_holds_its_percentage(counts):
    above, below = counts
    low, high = of_percentage(above, below)
    assert -1e-9 <= low <= 100 * above / below + 1e-9
    assert 100 * above / below - 1e-9 <= high <= 100 + 1e-9
