"""The promises of a framework tied to the plan, and of a scorecard, at the boundary of each."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.plan.public import Priority
from kith.work.performance.duties import (
    A_MONTH,
    A_QUARTER,
    Facts,
    Held,
    framework_tied,
    gather,
    scorecard_kept,
)
from kith.work.performance.models import Indicator

DAY = date(2026, 11, 16)
LONG_AGO = date(2024, 1, 1)


def facts(*indicators, priorities=("p",), taken_in=()) -> Facts:
    return Facts(
        "knowsley",
        {key: Held(f"Priority {key}", LONG_AGO, None) for key in priorities},
        [Held("One", LONG_AGO, None, serves, kind) for serves, kind in indicators],
        list(taken_in),
    )


@pytest.mark.parametrize(
    ("known", "standing", "says"),
    [
        (facts(("p", "outcome")), Standing.MET, "Each priority has an indicator"),
        (facts(("p", "outcome"), priorities=("p", "q")), Standing.AT_RISK, "Priority q has no indicator."),
        (facts(("p", "outcome"), ("", "output")), Standing.AT_RISK, "1 indicator serves no priority"),
        (facts(("p", "output")), Standing.MISSED, "0 of 1 indicator measure outcomes."),
        (facts(("", "outcome")), Standing.MISSED, "Priority p has no indicator."),
        (facts(), Standing.NOT_YET_DUE, "No indicator is on record"),
        (facts(("p", "outcome"), priorities=()), Standing.NOT_YET_DUE, "No priority is on record"),
    ],
)
def test_a_framework_is_tied_to_the_plan_both_ways_and_measures_outcomes(known, standing, says):
    found = framework_tied(None, DAY, known)
    assert found.standing == standing
    assert says in found.reason


def test_an_objective_needs_an_indicator_until_its_impact_is_shown():
    known = facts(("p", "outcome"))
    known.objectives.append(Held("Homes are warm", LONG_AGO, DAY, "p", ident="o"))
    found = framework_tied(None, DAY, known)
    assert (found.standing, found.reason.split(".")[0]) == (
        Standing.AT_RISK,
        "“Homes are warm” has no indicator",
    )
    assert framework_tied(None, DAY + timedelta(days=1), known).standing == Standing.MET
    known.measures.append(Held("", DAY, DAY, "o", "i"))
    assert framework_tied(None, DAY, known).standing == Standing.MET
    assert framework_tied(None, DAY - timedelta(days=1), known).standing == Standing.AT_RISK


def test_an_indicator_that_shows_an_objective_is_tied_to_the_plan():
    known = facts(("p", "outcome"))
    known.indicators.append(Held("Other", LONG_AGO, None, "", "output", "i"))
    assert framework_tied(None, DAY, known).standing == Standing.AT_RISK
    known.measures.append(Held("", DAY, None, "o", "i"))
    assert framework_tied(None, DAY, known).standing == Standing.MET


def test_an_indicator_counts_up_to_its_last_day_and_not_the_day_after():
    known = facts(("p", "outcome"))
    known.indicators.append(Held("Other", LONG_AGO, DAY, "", "output"))
    assert framework_tied(None, DAY, known).standing == Standing.AT_RISK
    assert framework_tied(None, DAY + timedelta(days=1), known).standing == Standing.MET


def test_a_scorecard_holds_for_a_quarter_after_figures_came_in():
    known, day = facts(("p", "outcome"), taken_in=[LONG_AGO, DAY]), timedelta(days=1)
    assert scorecard_kept(None, DAY + A_QUARTER, known).standing == Standing.MET
    assert scorecard_kept(None, DAY + A_QUARTER, known).next_on == DAY + A_QUARTER
    assert scorecard_kept(None, DAY + A_QUARTER + day, known).standing == Standing.AT_RISK
    assert scorecard_kept(None, DAY + A_QUARTER + A_MONTH, known).standing == Standing.AT_RISK
    found = scorecard_kept(None, DAY + A_QUARTER + A_MONTH + day, known)
    assert (found.standing, found.reason) == (
        Standing.MISSED,
        "Figures were last taken in on 16 November 2026.",
    )


def test_figures_that_came_in_later_do_not_count_for_a_day_before():
    known = facts(("p", "outcome"), taken_in=[DAY])
    found = scorecard_kept(None, DAY - timedelta(days=1), known)
    assert (found.standing, found.reason) == (Standing.MISSED, "No figures were taken in yet.")
    assert scorecard_kept(None, LONG_AGO + A_QUARTER, known).standing == Standing.NOT_YET_DUE
    assert scorecard_kept(None, DAY, facts(taken_in=[DAY])).standing == Standing.NOT_YET_DUE


@pytest.mark.django_db
def test_all_of_it_is_gathered_with_one_question(kscp, django_assert_num_queries):
    ground = ground_of(kscp)
    ground.gathered.pop("performance", None)
    with django_assert_num_queries(1):
        found = gather(ground)
    assert len(found.priorities) == Priority.objects.filter(partnership=kscp).count() == 3
    assert len(found.indicators) == Indicator.objects.filter(partnership=kscp).count()
    assert found.taken_in
