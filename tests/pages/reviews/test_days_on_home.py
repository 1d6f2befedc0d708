"""Home tells the unit which clocks of cases come and are late, and the independent person what to sample."""

from datetime import date

import pytest
import time_machine

from kith.work.reviews.coming import clocks_coming
from kith.work.reviews.enums import ConflictKind, Stage
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.scrutiny import comment_on
from kith.work.reviews.presenters.clocks import strip_of, where_on_the_clock
from kith.work.reviews.waiting import decisions_to_sample
from tests.cast import NOW, TODAY, acting, person
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
LAST = date(2026, 11, 26)
"""The last day of the rapid review of the sample case."""


@pytest.fixture
def case(lrscp):
    """Return the sample case under review, in whose circle the manager is not."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


def told(name, first, last):
    found = clocks_coming(member(name), first, last)
    return [(one.on, one.what, one.title) for one in found if one.title == "Case 2026-03"]


def test_a_clock_comes_up_to_its_last_day_and_is_late_from_the_day_after(signed_in, case):
    # Given a manager who is in no circle, Home tells the day and leads to the register, not to the case
    home = signed_in("manager").get("/")
    line = home.table("The next ten working days across all groups").row(
        "Report of a rapid review due: Case 2026-03"
    )
    assert line["Day"] == "26 November 2026 in 8 working days"
    assert home.links["Case 2026-03"] == f"{HOME}/reviews"
    # When the last day has passed, it is late, and no longer among what comes
    with time_machine.travel(NOW.replace(day=27), tick=False):
        late = signed_in("manager").get("/").table("Clocks of cases that have run out")
        row = late.row("Case 2026-03")
        assert row["What is late"] == (
            "Report of a rapid review due on 26 November 2026, late by 1 working day"
        )
    with time_machine.travel(NOW.replace(day=26), tick=False):
        late = signed_in("manager").get("/").table("Clocks of cases that have run out")
        assert "Case 2026-03" not in [row["Case"] for row in late.rows]


def test_what_comes_reaches_to_its_last_day_and_a_conflict_closes_it(case):
    assert told("manager", TODAY, LAST) == [(LAST, "Report of a rapid review due", "Case 2026-03")]
    assert told("manager", TODAY, date(2026, 11, 25)) == []
    keep_out(
        case=case,
        person=person("manager"),
        kind=ConflictKind.DIRECTED,
        because="A cousin.",
        by=acting("coordinator"),
        on=TODAY,
    )
    assert told("manager", TODAY, LAST) == []


def test_who_runs_a_case_is_named_to_those_who_may_open_it_and_to_nobody_else(case):
    def who(name):
        found = clocks_coming(member(name), TODAY, LAST)
        return [one.who for one in found if one.title == "Case 2026-03"]

    assert who("coordinator") == ["Hester Willowherb, Tansy Wetherfield"]
    assert who("manager") == ["Whoever runs it"]


def test_a_day_without_work_is_said_and_the_next_working_day_named(case):
    assert where_on_the_clock(case, date(2026, 11, 20)) == "Today is working day 11 of 15; 4 are left."
    assert where_on_the_clock(case, date(2026, 11, 21)) == (
        "Today is no working day. Monday is working day 12 of 15; 4 are left."
    )
    RapidReview.objects.filter(case=case).update(meets_on=date(2026, 11, 19), held_on=date(2026, 11, 18))
    held = [day.on for day in strip_of(Case.objects.get(pk=case.pk), TODAY) if "Meeting held" in day.notes]
    assert held == [date(2026, 11, 18)]


def test_the_independent_person_is_told_what_to_sample_until_they_comment(signed_in, case):
    home = signed_in("independent_advisor").get("/")
    assert "Case 2026-01: sample a decision" in home.links
    assert "8 decisions have no comment of yours yet." in home.text
    assert "Case 2026-01" in home.click("Case 2026-01: sample a decision").heading.replace("case", "Case")
    by = acting("independent_advisor")
    comment_on(case=case, stage=Stage.NOTIFY, words="Why so late?", by=by, on=TODAY)
    left = list(decisions_to_sample(member("independent_advisor"), TODAY))
    assert [one.says for one in left] == ["7 decisions have no comment of yours yet."]
    assert list(decisions_to_sample(member("manager"), TODAY)) == []
