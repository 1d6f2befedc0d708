"""Which silences are shown, and how long they were on a day of knowing."""

from datetime import date

import pytest

from kith.work.chronologies.gaps import Gap
from kith.work.chronologies.presenters.merged import Agency
from kith.work.chronologies.presenters.silent import silences_asked
from kith.work.chronologies.queries.merged import Asked

LONG = Gap(1, date(2025, 1, 1), date(2025, 12, 31))
AGENCIES = {1: Agency("Housing", "A", "housing")}


@pytest.mark.parametrize(
    ("as_at", "found"),
    [
        (None, [LONG]),
        (date(2024, 12, 31), []),
        (date(2025, 3, 31), []),
        (date(2025, 4, 1), [LONG._replace(to_on=date(2025, 4, 1))]),
        (date(2025, 12, 31), [LONG]),
        (date(2026, 1, 1), [LONG]),
    ],
)
def test_a_silence_under_way_ends_on_the_day_asked_for_once_it_is_longer_than_the_rule(as_at, found):
    assert silences_asked([LONG], Asked(as_at=as_at), AGENCIES, 90) == found
