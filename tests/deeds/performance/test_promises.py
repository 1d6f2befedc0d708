"""The promises of a framework tied to the plan, and of a scorecard, at the boundary of each."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.plan.public import Priority
from kith.work.performance.duties import (
    Facts,
    Frozen,
    Held,
    framework_tied,
    gather,
    scorecard_kept,
)
from kith.work.performance.models import Indicator

DAY = date(2026, 11, 16)
LONG_AGO = date(2024, 1, 1)


def facts(*indicators, priorities=("p",), reports=()) -> Facts:
    return Facts(
        "knowsley",
        {key: Held(f"Priority {key}", LONG_AGO, None) for key in priorities},
        [Held("One", LONG_AGO, None, serves, kind) for serves, kind in indicators],
        list(reports),
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


Q1, Q2 = date(2026, 4, 1), date(2026, 7, 1)
OF_THE_GROUP = SimpleNamespace(group="policy-and-performance")


def frozen(*quarters, on=date(2026, 10, 5), group="policy-and-performance"):
    return [Frozen(group, quarter, on) for quarter in quarters]


@pytest.mark.parametrize(
    ("day", "reports", "standing", "says"),
    [
        (date(2026, 9, 30), frozen(), Standing.MISSED, "The report of Q4 2025/26 was due by 30 June 2026"),
        (
            date(2026, 9, 30),
            frozen(Q1, on=date(2026, 9, 30)),
            Standing.MET,
            "Q1 2026/27 was frozen on 30 Sep",
        ),
        (date(2026, 9, 29), frozen(Q1, on=date(2026, 9, 30)), Standing.MISSED, "Q4 2025/26"),
        (
            date(2026, 10, 1),
            frozen(Q1, on=date(2026, 9, 30)),
            Standing.DUE,
            "Q2 2026/27 is to be frozen by 31 D",
        ),
        (date(2026, 12, 31), frozen(Q1), Standing.DUE, "Q2 2026/27 is to be frozen by 31 December 2026."),
        (date(2027, 1, 1), frozen(Q1), Standing.AT_RISK, "Q2 2026/27 was due by 31 December 2026"),
        (date(2027, 1, 31), frozen(Q1), Standing.AT_RISK, "Q2 2026/27 was due by 31 December 2026"),
        (date(2027, 2, 1), frozen(Q1), Standing.MISSED, "Q2 2026/27 was due by 31 December 2026"),
        (date(2026, 12, 31), frozen(Q1, Q2), Standing.MET, "Q2 2026/27 was frozen on 5 October 2026."),
        (date(2026, 12, 31), frozen(Q2, group="other"), Standing.MISSED, "Q1 2026/27 was due by"),
    ],
)
def test_a_quarters_report_is_due_by_the_end_of_the_next(day, reports, standing, says):
    found = scorecard_kept(OF_THE_GROUP, day, facts(("p", "outcome"), reports=reports))
    assert found.standing == standing
    assert says in found.reason


def test_no_report_is_owed_before_a_quarter_with_an_indicator_is_over():
    known = facts(("p", "outcome"))
    known.indicators[0] = replace(known.indicators[0], held_from=date(2026, 9, 30))
    assert scorecard_kept(OF_THE_GROUP, date(2026, 9, 30), known).standing == Standing.NOT_YET_DUE
    assert scorecard_kept(OF_THE_GROUP, date(2026, 10, 1), known).standing == Standing.DUE
    assert scorecard_kept(OF_THE_GROUP, DAY, facts()).standing == Standing.NOT_YET_DUE


@pytest.mark.django_db
def test_all_of_it_is_gathered_with_one_question(kscp, django_assert_num_queries):
    ground = ground_of(kscp)
    ground.gathered.pop("performance", None)
    with django_assert_num_queries(1):
        found = gather(ground)
    assert len(found.priorities) == Priority.objects.filter(partnership=kscp).count() == 3
    assert len(found.indicators) == Indicator.objects.filter(partnership=kscp).count()
    assert [one.group for one in found.reports] == ["policy-and-performance"]
