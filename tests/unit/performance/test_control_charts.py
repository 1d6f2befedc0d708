"""The rules of control charts, each at its boundary, and against a published worked example."""

from decimal import Decimal
from itertools import pairwise

import pytest

from kith.work.performance.enums import Better
from kith.work.performance.spc import (
    FEWEST,
    RUN,
    Assurance,
    Limits,
    Rule,
    Variation,
    assurance,
    limits_of,
    signals_of,
    stretches,
    variation,
)

# The flow rates of the chart for individuals in the NIST/SEMATECH e-Handbook, section 6.3.2.2.
FLOW = ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]
WIDE = Limits(Decimal(50), Decimal(20), Decimal(80))
"""Limits far apart, with the outer thirds beginning at 30 and 70."""


def numbers(*values) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def rules_at(values, place, limits=WIDE):
    signal = signals_of(numbers(*values), limits)[place]
    return set(signal.rules) if signal else set()


def test_the_limits_agree_with_the_handbooks_example():
    limits = limits_of(numbers(*FLOW))
    assert limits.mean == Decimal("50.81")
    ranges = [abs(b - a) for a, b in pairwise(numbers(*FLOW))]
    assert round(sum(ranges) / len(ranges), 4) == Decimal("1.8778")
    assert (round(limits.lower, 4), round(limits.upper, 4)) == (Decimal("45.8151"), Decimal("55.8049"))


def test_a_point_on_a_limit_is_inside_and_the_next_is_outside():
    assert Rule.OUTSIDE not in rules_at([50, 80, 50], 1)
    assert Rule.OUTSIDE in rules_at([50, "80.0001", 50], 1)
    assert Rule.OUTSIDE not in rules_at([50, 20, 50], 1)
    assert Rule.OUTSIDE in rules_at([50, "19.9999", 50], 1)


@pytest.mark.parametrize("side", [51, 49])
def test_six_in_a_row_on_one_side_are_chance_and_seven_are_not(side):
    six = [50, *[side] * (RUN - 1), 50]
    seven = [50, *[side] * RUN, 50]
    assert all(Rule.SHIFT not in rules_at(six, place) for place in range(len(six)))
    assert [Rule.SHIFT in rules_at(seven, place) for place in range(len(seven))] == [
        False,
        *[True] * 7,
        False,
    ]


def test_a_point_on_the_mean_breaks_a_run():
    assert Rule.SHIFT not in rules_at([51, 52, 51, 50, 51, 52, 51], 6)


@pytest.mark.parametrize("way", [1, -1])
def test_six_points_that_rise_or_fall_are_chance_and_seven_are_not(way):
    six = [50 + way * n for n in range(-3, RUN - 4)]
    seven = [50 + way * n for n in range(-3, RUN - 3)]
    assert len(six) == 6
    assert all(Rule.TREND not in rules_at(six, place) for place in range(6))
    assert all(Rule.TREND in rules_at(seven, place) for place in range(7))


def test_equal_points_break_a_trend():
    assert Rule.TREND not in rules_at([46, 47, 48, 48, 49, 51, 52, 53], 7)


def test_two_of_three_near_a_limit_are_found_and_one_is_not():
    assert rules_at([60, 71, 60], 1) == set()
    assert rules_at([71, 60, 71], 0) == rules_at([71, 60, 71], 2) == {Rule.NEAR_LIMIT}
    assert rules_at([71, 60, 71], 1) == set()
    assert rules_at([71, 60, 60, 71], 0) == set()
    assert rules_at([29, 29, 40], 1) == {Rule.NEAR_LIMIT}
    assert rules_at([29, 29, 50], 1) == set(), "a point on the mean lies on neither side"
    assert rules_at([80, 80, 60], 1) == {Rule.NEAR_LIMIT}
    assert rules_at(["80.1", 80, 60], 1) == set(), "a point outside the limits is not near one"


def test_a_point_where_the_outer_third_begins_is_not_near_and_sides_do_not_mix():
    assert rules_at([70, 50, 70], 0) == set()
    assert rules_at([71, 50, 29], 0) == set()


def test_the_same_figure_over_and_over_is_no_signal():
    """With binary fractions the mean of twelve 0.1 is not 0.1, and every point would lie above it."""
    (stretch,) = stretches(numbers(*["0.1"] * FEWEST))
    assert stretch.limits == Limits(Decimal("0.1"), Decimal("0.1"), Decimal("0.1"))
    assert set(stretch.signals) == {None}


def test_one_figure_fewer_than_needed_has_no_limits():
    values = numbers(*range(FEWEST))
    assert stretches(values[:-1])[0].limits is None
    assert stretches(values)[0].limits is not None
    assert variation(stretches(values[:-1])[-1], Better.UP) == Variation.TOO_FEW


def test_a_step_begins_new_limits_and_leaves_the_old_ones():
    before, after = numbers(*[10, 12] * 6), numbers(*[30, 34] * 6)
    first, second = stretches([*before, *after], [12])
    assert (first.first, second.first) == (0, 12)
    assert first.limits == limits_of(before)
    assert second.limits == limits_of(after)


@pytest.mark.parametrize(
    ("better", "last", "says"),
    [
        (Better.UP, 100, Variation.IMPROVING_HIGH),
        (Better.UP, 0, Variation.CONCERNING_LOW),
        (Better.DOWN, 100, Variation.CONCERNING_HIGH),
        (Better.DOWN, 0, Variation.IMPROVING_LOW),
        (Better.NEITHER, 100, Variation.HIGH),
        (Better.NEITHER, 0, Variation.LOW),
        (Better.UP, 50, Variation.COMMON),
    ],
)
def test_what_the_latest_point_says_depends_on_which_way_is_better(better, last, says):
    values = numbers(*[49, 51] * 8, last)
    assert variation(stretches(values)[-1], better) == says


