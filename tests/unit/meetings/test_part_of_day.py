"""In which half of the day a meeting begins."""

from datetime import date, time

import pytest

from kith.work.meetings.models import Meeting
from kith.work.meetings.presenters.calendar import when


@pytest.mark.parametrize(
    ("begins", "words"),
    [(None, "Tuesday morning"), (time(11, 59), "Tuesday morning"), (time(12, 0), "Tuesday afternoon")],
)
def test_the_half_of_the_day_follows_the_hour_where_one_is_set(begins, words):
    assert when(Meeting(meets_on=date(2026, 11, 17), half_day="morning", begins=begins)) == words
