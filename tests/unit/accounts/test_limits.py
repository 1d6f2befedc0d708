"""How long a session lasts."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.base.accounts import limits

BEGAN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def session_begun():
    session = {}
    limits.begin(session, BEGAN)
    return session


@pytest.mark.parametrize(
    ("idle", "over"),
    [(timedelta(minutes=30), False), (timedelta(minutes=30, seconds=1), True)],
)
def test_a_session_ends_after_thirty_minutes_without_a_page(idle, over):
    assert limits.is_over(session_begun(), BEGAN + idle) is over


@pytest.mark.parametrize(
    ("age", "over"), [(timedelta(hours=12), False), (timedelta(hours=12, seconds=1), True)]
)
def test_a_session_ends_after_twelve_hours_however_busy(age, over):
    session = session_begun()
    limits.note_page(session, BEGAN + age)
    assert limits.is_over(session, BEGAN + age) is over


def test_beginning_twice_does_not_lengthen_a_session():
    session = session_begun()
    limits.begin(session, BEGAN + timedelta(hours=11))
    assert session[limits.SIGNED_IN] == BEGAN.timestamp()


@pytest.mark.parametrize(("seconds", "noted"), [(59, False), (60, True)])
def test_pages_are_noted_to_the_minute(seconds, noted):
    session = session_begun()
    limits.note_page(session, BEGAN + timedelta(seconds=seconds))
    assert (session[limits.SEEN] > BEGAN.timestamp()) is noted


@pytest.mark.parametrize(("seconds", "within"), [(300, True), (301, False)])
def test_signing_in_counts_as_showing_who_one_is_for_five_minutes(seconds, within):
    assert limits.signed_in_within(session_begun(), BEGAN + timedelta(seconds=seconds), 300) is within


def test_a_session_in_which_nobody_signed_in_shows_nothing():
    assert not limits.signed_in_within({}, BEGAN, 300)