@pytest.mark.parametrize(
    ("better", "target", "says"),
    [
        (Better.UP, "lower", Assurance.PASSES),
        (Better.UP, "upper", Assurance.HIT_OR_MISS),
        (Better.DOWN, "upper", Assurance.PASSES),
        (Better.DOWN, "lower", Assurance.HIT_OR_MISS),
    ],
)
def test_a_target_on_a_limit(better, target, says):
    stretch = stretches(numbers(*[49, 51] * 8))[-1]
    assert assurance(stretch, better, getattr(stretch.limits, target)) == says


def test_a_target_beyond_the_limits_is_never_reached_and_none_is_none():
    stretch = stretches(numbers(*[49, 51] * 8))[-1]
    beyond = Decimal("0.0001")
    assert assurance(stretch, Better.UP, stretch.limits.upper + beyond) == Assurance.FAILS
    assert assurance(stretch, Better.DOWN, stretch.limits.lower - beyond) == Assurance.FAILS
    assert assurance(stretch, Better.UP, None) == Assurance.NO_TARGET
    assert assurance(stretch, Better.NEITHER, Decimal(50)) == Assurance.NO_TARGET


# What follows are the cases that the NHS-R community publishes with NHSRplotthedots 0.2 (MIT): its tests, and
# its vignette on the spreadsheets of Making Data Count, whose way of working limits out is the one here.
SPREADSHEET = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
DRAWN = [
    "-0.56047565", "-0.23017749", "1.55870831", "0.07050839", "0.12928774", "1.71506499", "0.46091621",
    "-1.26506123", "-0.68685285", "-0.44566197", "1.22408180", "0.35981383", "0.40077145", "0.11068272",
    "10", "1.78691314", "0.49785048", "-1.96661716", "0.70135590", "-0.47279141",
]  # fmt: skip
"""The twenty figures of the package’s own test, with an outlier at the fifteenth place."""


def found_by(rule, values) -> list[int]:
    return [int(bool(one and rule in one.rules)) for one in signals_of(numbers(*values), WIDE)]


def test_limits_agree_with_the_spreadsheet_of_making_data_count():
    (stretch,) = stretches(numbers(*SPREADSHEET))
    mean, lower, upper = (
        round(v, 2) for v in (stretch.limits.mean, stretch.limits.lower, stretch.limits.upper)
    )
    assert (mean, lower, upper) == (Decimal("1.94"), Decimal("-3.06"), Decimal("6.95"))
    assert [place for place, one in enumerate(stretch.signals) if one] == [4]


def test_limits_with_an_outlier_agree_with_the_package_where_it_follows_the_spreadsheet():
    limits = limits_of(numbers(*DRAWN))
    assert [round(value, 4) for value in (limits.mean, limits.lower, limits.upper)] == [
        Decimal("0.6694"),
        Decimal("-4.5966"),
        Decimal("5.9355"),
    ]


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ([1] * 6, [0] * 6),
        ([1] * 6 + [-1], [0] * 7),
        ([1] * 8 + [-1], [1] * 8 + [0]),
        ([-1] * 8 + [1], [1] * 8 + [0]),
    ],
)
def test_runs_on_one_side_of_the_mean_agree_with_the_published_cases(sides, found):
    assert found_by(Rule.SHIFT, [50 + side for side in sides]) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [1] * 7),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
    ],
)
def test_trends_agree_with_the_published_cases(values, found):
    assert found_by(Rule.TREND, [40 + value for value in values]) == found


NEAR, FAR, BELOW, NEAR_BELOW = 75, 60, 40, 25


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([NEAR, FAR, NEAR], [1, 0, 1]),
        ([FAR, NEAR, NEAR], [0, 1, 1]),
        ([NEAR, NEAR, FAR], [1, 1, 0]),
        ([FAR, FAR, NEAR, FAR, NEAR, FAR, FAR], [0, 0, 1, 0, 1, 0, 0]),
        ([FAR, FAR, NEAR, NEAR, FAR, FAR, FAR], [0, 0, 1, 1, 0, 0, 0]),
        ([NEAR, FAR, FAR, NEAR], [0, 0, 0, 0]),
        ([NEAR, FAR, FAR, NEAR, NEAR], [0, 0, 0, 1, 1]),
        ([NEAR, BELOW, NEAR], [0, 0, 0]),
        ([FAR, NEAR_BELOW, NEAR], [0, 0, 0]),
        ([NEAR, NEAR_BELOW, FAR], [0, 0, 0]),
    ],
)
def test_two_in_three_agree_with_the_published_cases(values, found):
    assert found_by(Rule.NEAR_LIMIT, values) == found


def test_points_near_opposite_limits_are_chance_as_the_package_has_it():
    (stretch,) = stretches(numbers(*[1, -1] * 7, "5.5", "-5.5"))
    assert stretch.signals[-2:] == (None, None)


def test_where_several_rules_find_a_point_the_first_says_which_way_it_leans():
    """Outside, then trend, then two in three, then a run: the order that the package has them in."""
    rising_below = signals_of(numbers(*range(31, 38)), WIDE)
    assert [one.rules for one in rising_below] == [(Rule.TREND, Rule.SHIFT)] * 7
    assert all(one.is_high for one in rising_below)
    up_then_down = signals_of(numbers(*range(45, 52), *range(50, 44, -1)), WIDE)
    assert [one.is_high for one in up_then_down] == [True] * 6 + [False] * 7
