"""When an issue is answered in time, when a risk is to be looked at, and what a score is called."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from kith.base.kernel.standings import Standing
from kith.base.kernel.working_days import add_working_days
from kith.partnership.risks.deadlines import SOON, answer_stands, review_stands
from kith.partnership.risks.duties import Asked, issues_answered
from kith.partnership.risks.scores import Band, Scored, band_of, trend

MEETING = date(2026, 11, 16)
DAY = timedelta(days=1)
YEAR = timedelta(days=365)


def stands(today: date, *, met=None, meets=None, answered=None) -> tuple[Standing, str]:
    found = answer_stands(met, meets, answered, today)
    return found.standing, found.reason


def test_the_day_of_the_meeting_is_in_time_and_the_day_after_is_not():
    assert stands(MEETING - DAY, meets=MEETING) == (
        Standing.NOT_YET_DUE,
        "To be answered by the meeting of 16 November 2026.",
    )
    assert stands(MEETING, meets=MEETING)[0] == Standing.DUE
    assert stands(MEETING, met=MEETING)[0] == Standing.DUE
    assert stands(MEETING + DAY, met=MEETING, meets=MEETING + YEAR) == (
        Standing.MISSED,
        "Unanswered after the meeting of 16 November 2026.",
    )


def test_an_answer_on_the_day_of_the_meeting_is_in_time_and_one_the_day_after_is_late():
    assert stands(MEETING + YEAR, met=MEETING, answered=MEETING)[0] == Standing.MET
    assert stands(MEETING + YEAR, met=MEETING, answered=MEETING + DAY) == (
        Standing.MISSED,
        "Answered on 17 November 2026, after the meeting of 16 November 2026.",
    )


def test_an_answer_to_come_counts_as_none_yet():
    assert stands(MEETING + DAY, met=MEETING, answered=MEETING + 2 * DAY)[0] == Standing.MISSED


def test_without_a_meeting_ahead_nothing_says_by_when_and_that_is_at_risk():
    assert stands(MEETING)[0] == Standing.AT_RISK
    assert stands(MEETING + DAY, meets=MEETING)[0] == Standing.AT_RISK


def test_a_review_is_overdue_from_the_day_after_its_day():
    assert review_stands(MEETING, MEETING).reason == "Review due today."
    found = review_stands(MEETING, MEETING + DAY)
    assert (found.standing, found.reason) == (Standing.MISSED, "Review overdue since 16 November 2026.")
    ahead = add_working_days(MEETING, SOON)
    assert review_stands(ahead, MEETING).standing == Standing.DUE
    assert review_stands(ahead + DAY, MEETING).standing == Standing.NOT_YET_DUE


@pytest.mark.parametrize(
    ("score", "band"),
    [(1, "low"), (3, "low"), (4, "moderate"), (6, "moderate"), (8, "high"), (12, "high"), (15, "extreme")],
)
def test_scores_fall_in_the_bands_of_the_matrix(score, band):
    assert band_of(score) == Band(band)


def test_a_score_says_itself_in_numbers_and_words():
    assert Scored(4, 3).says == "12, high: likely (4) × moderate (3)"


def test_the_trend_compares_the_last_two_scores():
    assert [trend(scores) for scores in ([9], [9, 9], [16, 12], [4, 12, 16])] == [
        "Scored once",
        "Unchanged at 9",
        "Down from 16 to 12",
        "Up from 12 to 16",
    ]


def judged(day: date, *asked: Asked, group: str = "ppg"):
    groups = [SimpleNamespace(key="ppg", pk=1, partnership_id=9)]
    ground = SimpleNamespace(groups=groups, partnership=SimpleNamespace(pk=9, key="knowsley"))
    found = issues_answered(SimpleNamespace(group=group), day, (ground, asked))
    return found.standing, found.reason


def test_the_promise_is_missed_from_the_day_after_the_meeting_and_names_which():
    waiting = Asked(1, "Waiting lists", 1, MEETING - 9 * DAY, MEETING, None)
    assert judged(MEETING - 10 * DAY, waiting) == (Standing.NOT_YET_DUE, "No issue is on record yet.")
    assert judged(MEETING - DAY, waiting)[0] == Standing.NOT_YET_DUE
    assert judged(MEETING, waiting)[0] == Standing.DUE
    assert judged(MEETING + DAY, waiting) == (
        Standing.MISSED,
        "Unanswered after the next meeting: Waiting lists (meeting of 16 November 2026).",
    )


def test_a_late_answer_is_at_risk_for_a_year_and_one_in_time_holds():
    asked_on = MEETING - 9 * DAY
    late = Asked(1, "Waiting lists", 1, asked_on, MEETING, MEETING + DAY)
    assert judged(MEETING + DAY, late) == (
        Standing.AT_RISK,
        "Answered after the next meeting: Waiting lists.",
    )
    assert judged(MEETING + YEAR - DAY, late)[0] == Standing.AT_RISK
    assert judged(MEETING + YEAR, late)[0] == Standing.MET
    in_time = Asked(2, "Buses", 1, asked_on, MEETING, MEETING)
    assert judged(MEETING + DAY, in_time)[0] == Standing.MET


def test_an_issue_passed_on_still_counts_and_one_of_another_group_does_not():
    passed = Asked(1, "Waiting lists", 1, MEETING - 9 * DAY, MEETING, MEETING)
    silent = Asked(1, "Waiting lists", 2, MEETING, MEETING + 5 * DAY, None)
    assert judged(MEETING + 6 * DAY, passed, silent)[0] == Standing.MISSED
    other = Asked(2, "Buses", 2, MEETING, MEETING + 5 * DAY, None)
    assert judged(MEETING + 6 * DAY, passed, other)[0] == Standing.MET
